package dev.surefoot.processor.write;

import dev.surefoot.Attempt;
import dev.surefoot.Cause;
import dev.surefoot.Key;
import dev.surefoot.runtime.spi.MissingDatumException;
import dev.surefoot.runtime.spi.UndoCall;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a call may ask for, laid ready by a test. */
final class CallData implements UndoCall {
  private final Map<Key<?>, Object> data = new HashMap<>();

  CallData with(Key<?> key, Object datum) {
    data.put(key, datum);
    return this;
  }

  @Override
  public Attempt attempt() {
    return new Attempt("order-1/reserve-stock/1", "attempt-7", 3);
  }

  @Override
  public Cause cause() {
    return new Cause("charge-card", "declined");
  }

  @Override
  public <T> T get(Key<T> key) {
    return find(key).orElseThrow(() -> new MissingDatumException(key));
  }

  @Override
  @SuppressWarnings("unchecked") // a test lays data under the key of their type
  public <T> Optional<T> find(Key<T> key) {
    return Optional.ofNullable((T) data.get(key));
  }
}
