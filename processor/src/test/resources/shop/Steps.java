package shop;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;

/** Nested steps, and constants for names. */
public final class Steps {
  public static final String PACK = "pack" + "-" + 1;
  public static final char LETTER = 'c';

  private Steps() {}

  @Step(undo = UndoContract.NONE)
  public static class Approve {
    @Run
    public void approve(Order order) {}
  }

  @Step(value = "steps-close", undo = UndoContract.NONE)
  public record Close() {
    @Run
    public void close(Order order) {}
  }
}
