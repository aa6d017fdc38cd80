package dev.surefoot.check;

import dev.surefoot.model.End;
import dev.surefoot.model.Redirect;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/**
 * Which step may come next, region by region: a parallel that splits, or a sub-flow, is one node of
 * the region around it, and each of its branches a graph of its own. Nodes are the numbers of the
 * steps, and one exit for each region. A jump that leaves its region leads nowhere.
 *
 * <p>Where exits cancel, a parallel leads on to what follows it only if each of its branches can
 * come to its exit; and it leads to wherever a cancelling exit inside of it goes, if that is in the
 * region around it.
 */
final class RegionGraph {
  private final Outline outline;
  private final int steps;
  private final List<List<Integer>> next;
  private final int[] entries;

  /** The cancelling exits, and the parallels in which one stands that leaves their region too. */
  private final BitSet escapes = new BitSet();

  private RegionGraph(Outline outline) {
    this.outline = outline;
    this.steps = outline.spots().size();
    this.next = new ArrayList<>(steps);
    for (int i = 0; i < steps; i++) {
      next.add(new ArrayList<>(1));
    }
    this.entries = new int[outline.regions().size()];
  }

  static RegionGraph of(Outline outline) {
    RegionGraph graph = new RegionGraph(outline);
    outline.spots().stream().filter(outline::leavesByCancelling).forEach(graph::escape);
    for (int i = outline.regions().size() - 1; i >= 0; i--) { // inner regions before outer ones
      FlowRegion region = outline.regions().get(i);
      int exit = graph.exit(region);
      graph.entries[region.number()] = entry(region.body(), exit);
      graph.link(region.body(), exit);
    }
    graph.link(outline.onFailure(), graph.exit(outline.regions().get(0)));
    return graph;
  }

  /** A cancelling exit leads out of its region, and each parallel around it to where it goes. */
  private void escape(Spot exit) {
    FlowRegion to = outline.cancelsTo(exit);
    Spot left = exit;
    while (left.region() != to) {
      escapes.set(left.number());
      left = left.region().parallel();
    }
    int target =
        exit.node() instanceof Redirect redirect ? outline.target(redirect).number() : exit(to);
    if (!next.get(left.number()).contains(target)) {
      next.get(left.number()).add(target);
    }
  }

  private void link(List<Spot> body, int after) {
    for (int i = 0; i < body.size(); i++) {
      link(body.get(i), i + 1 < body.size() ? body.get(i + 1).number() : after);
    }
  }

  private void link(Spot spot, int after) {
    List<Integer> to = next.get(spot.number());
    if (spot.node() instanceof Redirect redirect) {
      Spot target = outline.target(redirect);
      if (target.region() == spot.region()) {
        to.add(target.number());
      }
    } else if (spot.node() instanceof End) {
      if (spot.region().isFlow()) {
        to.add(exit(spot.region()));
      }
    } else if (spot.hasRegions()) {
      if (!to.contains(after) && spot.inner().stream().noneMatch(this::isDeadEnd)) {
        to.add(0, after);
      }
    } else if (spot.bodies().isEmpty()) {
      to.add(after);
    } else {
      for (List<Spot> body : spot.bodies()) {
        to.add(entry(body, after));
        link(body, after);
      }
    }
  }

  /**
   * Whether a token that enters a region cannot come to its exit, so that the join waits for ever.
   * Where nothing cancels, the branch itself is what is wrong, and the join is not blamed.
   */
  boolean isDeadEnd(FlowRegion region) {
    return hasEscapes() && !entered(region).get(exit(region));
  }

  /** Whether some exit leaves parallels and cancels them. */
  boolean hasEscapes() {
    return !escapes.isEmpty();
  }

  /** The nodes of a region to which a token that enters it can come. */
  BitSet entered(FlowRegion region) {
    BitSet seen = new BitSet(size());
    Deque<Integer> open = new ArrayDeque<>();
    visit(entry(region), seen, open);
    if (region.isRoot()) {
      enterOnFailure(seen, open);
    }
    while (!open.isEmpty()) {
      next(open.pop()).forEach(to -> visit(to, seen, open));
    }
    return seen;
  }

