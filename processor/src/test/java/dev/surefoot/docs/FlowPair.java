package dev.surefoot.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A wrong flow and the right one that it should have been: the folders of one name under {@code
 * wrong} and {@code right}, which other tests compile. The message says to which finding they
 * belong.
 *
 * @param code of the finding, such as {@code SF-END-TOP}
 */
record FlowPair(String name, String code) {
  static final Path WRONG = Path.of("src", "test", "resources", "wrong");
  static final Path RIGHT = Path.of("src", "test", "resources", "right");
  private static final Pattern CODE = Pattern.compile("\\[(SF-[A-Z-]+)]");

  /** All of them, by name. */
  static List<FlowPair> all() {
    try (Stream<Path> folders = Files.list(WRONG)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> Files.isDirectory(RIGHT.resolve(name)))
          .sorted()
          .map(name -> new FlowPair(name, code(name)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String code(String name) {
    Matcher code = CODE.matcher(Snippet.text(expected(name)));
    if (!code.find()) {
      throw new IllegalStateException(expected(name) + " names no finding");
    }
    return code.group(1);
  }

  private static Path expected(String name) {
    return WRONG.resolve(name).resolve("expected.txt");
  }

  /** What the compiler says of the wrong flow; that warnings are errors is the tests' own wish. */
  String message() {
    return Snippet.text(expected(name))
        .lines()
        .filter(line -> !line.contains("-Werror"))
        .collect(Collectors.joining("\n"));
  }

  String wrong() {
    return sources(WRONG.resolve(name));
  }

  String right() {
    return sources(RIGHT.resolve(name));
  }

  /** The sources of a folder, the flow's first, the others under their names. */
  private static String sources(Path folder) {
    Path flow = folder.resolve("OrderFlow.java");
    try (Stream<Path> files = Files.walk(folder)) {
      return Stream.concat(
              Stream.of(Snippet.source(flow)),
              files
                  .filter(file -> file.toString().endsWith(".java") && !file.equals(flow))
                  .sorted()
                  .map(file -> "// " + file.getFileName() + "\n" + Snippet.source(file)))
          .collect(Collectors.joining("\n\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
