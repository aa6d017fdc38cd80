package dev.surefoot.check;

import dev.surefoot.model.Choice;
import dev.surefoot.model.Redirect;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/**
 * Reports rounds on which no step runs: one instance would spin for ever, as nothing on its way can
 * change the answer of a guard. Soundness does not see them. A parallel is silent if every branch
 * has a silent way through.
 */
final class SilentLoops {
  private final Outline outline;
  private final RegionGraph graph;
  private final BitSet silent = new BitSet();

  private SilentLoops(Outline outline, RegionGraph graph) {
    this.outline = outline;
    this.graph = graph;
  }

  /**
   * Reports each silent round once.
   *
   * @param refused steps whose problems are reported already
   */
  static void check(Outline outline, RegionGraph graph, BitSet refused, Problems problems) {
    SilentLoops loops = new SilentLoops(outline, graph);
    loops.findSilent();
    loops.silent.andNot(refused);
    for (List<Integer> round : Components.of(loops.silent, graph::next)) {
      loops.report(round, problems);
    }
  }

  /** Inner regions come after outer ones, so they are known when their parallel is asked. */
  private void findSilent() {
    outline.spots().stream().filter(Spot::isSilent).forEach(spot -> silent.set(spot.number()));
    BitSet opaque = new BitSet();
    for (int i = outline.regions().size() - 1; i > 0; i--) {
      FlowRegion region = outline.regions().get(i);
      int parallel = region.parallel().number();
      if (!hasSilentWay(region)) {
        opaque.set(parallel);
      }
      if (region.branch() == region.parallel().node().branches().get(0)) {
        silent.set(parallel, !opaque.get(parallel)); // the others were asked before
      }
    }
  }

  private boolean hasSilentWay(FlowRegion region) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(graph.entry(region)));
    while (!open.isEmpty()) {
      int node = open.pop();
      if (node == graph.exit(region)) {
        return true;
      }
      if (silent.get(node) && !seen.get(node)) {
        seen.set(node);
        graph.next(node).forEach(open::push);
      }
    }
    return false;
  }

  private void report(List<Integer> round, Problems problems) {
    for (int node : round) {
      Spot jump = outline.spots().get(node);
      if (jump.node() instanceof Redirect redirect && jump.region().flow().isRoot()) {
        Spot target = outline.target(redirect);
        if (target.number() < node && round.contains(target.number())) {
          problems.add(jump, loop(jump, redirect, target));
          return;
        }
      }
    }
  }

  private Problem loop(Spot jump, Redirect redirect, Spot target) {
    List<Integer> way = graph.path(target.number(), jump.number(), silent);
    Story story =
        new Story(outline)
            .walks(way)
            .then(Words.what(jump) + " leads back to " + Words.quote(target.name()))
            .last("for ever", "no step ran, so every guard is asked the same again");
    return Finding.SILENT_LOOP.problem(
        redirect.target().at(), story.lines(), Words.what(jump), target.name(), fix(way));
  }

  private String fix(List<Integer> way) {
    String jump = "jump back to a step that runs";
    for (int node : way) {
      if (outline.spots().get(node).node() instanceof Choice choice) {
        return jump
            + ", or let '"
            + choice.name()
            + "' run one before it decides: .choice(\""
            + choice.name()
            + "\", Step.class)";
      }
    }
    return jump;
  }
}
