package dev.surefoot.testing;

import dev.surefoot.runtime.spi.StepCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the calls of one step, or of one undo, come to in the place of the real one: one outcome
 * after the other, and the real one again when all are used up. An outcome without a number of
 * times is for all calls that follow.
 *
 * <pre>{@code
 * engine.step("charge-card").fails(2, new IOException("no line")); // then it is really called
 * engine.step("check-card").answers(new CardCheck(true));
 * engine.undoOf("reserve-stock").fails(new IOException("warehouse closed"));
 * }</pre>
 */
public final class StepScript {
  private static final int ALWAYS = Integer.MAX_VALUE;

  /** What a step does in a test. */
  @FunctionalInterface
  public interface Body {
    /**
     * Does it.
     *
     * @return what the step makes, null if it makes nothing
     * @throws Exception to fail
     */
    @Nullable Object call(StepCall call) throws Exception;
  }

  private record Outcome(int times, Body body) {}

  private final List<Outcome> outcomes = new ArrayList<>();
  private int calls;
  private Duration time = Duration.ZERO;
  private final Runnable onTime;

  StepScript(Runnable onTime) {
    this.onTime = onTime;
  }

  /** Every call throws. */
  public StepScript fails(Throwable thrown) {
    return fails(ALWAYS, thrown);
  }

  /** The next calls throw. */
  public StepScript fails(int times, Throwable thrown) {
    return does(
        times,
        call -> {
          throw thrownBy(thrown);
        });
  }

  /**
   * Every call makes this. Of a step with several outputs it is the record that holds them, and
   * null of one that makes nothing or may skip and does.
   */
  public StepScript answers(@Nullable Object output) {
    return answers(ALWAYS, output);
  }

  /** The next calls make this. */
  public StepScript answers(int times, @Nullable Object output) {
    return does(times, call -> output);
  }

  /** Every call does this. */
  public StepScript does(Body body) {
    return does(ALWAYS, body);
  }

  /** The next calls do this. */
  public StepScript does(int times, Body body) {
    if (times < 1) {
      throw new IllegalArgumentException(
          times + " times is never; leave the outcome out, or give at least 1");
    }
    outcomes.add(new Outcome(times, body));
    return this;
  }

  /** Every call takes this long by the test's clock, from now on, also of the real step. */
  public StepScript takes(Duration each) {
    time = each;
    onTime.run();
    return this;
  }

  Duration time() {
    return time;
  }

  /** What the next call comes to, or null for the real one. */
  @Nullable Body next() {
    int before = calls++;
    for (Outcome outcome : outcomes) {
      if (before < outcome.times) {
        return outcome.body;
      }
      before -= outcome.times;
    }
    return null;
  }

  /** So many calls have come to something; what others would have come to, the next ones do. */
  void goOnAfter(int others) {
    calls = others;
  }

  private static Exception thrownBy(Throwable thrown) {
    if (thrown instanceof Error error) {
      throw error;
    }
    return (Exception) thrown;
  }
}
