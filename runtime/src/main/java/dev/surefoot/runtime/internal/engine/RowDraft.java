package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.DeadlinePassed;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.OwnerChanged;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.UndoFailed;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.internal.core.Resting;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.core.Trouble;
import dev.surefoot.runtime.internal.core.WaitsAt;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Rest;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What an instance's row says after some events; the former row itself if nothing changes. */
final class RowDraft {
  private static final int LONGEST_ERROR = 500;

  private final Program program;
  private final State after;
  private @Nullable String error;
  private boolean deadlinePassed;

  private RowDraft(Program program, State after) {
    this.program = program;
    this.after = after;
  }

  static InstanceRow of(
      LiveInstance instance,
      InstanceOptions options,
      @Nullable InstanceRow before,
      State after,
      List<Event> events,
      Instant now) {
    RowDraft draft = new RowDraft(instance.hosted().program(), after);
    events.forEach(draft::add);
    InstanceState shown = after.shown();
    List<String> waitsAt = WaitsAt.of(draft.program, after);
    boolean overdue = draft.deadlinePassed || (before != null && before.overdue());
    String error = draft.error(before == null ? null : before.error());
    Rest rest = Resting.isSo(after, now) ? new Rest(Resting.until(after)) : null;
    if (before != null
        && before.state() == shown
        && before.overdue() == overdue
        && before.waitsAt().equals(waitsAt)
        && Objects.equals(before.error(), error)
        && Objects.equals(before.rest(), rest)) {
      return before;
    }
    return new InstanceRow(
        instance.id(),
        instance.hosted().name(),
        instance.key(),
        instance.hosted().fingerprint(),
        shown,
        before == null ? now : before.createdAt(),
        shown.isTerminal() ? now : null,
        before == null ? options : before.options(),
        overdue,
        waitsAt,
        error,
        rest);
  }

  private @Nullable String error(@Nullable String before) {
    boolean told = after.onFailPath() && after.ended() != null; // by the first cause
    String text = told ? null : error;
    if (text == null && WaitsAt.needsDecision(after)) {
      text = before;
    }
    Trouble trouble = after.trouble();
    if (text == null && trouble != null) {
      text = trouble.summary();
    }
    return text == null ? null : oneLine(text);
  }

  /** As every database can keep it. */
  private static String oneLine(String text) {
    String cut = text.length() > LONGEST_ERROR ? text.substring(0, LONGEST_ERROR) : text;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cs}]+", " ");
  }

  private void add(Event event) {
    if (event instanceof Outcome outcome) {
      Failure failure = outcome.failure();
      if (failure != null && outcome.policy() != null && outcome.policy() != Policy.IGNORE) {
        error = new Trouble(step(outcome.execution()), failure).summary();
      }
    } else if (event instanceof UndoFailed failed) {
      error =
          "the undo of '" + step(failed.execution()) + "' failed: " + failed.failure().summary();
    } else if (event instanceof OwnerChanged changed && !changed.held().isEmpty()) {
      error = "'" + step(changed.held().get(0)) + "' was cut off with its engine again and again";
    } else if (event instanceof DeadlinePassed) {
      deadlinePassed = true;
    }
    for (ChoiceFailed failed : event.advance().failed()) {
      if (failed.policy() != Policy.IGNORE) {
        error = new Trouble(failed.choice(), failed.failure()).summary();
      }
    }
  }

  private String step(int execution) {
    return program.step(after.execution(execution).transition());
  }
}
