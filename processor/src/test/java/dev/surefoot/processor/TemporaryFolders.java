package dev.surefoot.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Folders for what tests compile, all in one, which is deleted when the virtual machine ends. */
final class TemporaryFolders {
  private static final Path ALL = create();

  private TemporaryFolders() {}

  private static Path create() {
    try {
      Path all = Files.createTempDirectory("surefoot-tests");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(all)));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A new folder. */
  static Path next() {
    try {
      return Files.createTempDirectory(ALL, "compiled");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void delete(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.err.println(folder + " is left behind: " + e);
    }
  }
}
