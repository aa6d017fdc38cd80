package shop;

import dev.surefoot.Run;
import dev.surefoot.Step;

/** Nested steps, and constants for names. */
public final class Steps {
  public static final String PACK = "pack" + "-" + 1;
  public static final char LETTER = 'c';

  private Steps() {}

  @Step
  public static class Approve {
    @Run
    public void approve(Order order) {}
  }

  @Step("steps-close")
  public record Close() {
    @Run
    public void close(Order order) {}
  }
}
