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
 * @param ignored the steps whose failure may be ignored, by their names in the flow, each with who
 *     says so: its own name, that of a sub-flow, or empty for the flow
 * @param isSubtype whether the first type, without type arguments, is a subtype of the second
 */
public record FlowData(
    DataKey input,
    Optional<DataKey> result,
    Source resultAt,
    Map<String, Signature> steps,
    Map<String, Border> subflows,
    Map<String, String> ignored,
    BiPredicate<String, String> isSubtype) {
  public FlowData {
    steps = Map.copyOf(steps);
    subflows = Map.copyOf(subflows);
    ignored = Map.copyOf(ignored);
  }
}