  /** What the flow does on a failure is another way in. */
  private void enterOnFailure(BitSet seen, Deque<Integer> open) {
    outline.onFailure().stream().limit(1).forEach(first -> visit(first.number(), seen, open));
  }

  private static int entry(List<Spot> body, int after) {
    return body.isEmpty() ? after : body.get(0).number();
  }

  int exit(FlowRegion region) {
    return steps + region.number();
  }

  int entry(FlowRegion region) {
    return entries[region.number()];
  }

  /** The number of nodes: steps and exits. */
  int size() {
    return steps + entries.length;
  }

  /**
   * The nodes that may come directly after a step: of a choice, in the order of its branches; none
   * after an exit.
   */
  List<Integer> next(int node) {
    return node < steps ? next.get(node) : List.of();
  }

  boolean isStep(int node) {
    return node < steps;
  }

  /** The steps that the flow can come to, those in parallels and sub-flows included. */
  BitSet reachable() {
    BitSet seen = new BitSet(size());
    Deque<Integer> open = new ArrayDeque<>();
    visit(entries[0], seen, open);
    enterOnFailure(seen, open);
    while (!open.isEmpty()) {
      int node = open.pop();
      next(node).forEach(to -> visit(to, seen, open));
      if (isStep(node) && outline.spots().get(node).hasRegions()) {
        for (List<Spot> body : outline.spots().get(node).bodies()) {
          if (!body.isEmpty()) {
            visit(body.get(0).number(), seen, open);
          }
        }
      }
    }
    seen.clear(steps, size());
    return seen;
  }

  /** The steps from which the exit of their region, or a cancelling exit, can be reached. */
  BitSet leadingOut() {
    BitSet exits = (BitSet) escapes.clone();
    exits.set(steps, size());
    return leadingTo(exits);
  }

  /** The steps from which a cancelling exit can be reached that leaves their region. */
  BitSet escaping() {
    return leadingTo(escapes);
  }

  private BitSet leadingTo(BitSet goals) {
    List<List<Integer>> previous = new ArrayList<>();
    for (int i = 0; i < size(); i++) {
      previous.add(new ArrayList<>(1));
    }
    for (int i = 0; i < steps; i++) {
      for (int to : next.get(i)) {
        previous.get(to).add(i);
      }
    }
    BitSet seen = new BitSet(size());
    Deque<Integer> open = new ArrayDeque<>();
    goals.stream().forEach(goal -> visit(goal, seen, open));
    while (!open.isEmpty()) {
      previous.get(open.pop()).forEach(from -> visit(from, seen, open));
    }
    seen.clear(steps, size());
    return seen;
  }

  private static void visit(int node, BitSet seen, Deque<Integer> open) {
    if (!seen.get(node)) {
      seen.set(node);
      open.push(node);
    }
  }

  /**
   * A shortest way inside one region, both ends included; from a node to itself it is that node.
   * Empty if there is none.
   */
  List<Integer> path(int from, int to) {
    BitSet all = new BitSet();
    all.set(0, size());
    return path(from, to, all);
  }

  /** A shortest way over some nodes only. */
  List<Integer> path(int from, int to, BitSet over) {
    int[] cameFrom = new int[size()];
    Arrays.fill(cameFrom, -1);
    cameFrom[from] = from;
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    while (!open.isEmpty() && cameFrom[to] < 0) {
      int node = open.remove();
      for (int successor : next(node)) {
        if (over.get(successor) && cameFrom[successor] < 0) {
          cameFrom[successor] = node;
          open.add(successor);
        }
      }
    }
    if (cameFrom[to] < 0) {
      return List.of();
    }
    List<Integer> path = new ArrayList<>(List.of(to));
    for (int node = to; node != from; node = cameFrom[node]) {
      path.add(cameFrom[node]);
    }
    Collections.reverse(path);
    return path;
  }
}
