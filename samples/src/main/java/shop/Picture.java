package shop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** The picture of the flow that the compiler drew. */
final class Picture {
  private Picture() {}

  /** Puts it where a browser finds it. */
  static Path copyTo(Path folder) throws IOException {
    try (InputStream svg = Picture.class.getResourceAsStream("/META-INF/surefoot/order.svg")) {
      if (svg == null) {
        throw new IOException("the flow was compiled without its picture");
      }
      Path file = folder.resolve("order.svg");
      Files.copy(svg, file, StandardCopyOption.REPLACE_EXISTING);
      return file.toAbsolutePath().normalize();
    }
  }
}
