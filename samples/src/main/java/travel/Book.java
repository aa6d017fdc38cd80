package travel;

import dev.surefoot.Attempt;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;

/** Books what its task is named after. */
@Step("book")
public final class Book {
  private final Agency agency;

  public Book(Agency agency) {
    this.agency = agency;
  }

  @Run
  public void book(Attempt attempt) {
    agency.book(what(attempt));
  }

  @Undo
  public void cancel(Attempt attempt) {
    agency.cancel(what(attempt));
  }

  /** A key is {@code instance/step#visit}, where the step may be in a sub-flow. */
  private static String what(Attempt attempt) {
    String key = attempt.key();
    return key.substring(key.indexOf('/') + 1, key.indexOf('#'));
  }
}
