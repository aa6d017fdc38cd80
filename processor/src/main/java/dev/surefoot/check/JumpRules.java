package dev.surefoot.check;

import dev.surefoot.Redirections;
import dev.surefoot.model.End;
import dev.surefoot.model.Redirect;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Reports the jumps and ends that the profile forbids or that break the theorem's first two
 * conditions: each at most once, for the first rule in the order of {@link Finding}.
 */
final class JumpRules {
  private static final String OR_ALLOW =
      ", or allow every sound jump: @Flow(redirections = Redirections.ANY_SOUND)";

  private final Outline outline;
  private final Soundness soundness;
  private final Redirections redirections;

  private JumpRules(Outline outline, Soundness soundness, Redirections redirections) {
    this.outline = outline;
    this.soundness = soundness;
    this.redirections = redirections;
  }

  /** Adds the problems, and returns the numbers of the jumps and ends that were refused. */
  static BitSet check(
      Outline outline, Soundness soundness, Redirections redirections, Problems problems) {
    JumpRules rules = new JumpRules(outline, soundness, redirections);
    BitSet refused = new BitSet();
    for (Spot spot : outline.spots()) {
      rules
          .problemOf(spot)
          .ifPresent(
              problem -> {
                problems.add(spot, problem);
                refused.set(spot.number());
              });
    }
    return refused;
  }

  private Optional<Problem> problemOf(Spot spot) {
    // what stands in a sub-flow is in the hands of its own profile
    boolean strict = redirections == Redirections.STRICT && spot.region().flow().isRoot();
    boolean cancels = spot.node().kind().cancels();
    if (cancels && outline.cancelsTo(spot) == spot.region()) {
      return Optional.of(cancelsNothing(spot));
    }
    if (spot.node() instanceof Redirect redirect) {
      Spot target = outline.target(redirect);
      Optional<Problem> unkempt =
          strict ? unkempt(spot, redirect, target) : Optional.<Problem>empty();
      return outline.leavesByCancelling(spot)
          ? unkempt
          : unkempt.or(() -> new CrossingStory(outline, soundness.graph()).problemOf(spot, target));
    }
    if (spot.node() instanceof End end) {
      return strict && spot.parent() == null ? Optional.of(endTop(spot, end)) : innerEnd(spot, end);
    }
    return Optional.empty();
  }

  private static Problem cancelsNothing(Spot spot) {
    String fix;
    if (spot.node() instanceof Redirect redirect) {
      fix = "write " + call(redirect);
    } else {
      fix =
          spot.parent() == null ? "leave it out: the flow ends after its last step" : "write end()";
    }
    return Finding.CANCEL_NOTHING.problem(spot.node().at(), List.of(), Words.what(spot), fix);
  }

  /** What only the strict profile refuses. */
  private Optional<Problem> unkempt(Spot jump, Redirect redirect, Spot target) {
    String orAllow = mayBeSound(jump, target) ? OR_ALLOW : "";
    if (jump.parent() == null || jump.branch() == null) {
      return Optional.of(top(jump, redirect, target, orAllow));
    }
    if (jump.branch().fallback()) {
      return Optional.of(fallback(jump, redirect, target, orAllow));
    }
    if (target.parent() == jump.parent() && target.branch() == jump.branch()) {
      return Optional.of(ownBranch(jump, redirect, target, orAllow));
    }
    return Optional.empty();
  }

  /** Whether the theorem has nothing against this jump. */
  private boolean mayBeSound(Spot jump, Spot target) {
    return (target.region() == jump.region() || outline.leavesByCancelling(jump))
        && !soundness.trapped().contains(jump)
        && !soundness.unreachable().contains(jump);
  }

  private Problem top(Spot jump, Redirect redirect, Spot target, String orAllow) {
    Story story =
        new Story(outline).leaves(jump, ": no guard is asked").walks(backTo(target, jump));
    return Finding.REDIRECT_TOP.problem(
        redirect.at(),
        story.lines(),
        Words.what(jump),
        Words.quote(target.name()),
        call(redirect),
        orAllow);
  }

  private Problem fallback(Spot jump, Redirect redirect, Spot target, String orAllow) {
    String choice = Words.quote(outer(jump).name());
    List<Integer> back = backTo(target, outer(jump));
    Story story =
        new Story(outline)
            .then("no guard of " + choice + " holds")
            .then("it falls back and " + Words.deed(jump, outline))
            .walks(back);
    if (!back.isEmpty()) {
      story.last("round", "as long as no guard of " + choice + " holds");
    }
    return Finding.REDIRECT_FALLBACK.problem(
        redirect.at(), story.lines(), Words.what(jump), Words.quote(target.name()), orAllow);
  }

  private Problem ownBranch(Spot jump, Redirect redirect, Spot target, String orAllow) {
    String split = outer(jump).name();
    Story story =
        new Story(outline)
            .leaves(jump, ", in the same branch")
            .walks(backTo(target, jump))
            .last("round", "without coming to " + Words.quote(split) + " again");
    String fix =
        outer(jump).node().kind().requiresFallback()
            ? "jump to '" + split + "', so that its guards are asked again"
            : "decide in a choice whether to repeat, and jump from one of its branches";
    return Finding.REDIRECT_OWN_BRANCH.problem(
        redirect.target().at(), story.lines(), Words.what(jump), target.name(), fix, orAllow);
  }

  private List<Integer> backTo(Spot from, Spot to) {
    return soundness.graph().path(from.number(), to.number());
  }

  private static Spot outer(Spot spot) {
    Spot parent = spot.parent();
    if (parent == null) {
      throw new IllegalArgumentException("it stands at top level");
    }
    return parent;
  }

  private static String call(Redirect redirect) {
    return redirect.target() instanceof Redirect.ToStep to
        ? "redirectTo(" + to.step().simpleName() + ".class)"
        : "redirectTo(\"" + ((Redirect.ToName) redirect.target()).name() + "\")";
  }

  private Problem endTop(Spot spot, End end) {
    return Finding.END_TOP.problem(
        end.at(), List.of(), spot.number() == 0 ? ", or give it one" : "");
  }

  private Optional<Problem> innerEnd(Spot spot, End end) {
    if (spot.region().isFlow() || end.cancels()) {
      return Optional.empty();
    }
    FlowRegion region = spot.region();
    String others = Words.and(region.siblings());
    Story story =
        new Story(outline)
            .splits(region.parallel())
            .leaves(spot, "")
            .last(
                "left behind",
                others
                    + (region.siblings().size() == 1
                        ? " still has its token"
                        : " still have theirs")
                    + ", although the flow has finished");
    return Optional.of(
        Finding.END_IN_PARALLEL.problem(
            end.at(),
            story.lines(),
            Words.what(spot),
            region.branch().name().text(),
            region.parallel().name(),
            region.ancestor(region.flow().depth() + 1).parallel().name()));
  }
}
