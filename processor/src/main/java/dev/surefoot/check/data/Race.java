package dev.surefoot.check.data;

/**
 * Two uses in different branches of a parallel that touch one key, at least one of them writing it.
 *
 * @param parallel the parallel's name
 * @param writer makes the datum; of two that do, the first in the source
 * @param other reads it, or makes it too
 */
record Race(int key, String parallel, Use writer, Use other) {
  /** Whether both make it. */
  boolean writesTwice(DataNet data) {
    return data.writes(other).get(key);
  }

  /** The one that stands later in the source. */
  Use later(DataNet data) {
    return data.uses().indexOf(writer) > data.uses().indexOf(other) ? writer : other;
  }
}
