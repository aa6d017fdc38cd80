package dev.surefoot.runtime.spi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a step with several outputs has made: the values of the components of its record, in their
 * order, which is that of {@link FlowCode#outputs(String)}. Immutable.
 */
public final class StepOutputs {
  private final List<@Nullable Object> values;

  private StepOutputs(List<@Nullable Object> values) {
    this.values = Collections.unmodifiableList(values);
  }

  /**
   * Several outputs.
   *
   * @param values one for each key; null where there is none, which fails the step
   */
  public static StepOutputs of(@Nullable Object... values) {
    return new StepOutputs(new ArrayList<@Nullable Object>(Arrays.asList(values)));
  }

  /** The values, in the order of the keys. */
  public List<@Nullable Object> values() {
    return values;
  }
}
