package dev.surefoot.verify;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The files that are meant by an argument: the file itself, or those below a folder, in order. */
final class NetFiles {
  private NetFiles() {}

  static List<Path> below(Path fileOrFolder) throws IOException {
    if (!Files.isDirectory(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    List<Path> files = new ArrayList<>();
    List<Path> folders = new ArrayList<>(List.of(fileOrFolder));
    while (!folders.isEmpty()) {
      Path folder = folders.remove(folders.size() - 1);
      try (Stream<Path> entries = Files.list(folder)) {
        for (Path entry : (Iterable<Path>) entries::iterator) {
          if (Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
            folders.add(entry);
          } else if (isNet(entry) && Files.isRegularFile(entry)) {
            files.add(entry);
          }
        }
      }
    }
    files.sort(null);
    return files;
  }

  private static boolean isNet(Path file) {
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    return name.endsWith(".pnml") || name.endsWith(".xml");
  }
}
