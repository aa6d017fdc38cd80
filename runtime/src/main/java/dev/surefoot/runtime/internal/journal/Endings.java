package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.WaitAnswered;
import dev.surefoot.runtime.internal.core.Leaving;
import dev.surefoot.runtime.internal.core.Trouble;
import dev.surefoot.runtime.spi.JournalRow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an instance ended, read from its journal without its flow. */
public final class Endings {
  /**
   * The end of an instance.
   *
   * @param result the bytes of what it made, or null
   * @param trouble the first cause, or null if it finished
   */
  @SuppressWarnings("ArrayRecordComponent") // bytes of a codec, never changed
  public record End(byte @Nullable [] result, @Nullable Trouble trouble) {}

  private final Map<Integer, String> steps = new HashMap<>();
  private final Map<Integer, byte[]> values = new HashMap<>();

  /** Answers that came before their await began. */
  private final Map<String, byte[]> kept = new HashMap<>();

  private byte @Nullable [] result;
  private @Nullable Trouble trouble;

  private Endings() {}

  /** Reads the end. */
  public static End of(List<JournalRow> journal) {
    Endings endings = new Endings();
    journal.forEach(row -> endings.add(EventJson.read(row), row.value()));
    return new End(endings.result, endings.trouble);
  }

  /** The bytes of the flow's input, as it was set last. */
  public static byte[] inputOf(List<JournalRow> journal) {
    byte[] input = null;
    for (JournalRow row : journal) {
      Event event = EventJson.read(row);
      if (row.value() != null && (event instanceof Created || event instanceof RequestAccepted)) {
        input = row.value();
      } else if (!(event instanceof RequestAccepted)) {
        break; // it is never set once the instance has started
      }
    }
    return Objects.requireNonNull(input, "an instance without input");
  }

  private void add(Event event, byte @Nullable [] value) {
    boolean input = event instanceof Created || event instanceof RequestAccepted;
    if (value != null && input) {
      values.put(0, value);
    } else if (event instanceof Outcome outcome) {
      if (value != null) {
        values.put(outcome.execution(), value);
      }
      if (outcome.failure() != null && Leaving.follows(outcome.policy())) {
        because(steps.getOrDefault(outcome.execution(), ""), outcome.failure());
      }
    } else if (event instanceof WaitAnswered answered) {
      answered(answered, value);
    } else if (event instanceof RequestAccepted request && Leaving.follows(request.request())) {
      trouble = trouble == null ? Trouble.request(request.why()) : trouble;
    }
    for (Handed call : event.advance().calls()) {
      steps.put(call.execution(), call.step());
    }
    for (ChoiceFailed failed : event.advance().failed()) {
      if (Leaving.follows(failed.policy())) {
        because(failed.choice(), failed.failure());
      }
    }
    Integer maker = event.advance().result();
    if (maker != null) {
      result = values.get(maker);
    }
  }

  private void answered(WaitAnswered answered, byte @Nullable [] value) {
    String visit = answered.await() + "#" + answered.visit();
    byte @Nullable [] answer = value == null ? kept.get(visit) : value;
    if (answer != null && answered.comesEarly()) {
      kept.put(visit, answer);
    } else if (answer != null) {
      values.put(answered.execution(), answer);
    }
  }

  private void because(String step, Failure failure) {
    trouble = trouble == null ? new Trouble(step, failure) : trouble;
  }
}
