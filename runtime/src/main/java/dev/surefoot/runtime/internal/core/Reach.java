package dev.surefoot.runtime.internal.core;

/**
 * What came from each execution, as far as it is asked for: a row of bits for each, in which a bit
 * is set if one of those that it was set for came from the execution, or is it. An execution's
 * causes have lower numbers, so one pass hands all bits on. Not safe for use by many threads.
 */
final class Reach {
  private final int words;
  private final long[] rows;

  Reach(int executions, int columns) {
    this.words = (columns + 63) >>> 6;
    this.rows = new long[(executions + 1) * words];
  }

  void set(int execution, int column) {
    rows[execution * words + (column >>> 6)] |= 1L << column;
  }

  void set(Ints executions, int column) {
    for (int i = 0; i < executions.size(); i++) {
      set(executions.at(i), column);
    }
  }

  /** Hands all bits on to the causes. */
  void spread(Vec<Execution> executions) {
    for (int id = executions.size(); id >= 1; id--) {
      Ints causes = executions.get(id - 1).token().causes();
      for (int c = 0; c < causes.size(); c++) {
        int cause = causes.at(c) * words;
        for (int word = 0; word < words; word++) {
          rows[cause + word] |= rows[id * words + word];
        }
      }
    }
  }

  boolean has(int execution, int column) {
    return (rows[execution * words + (column >>> 6)] & 1L << column) != 0;
  }
}
