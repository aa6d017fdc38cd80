package dev.surefoot.check;

import dev.surefoot.model.Redirect;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells what a jump across the border of a region does to the joins on its way. */
final class CrossingStory {
  private final Outline outline;
  private final RegionGraph graph;

  CrossingStory(Outline outline, RegionGraph graph) {
    this.outline = outline;
    this.graph = graph;
  }

  /** The problem of a jump that leaves its region; empty if it stays. */
  Optional<Problem> problemOf(Spot jump, Spot target) {
    FlowRegion from = jump.region();
    FlowRegion to = target.region();
    FlowRegion common = from.common(to);
    if (from == to) {
      return Optional.empty();
    }
    if (from.flow() != to.flow()) {
      return Optional.of(SubflowBorder.crossed(outline, jump, target));
    }
    return Optional.of(to == common ? outOf(jump, target) : into(jump, target, common));
  }

  private Problem outOf(Spot jump, Spot target) {
    FlowRegion inner = jump.region();
    FlowRegion outer = inner.ancestor(target.region().depth() + 1);
    String join = Words.quote(inner.parallel().name());
    String others = Words.and(inner.siblings());
    String left = Words.quote(inner.branch().name().text());
    Story story = new Story(outline).splits(inner.parallel()).leaves(jump, ", out of " + left);
    List<Integer> again = graph.path(target.number(), outer.parallel().number());
    if (again.isEmpty()) {
      story.last(
          "stuck",
          "the join of " + join + " has " + others + " and waits for " + left + ", which has left");
    } else {
      String split = Words.quote(outer.parallel().name());
      String doubled = Words.and(outer.siblings());
      story
          .walks(again)
          .then(split + " splits again, while " + doubled + " of the first time may still run")
          .last(
              "too many",
              "a second token comes to "
                  + doubled
                  + ", and the join of "
                  + split
                  + " takes one of each");
    }
    return Finding.REDIRECT_BARRIER.problem(
        at(jump),
        story.lines(),
        Words.what(jump),
        target.name(),
        inner.branch().name().text(),
        inner.parallel().name(),
        outer.parallel().name());
  }

  private Problem into(Spot jump, Spot target, FlowRegion common) {
    FlowRegion entered = target.region().ancestor(common.depth() + 1);
    FlowRegion left = jump.region() == common ? null : jump.region().ancestor(common.depth() + 1);
    Spot parallel = entered.parallel();
    boolean sideways = left != null && left.parallel() == parallel;
    boolean later = !sideways && !graph.path(parallel.number(), jump.in(common).number()).isEmpty();
    Story story = new Story(outline);
    if (later) {
      story.splits(parallel).joins(parallel);
    }
    if (left != null) {
      story.splits(left.parallel());
    }
    story.leaves(jump, later ? ", which runs again" : "");
    String why = later ? "will not run again" : sideways ? "may have finished" : "never started";
    if (!sideways) {
      story.last("stuck", waiting(target.region(), why));
    }
    if (left != null) {
      story.last("stuck", waiting(jump.region()));
    }
    return Finding.REDIRECT_INTO_PARALLEL.problem(
        at(jump),
        story.lines(),
        Words.what(jump),
        target.name(),
        entered.branch().name().text(),
        parallel.name(),
        left != null && sideways
            ? "from branch " + Words.quote(left.branch().name().text())
            : "from outside",
        jump.node().kind().cancels()
            ? "cancelling leads outwards only: jump to '" + entered.parallel().name() + "'"
            : fix(target, parallel, left));
  }

  /** The join of a region's parallel, seen from a token that was put into the region. */
  private static String waiting(FlowRegion region, String why) {
    return "the join of "
        + Words.quote(region.parallel().name())
        + " has "
        + Words.quote(region.branch().name().text())
        + " and waits for "
        + Words.and(region.siblings())
        + ", which "
        + why;
  }

  /** The join of a region's parallel, seen from a token that has left the region. */
  private static String waiting(FlowRegion left) {
    return "the join of "
        + Words.quote(left.parallel().name())
        + " waits for "
        + Words.quote(left.branch().name().text())
        + ", whose token has left";
  }

  private static String fix(Spot target, Spot parallel, @Nullable FlowRegion left) {
    if (left != null) {
      return "jump to a step of branch "
          + Words.quote(left.branch().name().text())
          + ", where the jump stands";
    }
    String all = parallel.bodies().size() == 2 ? "both branches" : "all branches";
    return "jump to "
        + Words.quote(parallel.name())
        + " to run "
        + all
        + " again, or move "
        + Words.quote(target.name())
        + " before the parallel";
  }

  private static dev.surefoot.model.Source at(Spot jump) {
    return ((Redirect) jump.node()).target().at();
  }
}
