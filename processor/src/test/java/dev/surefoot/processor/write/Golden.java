package dev.surefoot.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files beside these tests: sources of flows, and what is expected to be generated for them.
 * Run the tests with {@code -Dsurefoot.golden.refresh=true} to write the latter anew; look at the
 * difference before it is committed.
 */
public final class Golden {
  private static final Path FOLDER =
      Path.of("src/test/resources/dev/surefoot/processor/write/golden");

  private Golden() {}

  static String flow(String path) {
    return read("flows/" + path);
  }

  /** Compares with the file of this name. */
  public static void assertEqual(String name, String actual) {
    if (Boolean.getBoolean("surefoot.golden.refresh")) {
      try {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve(name), actual);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return;
    }
    assertThat(actual).isEqualTo(read("golden/" + name));
  }

  private static String read(String path) {
    try (InputStream file = Golden.class.getResourceAsStream(path)) {
      assertThat(file).as("the file %s beside the tests", path).isNotNull();
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
