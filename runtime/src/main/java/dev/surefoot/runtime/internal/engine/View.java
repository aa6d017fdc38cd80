package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Attempt;
import dev.surefoot.Cause;
import dev.surefoot.Key;
import dev.surefoot.runtime.spi.MissingDatumException;
import dev.surefoot.runtime.spi.UndoCall;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one call sees. Remembers what it threw itself, for then the step was not entered. */
final class View implements UndoCall {
  private final Supplier<Attempt> attempt;
  private final Data data;
  private final Cause cause;
  private @Nullable RuntimeException thrown;

  /**
   * What a call sees.
   *
   * @param attempt told only to who asks, for its names take some time to write
   */
  View(Supplier<Attempt> attempt, Data data, Cause cause) {
    this.attempt = attempt;
    this.data = data;
    this.cause = cause;
  }

  @Override
  public Attempt attempt() {
    return attempt.get();
  }

  @Override
  public <T> T get(Key<T> key) {
    return find(key).orElseThrow(() -> remember(new MissingDatumException(key)));
  }

  @Override
  public <T> Optional<T> find(Key<T> key) {
    try {
      return data.find(key);
    } catch (RuntimeException e) {
      throw remember(e);
    }
  }

  @Override
  public Cause cause() {
    return cause;
  }

  @SuppressWarnings("ReferenceEquality") // the very one
  boolean threw(Throwable throwable) {
    return throwable == thrown;
  }

  private RuntimeException remember(RuntimeException e) {
    thrown = e;
    return e;
  }
}
