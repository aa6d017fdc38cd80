package dev.surefoot.processor.read;

import dev.surefoot.check.Problem;
import dev.surefoot.processor.FlowClass;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What became of a flow class. It was read, or refused with problems, or it is left to the
 * compiler, silently, because names are unknown or types are wrong.
 *
 * @param flow present if it was read
 * @param problems why it was refused; meaningless where the flow is left to the compiler
 * @param unresolved whether names are unknown, which a later round may change
 * @param illTyped whether types are wrong, which no round will change
 * @param hasBrokenPart whether a sub-flow has errors, which are told in its own file
 * @param steps the names of the steps that were read, as far as they are right
 * @param resolutions what the names in it were taken for
 */
public record FlowReading(
    Optional<FlowClass> flow,
    List<Problem> problems,
    boolean unresolved,
    boolean illTyped,
    boolean hasBrokenPart,
    List<String> steps,
    Map<String, List<Resolutions.Resolution>> resolutions) {
  public FlowReading {
    problems = List.copyOf(problems);
    steps = List.copyOf(steps);
  }
}
