package travel;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;

/** Books two things at once, and cancels them one after the other. */
@Step("package")
public final class BookPackage {
  private final Agency agency;

  public BookPackage(Agency agency) {
    this.agency = agency;
  }

  @Run
  public void book() {
    agency.book("guide");
    agency.book("boat");
  }

  /** May fail in the middle: called again, it finds the guide cancelled already. */
  @Undo
  public void cancel() {
    agency.cancel("guide");
    agency.cancel("boat");
  }
}
