package dev.surefoot.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packed jar, as a process of its own with nothing else on its class path. */
class VerifyJarIT {
  private static final String SOUND = Pnml.document(Pnml.page("a: i > p q; b: p q > o"));
  private static final String STUCK = Pnml.document(Pnml.page("a: i > p; b: i > q; c: p q > o"));

  @TempDir Path folder;

  private record Run(int exitCode, List<String> lines, String errors) {}

  private Run run(String... args) throws IOException, InterruptedException {
    Path jar = Path.of(System.getProperty("surefoot.verify.jar"));
    assertThat(jar).exists();
    List<String> command =
        new ArrayList<>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar"));
    command.add(jar.toAbsolutePath().toString());
    command.addAll(List.of(args));
    Path out = folder.resolve("out.txt");
    Path err = folder.resolve("err.txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start();
    assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
    return new Run(
        process.exitValue(),
        Files.readAllLines(out, StandardCharsets.UTF_8),
        Files.readString(err));
  }

  private void file(String name, String content) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  @Test
  void allThatItSaysItSaysAlone() throws Exception {
    file("nets/deep/b.xml", STUCK);
    file("nets/a.pnml", SOUND);
    file("nets/c.pnml", "");
    Run run = run("nets");
    assertThat(run.errors()).isEmpty();
    assertThat(run.lines()).hasSize(3);
    assertThat(run.lines().get(0)).isEqualTo("a.pnml: sound");
    assertThat(run.lines().get(1)).startsWith("c.pnml: unreadable: it is no well-formed XML");
    assertThat(run.lines().get(2))
        .isEqualTo("b.xml: unsound (deadlock): it comes to a standstill after: a");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void exitCodesTellTheWorstVerdict() throws Exception {
    file("a.pnml", SOUND);
    file("b.pnml", STUCK);
    assertThat(run("a.pnml").exitCode()).isZero();
    assertThat(run("a.pnml", "b.pnml").exitCode()).isEqualTo(1);
    assertThat(run("a.pnml", "none.pnml").exitCode()).isEqualTo(2);
    assertThat(run("--timeout", "0", "a.pnml"))
        .satisfies(run -> assertThat(run.exitCode()).isEqualTo(2))
        .satisfies(run -> assertThat(run.errors()).contains("'0' is no number of seconds above 0"));
  }

  @Test
  void jsonAndPicture() throws Exception {
    file("a.pnml", SOUND);
    Run run = run("--json", "--svg", "a.svg", "a.pnml");
    assertThat(run.lines()).singleElement().asString().startsWith("{\"net\":\"a.pnml\",");
    assertThat(Files.readString(folder.resolve("a.svg"))).endsWith("</svg>\n");
  }

  @Test
  void aFolderOf1400NetsIsToldInTheOrderOfItsFiles() throws Exception {
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < 1400; i++) {
      String name = "n%04d.pnml".formatted(i);
      file("nets/" + name, i % 3 == 0 ? STUCK : SOUND);
      expected.add(name + (i % 3 == 0 ? ": unsound" : ": sound"));
    }
    Run run = run("nets");
    assertThat(run.lines().stream().map(line -> line.replaceAll(" \\(.*", ""))).isEqualTo(expected);
    assertThat(run.exitCode()).isEqualTo(1);
  }

  @Test
  void aNetOf50000NodesHasItsVerdict() throws Exception {
    StringBuilder net = new StringBuilder("t0: i > p0");
    for (int i = 1; i < 25_000; i++) {
      net.append("; t%d: p%d > p%d".formatted(i, i - 1, i));
    }
    file("long.pnml", Pnml.document(Pnml.page(net + "; z: p24999 > o")));
    assertThat(run("long.pnml").lines()).containsExactly("long.pnml: sound");
  }
}
