package dev.surefoot.runtime.event;

import java.util.List;

/**
 * The key by which an await was to be found could not be computed, so the await failed as a choice
 * does whose guard throws. If that is ignored, it begins without a key.
 *
 * @param await its name
 * @param policy what follows from it
 */
public record CorrelationFailed(String await, Failure failure, Policy policy) implements Event {
  @Override
  public Advance advance() {
    ChoiceFailed failed = new ChoiceFailed(await, "", failure, policy);
    return new Advance(List.of(), List.of(failed), List.of(), List.of(), null);
  }
}
