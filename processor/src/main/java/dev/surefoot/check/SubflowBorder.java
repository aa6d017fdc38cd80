package dev.surefoot.check;

import dev.surefoot.model.Redirect;
import dev.surefoot.model.Subflow;
import java.util.List;
import java.util.Optional;

/** Tells of jumps that would enter or leave a sub-flow. */
final class SubflowBorder {
  private SubflowBorder() {}

  /** The problem of a jump whose target is a step of another flow, by its long name. */
  static Problem crossed(Outline outline, Spot jump, Spot target) {
    FlowRegion common = jump.region().common(target.region());
    return common.flow() == target.region().flow()
        ? outOf(outline, jump, target)
        : into(jump, (Redirect) jump.node(), Words.quote(target.name()), outermost(target, common));
  }

  /** The problem of a jump to a name or class that only sub-flows have. */
  static Optional<Problem> notEntered(Outline outline, Spot jump, Redirect redirect) {
    return outline.spots().stream()
        .filter(spot -> !spot.region().flow().isRoot() && isMeant(spot, redirect))
        .findFirst()
        .map(
            spot ->
                into(jump, redirect, what(redirect), outermost(spot, outline.regions().get(0))));
  }

  private static boolean isMeant(Spot spot, Redirect redirect) {
    if (redirect.target() instanceof Redirect.ToStep to) {
      return spot.node().runs().filter(to.step()::equals).isPresent();
    }
    String name = Subflow.SEPARATOR + ((Redirect.ToName) redirect.target()).name().text();
    return spot.node().label().filter(label -> label.text().endsWith(name)).isPresent();
  }

  private static String what(Redirect redirect) {
    return redirect.target() instanceof Redirect.ToStep to
        ? to.step().simpleName() + ".class"
        : Words.quote(((Redirect.ToName) redirect.target()).name().text());
  }

  /** The sub-flow around a step that is entered first on the way from an outer region. */
  private static Spot outermost(Spot inside, FlowRegion outer) {
    FlowRegion flow = inside.region().flow();
    Spot subflow = flow.parallel();
    while (flow.depth() > outer.depth()) {
      subflow = flow.parallel();
      flow = subflow.region().flow();
    }
    return subflow;
  }

  private static Problem into(Spot jump, Redirect redirect, String target, Spot subflow) {
    String name = Words.quote(subflow.name());
    return Finding.REDIRECT_SUBFLOW.problem(
        redirect.target().at(),
        List.of("a sub-flow begins at its first step, with its input, and nothing else goes in"),
        Words.what(jump),
        target,
        "into",
        subflow.name(),
        "jump to " + name + " to run the sub-flow again, or take the step out of it");
  }

  private static Problem outOf(Outline outline, Spot jump, Spot target) {
    Spot subflow = jump.region().flow().parallel();
    String name = Words.quote(subflow.name());
    return Finding.REDIRECT_SUBFLOW.problem(
        ((Redirect) jump.node()).target().at(),
        new Story(outline)
            .leaves(jump, ", out of " + name)
            .last("lost", "the flow around waits for the result of " + name)
            .lines(),
        Words.what(jump),
        Words.quote(target.name()),
        "out of",
        subflow.name(),
        "let the sub-flow come to its end, and jump from a choice after " + name);
  }
}
