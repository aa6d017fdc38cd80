package dev.surefoot.check.data;

import dev.surefoot.model.Source;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * What a flow's tree does not say of its data.
 *
 * @param input what an instance is started with
 * @param result what a finished instance gives, if anything
 * @param resultAt where the flow says so
 * @param steps of each step class, by its binary name
 * @param subflows of each class of a sub-flow, by its binary name
 * @param isSubtype whether the first type, without type arguments, is a subtype of the second
 */
public record FlowData(
    DataKey input,
    Optional<DataKey> result,
    Source resultAt,
    Map<String, Signature> steps,
    Map<String, Border> subflows,
    BiPredicate<String, String> isSubtype) {
  public FlowData {
    steps = Map.copyOf(steps);
    subflows = Map.copyOf(subflows);
  }

  /** The data of a flow without sub-flows. */
  public FlowData(
      DataKey input,
      Optional<DataKey> result,
      Source resultAt,
      Map<String, Signature> steps,
      BiPredicate<String, String> isSubtype) {
    this(input, result, resultAt, steps, Map.of(), isSubtype);
  }
}
