package dev.surefoot.check;

import dev.surefoot.model.Choice;
import dev.surefoot.model.Redirect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Reports rounds on which no step runs: one instance would spin for ever, as nothing on its way can
 * change the answer of a guard. Soundness does not see them. A parallel is silent if every branch
 * has a silent way through, or where a silent way leads to an exit that cancels it.
 */
final class SilentLoops {
  private final Outline outline;
  private final RegionGraph graph;
  private final BitSet silent = new BitSet();

  /** The parallels through all of whose branches a silent way leads. */
  private final BitSet passing = new BitSet();

  /** The cancelling exits inside of each parallel to which a silent way leads. */
  private final Map<Integer, List<Spot>> silentExits = new HashMap<>();

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
    for (List<Integer> round : Components.of(loops.silent, loops::next)) {
      loops.report(round, problems);
    }
  }

  /** Inner regions come after outer ones, so they are known when their parallel is asked. */
  private void findSilent() {
    outline.spots().stream().filter(Spot::isSilent).forEach(spot -> silent.set(spot.number()));
    BitSet opaque = new BitSet();
    for (int i = outline.regions().size() - 1; i > 0; i--) {
      FlowRegion region = outline.regions().get(i);
      Spot parallel = region.parallel();
      BitSet silently = silentlyEntered(region);
      if (!silently.get(graph.exit(region))) {
        opaque.set(parallel.number());
      }
      addExits(parallel, silently);
      if (region.branch() == parallel.node().branches().get(0)) { // the others were asked before
        boolean passes = !opaque.get(parallel.number());
        silent.set(parallel.number(), passes || !exits(parallel).isEmpty());
        if (passes) {
          passing.set(parallel.number());
        }
      }
    }
  }

  /** The nodes of a region to which silent steps lead from its entry. */
  private BitSet silentlyEntered(FlowRegion region) {
    BitSet seen = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(List.of(graph.entry(region)));
    while (!open.isEmpty()) {
      int node = open.pop();
      if (!seen.get(node)) {
        seen.set(node);
        if (silent.get(node)) {
          next(node).forEach(open::push);
        }
      }
    }
    return seen;
  }

  /** Notes the cancelling exits of a parallel that are come to in silence. */
  private void addExits(Spot parallel, BitSet silently) {
    for (int node = silently.nextSetBit(0); node >= 0; node = silently.nextSetBit(node + 1)) {
      if (graph.isStep(node)) {
        Spot spot = outline.spots().get(node);
        if (outline.leavesByCancelling(spot)) {
          exits(parallel).add(spot);
        }
        exits(spot).stream()
            .filter(exit -> outline.cancelsTo(exit) != spot.region())
            .forEach(exits(parallel)::add);
      }
    }
  }

  private List<Spot> exits(Spot parallel) {
    return silentExits.computeIfAbsent(parallel.number(), p -> new ArrayList<>());
  }

  /** Where silence leads: out of a parallel, only over branches and exits that are silent. */
  private List<Integer> next(int node) {
    if (!graph.isStep(node) || !outline.spots().get(node).hasRegions()) {
      return graph.next(node);
    }
    Spot parallel = outline.spots().get(node);
    Set<Integer> next = new LinkedHashSet<>();
    for (Spot exit : exits(parallel)) {
      if (outline.cancelsTo(exit) == parallel.region()) {
        next.add(targetOf(exit));
      }
    }
    if (passing.get(node)) {
      next.addAll(graph.next(node));
    }
    return List.copyOf(next);
  }

  private int targetOf(Spot exit) {
    return exit.node() instanceof Redirect redirect
        ? outline.target(redirect).number()
        : graph.exit(outline.cancelsTo(exit));
  }

  private void report(List<Integer> round, Problems problems) {
    for (int node : round) {
      Spot here = outline.spots().get(node);
      List<Spot> jumps = here.hasRegions() ? exits(here) : List.of(here);
      for (Spot jump : jumps) {
        if (jump.node() instanceof Redirect redirect && jump.region().flow().isRoot()) {
          Spot target = outline.target(redirect);
          if (target.number() <= node && round.contains(target.number())) {
            problems.add(jump, loop(jump, here, redirect, target));
            return;
          }
        }
      }
    }
  }

  /** A round that is closed by a jump, or by one that cancels the parallel {@code here}. */
  private Problem loop(Spot jump, Spot here, Redirect redirect, Spot target) {
    List<Integer> way = graph.path(target.number(), here.number(), silent);
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
