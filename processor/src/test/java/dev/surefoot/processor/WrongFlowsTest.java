package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Wrong flows, one mistake each: the folders of {@code src/test/resources/wrong} hold sources and,
 * in {@code expected.txt}, all that the compiler says - position, whole text, and nothing else. A
 * mistake that is only noted stops no compilation.
 *
 * <p>After a change of messages, run the test with {@code -Dsurefoot.refresh=true}, which writes
 * what is said now into the files; then read the difference. {@code -Dsurefoot.wrong='undo-.*'}
 * tries only those of such a name.
 */
class WrongFlowsTest {
  private static final Path WRONG = Shop.RESOURCES.resolve("wrong");
  private static final boolean REFRESH = Boolean.getBoolean("surefoot.refresh");

  private static final String TRIED = System.getProperty("surefoot.wrong", ".*");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> folders = Files.list(WRONG)) {
      return folders
          .map(f -> f.getFileName().toString())
          .filter(name -> name.matches(TRIED))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void isRefusedWithExactlyThis(String name) throws IOException {
    Path folder = WRONG.resolve(name);
    Path expected = folder.resolve("expected.txt");
    Compiled compiled = Javac.withShop().sources(folder).compile();
    boolean onlyNotes = compiled.diagnostics().isEmpty();
    String said = String.join("\n", onlyNotes ? compiled.notes() : compiled.diagnostics()) + "\n";
    assertThat(said).isNotBlank();
    if (REFRESH) {
      Files.writeString(expected, said);
    }
    assertThat(compiled.success()).isEqualTo(onlyNotes);
    assertThat(said).isEqualTo(Files.readString(expected));
  }
}
