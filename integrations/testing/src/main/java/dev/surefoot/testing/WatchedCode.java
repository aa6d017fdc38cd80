package dev.surefoot.testing;

import dev.surefoot.runtime.spi.FlowCode;
import dev.surefoot.runtime.spi.ForwardingCode;
import dev.surefoot.runtime.spi.StepCall;
import dev.surefoot.runtime.spi.UndoCall;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A flow's code that can be killed before and after each call. */
final class WatchedCode<I, R> extends ForwardingCode<I, R> {
  private final CrashPoints points;
  private final Set<String> done;
  private final Runnable always;

  /**
   * Watches the calls of a code.
   *
   * @param done the keys of executions and undos that have an outcome already
   * @param always called before each call
   */
  WatchedCode(FlowCode<I, R> inner, CrashPoints points, Set<String> done, Runnable always) {
    super(inner);
    this.points = points;
    this.done = done;
    this.always = always;
  }

  @Override
  public @Nullable Object run(String step, StepCall call) throws Exception {
    String what = begin("'" + step + "'", call);
    Object made = super.run(step, call);
    end(what);
    return made;
  }

  @Override
  public Optional<?> poll(String step, StepCall call) throws Exception {
    String what = begin("the poll of '" + step + "'", call);
    Optional<?> made = super.poll(step, call);
    end(what);
    return made;
  }

  @Override
  public void undo(String step, UndoCall call) throws Exception {
    String what = begin("the undo of '" + step + "'", call);
    super.undo(step, call);
    end(what);
  }

  private String begin(String call, StepCall of) {
    String key = of.attempt().key();
    String execution = key.substring(key.indexOf('/') + 1);
    String what = call + " (" + execution + ", attempt " + of.attempt().number() + ")";
    if (done.contains(key)) {
      points.violated(what + " was called, although its outcome had been kept before the crash");
    }
    always.run();
    points.pass("when " + what + " had been handed out, before it was called");
    return what;
  }

  private void end(String what) {
    points.pass("when " + what + " had done its work, before its outcome was committed");
  }
}
