package dev.surefoot.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a datum from outside. Its branches are the two ways on, if it does not wait for ever:
 * the empty way on which the answer has come, and the one that is taken when time is over.
 *
 * @param key the id of the key of the datum that answers, with the place that says it
 * @param timeout what happens when no answer comes in time, or null to wait for ever
 */
public record Await(Name name, Name key, @Nullable Timeout timeout, Source at) implements Node {
  /** The name of the way on which the answer has come. */
  public static final String ANSWERED = "answered";

  /** The name of the way that is taken when time is over. */
  public static final String TIMEOUT = "timeout";

  /**
   * What is done when no answer has come in time.
   *
   * @param time how long it is waited
   * @param at the verb
   */
  public record Timeout(Span time, Sequence body, Source at) {
    /** A timeout without a place. */
    public static Timeout of(Span time, Sequence body) {
      return new Timeout(time, body, Source.NONE);
    }
  }

  /** A wait without a place. */
  public static Await of(Name name, Name key, @Nullable Timeout timeout) {
    return new Await(name, key, timeout, Source.NONE);
  }

  @Override
  public Kind kind() {
    return Kind.AWAIT;
  }

  @Override
  public Optional<Name> label() {
    return Optional.of(name);
  }

  @Override
  public List<Branch> branches() {
    return timeout == null
        ? List.of()
        : List.of(
            new Branch(new Name(ANSWERED, at), false, null, Sequence.EMPTY, at),
            new Branch(new Name(TIMEOUT, timeout.at()), false, null, timeout.body(), timeout.at()));
  }
}
