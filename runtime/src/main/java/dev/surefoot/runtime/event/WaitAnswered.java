package dev.surefoot.runtime.event;

/**
 * An await was answered; the row's value is the answer. One that came before the await began is
 * kept: its row has the value, and that of the same visit which uses it has none.
 *
 * @param execution that waited, or 0 if the answer is kept for when it begins to
 * @param await its name
 * @param visit the execution of this await that it is for, from one
 * @param datum the key of the answer
 * @param by who answered, or empty
 */
public record WaitAnswered(
    int execution, String await, int visit, String datum, String by, Advance advance)
    implements Event {
  public WaitAnswered {
    advance = Advance.orNone(advance);
  }

  /** Whether it is kept for an await that has not begun. */
  public boolean comesEarly() {
    return execution == 0;
  }
}
