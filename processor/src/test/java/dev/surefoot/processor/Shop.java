package dev.surefoot.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** A shop's steps, compiled once, so that flows under test find them in class files. */
final class Shop {
  static final Path RESOURCES = Path.of("src", "test", "resources");
  static final Path CLASSES = compiled();

  private Shop() {}

  private static Path compiled() {
    try {
      Path classes = TemporaryFolders.next();
      Compiled shop =
          Javac.plain().options("-proc:none").sources(RESOURCES.resolve("shop")).compile(classes);
      if (!shop.success()) {
        throw new AssertionError(shop.diagnostics());
      }
      return classes;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
