package dev.surefoot.runtime.internal.engine;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ids of version 7 of RFC 9562: the time in milliseconds, then chance. What was created at the same
 * time stands together in the indexes of a database, where ids of chance alone touch all of them.
 */
final class TimeOrderedId {
  private static final long VERSION_7 = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private TimeOrderedId() {}

  static UUID next() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    long time = System.currentTimeMillis() << 16;
    return new UUID(time | VERSION_7 | random.nextLong() >>> 52, VARIANT | random.nextLong() >>> 2);
  }
}
