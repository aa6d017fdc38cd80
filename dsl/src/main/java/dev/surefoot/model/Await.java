package dev.surefoot.model;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Waits for a datum from outside. Its branches are the two ways on, if it does not wait for ever:
 * the empty way on which the answer has come, and the one that is taken when time is over.
 *
 * @param key the datum that answers
 * @param correlation by what an answer finds it from outside, or null if by nothing of its own
 * @param timeout what happens when no answer comes in time, or null to wait for ever
 */
public record Await(
    Name name, Awaited key, @Nullable Correlation correlation, @Nullable Timeout timeout, Source at)
    implements Node {
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

  /** A wait without correlation. */
  public Await(Name name, Awaited key, @Nullable Timeout timeout, Source at) {
    this(name, key, null, timeout, at);
  }

  /** A wait without correlation and without a place. */
  public static Await of(Name name, Awaited key, @Nullable Timeout timeout) {
    return new Await(name, key, timeout, Source.NONE);
  }

  /** The same, but not for ever. */
  public Await with(Timeout limit) {
    return new Await(name, key, correlation, limit, at);
  }

  /** The same, found by a key of its own. */
  public Await with(Correlation by) {
    return new Await(name, key, by, timeout, at);
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
