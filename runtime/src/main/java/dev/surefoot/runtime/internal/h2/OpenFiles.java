package dev.surefoot.runtime.internal.h2;

import dev.surefoot.runtime.spi.StoreInUseException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which database files this process has open, and for whom. H2 would quietly share a database
 * between all connections of a process, and two engines would run the same instances.
 */
final class OpenFiles {
  private static final Map<Path, String> OWNERS = new ConcurrentHashMap<>();

  private OpenFiles() {}

  /** Takes a file, by its real path, or refuses because another has it. */
  static void take(Path file, String owner) {
    String other = OWNERS.putIfAbsent(file, owner);
    if (other != null) {
      throw new StoreInUseException(
          ("%s is in use by '%s' in this process: close that engine before you open '%s',"
                  + " or give each a file of its own")
              .formatted(file, other, owner),
          null);
    }
  }

  /** Gives a file back. */
  static void giveBack(Path file) {
    OWNERS.remove(file);
  }
}
