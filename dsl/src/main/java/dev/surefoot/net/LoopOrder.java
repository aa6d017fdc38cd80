package dev.surefoot.net;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * An order of nodes in which each comes after those before it, and the steps of a loop in the order
 * in which it is entered: loop by loop (the strongly connected components, by Kosaraju's
 * algorithm), and within each in the order of a search in depth.
 *
 * <p>A jump that leaves a region and comes back to before it closes a loop only for what is outside
 * of that region. So where a loop holds nodes of an inner region, these are ordered by the ways
 * inside that region alone, and so on inwards.
 */
final class LoopOrder {
  private final List<Region> regions;
  private final int[] regionOf;
  private final List<List<Integer>> next;
  private final List<List<Integer>> previous = new ArrayList<>();
  private final int[] rank;

  LoopOrder(List<Region> regions, int[] regionOf, List<List<Integer>> next) {
    this.regions = regions;
    this.regionOf = regionOf;
    this.next = next;
    this.rank = new int[next.size()];
    next.forEach(node -> previous.add(new ArrayList<>(2)));
    for (int node = 0; node < next.size(); node++) {
      for (int to : next.get(node)) {
        previous.get(to).add(node);
      }
    }
  }

  /** Orders some nodes, beginning at the net's source. */
  List<Integer> of(BitSet nodes) {
    BitSet all = new BitSet();
    all.set(0, next.size());
    List<Integer> fromSource = DepthFirst.from(Net.SOURCE, all, next);
    Collections.reverse(fromSource);
    fromSource.removeIf(node -> !nodes.get(node));
    List<Integer> order = new ArrayList<>();
    addTo(order, fromSource, 0);
    return order;
  }

  /**
   * Adds nodes of a region and of those inside, which come in the order in which to look at them.
   */
  private void addTo(List<Integer> order, List<Integer> nodes, int region) {
    for (List<Integer> loop : loops(nodes)) {
      Map<Integer, List<Integer>> inside = new HashMap<>();
      for (int node : loop) {
        inside.computeIfAbsent(childOf(region, node), child -> new ArrayList<>()).add(node);
      }
      for (int node : loop) {
        int child = childOf(region, node);
        List<Integer> block = inside.get(child);
        if (child == region) {
          order.add(node);
        } else if (block != null) {
          addTo(order, block, child);
          inside.remove(child);
        }
      }
    }
  }

  /** The region just inside another one in which a node is, or that one itself. */
  private int childOf(int region, int node) {
    int r = regionOf[node];
    int child = r;
    while (r != region) {
      child = r;
      r = regions.get(r).parent();
    }
    return child;
  }

  /** The loops of these nodes alone, each before those to which it leads. */
  private List<List<Integer>> loops(List<Integer> nodes) {
    BitSet within = new BitSet();
    nodes.forEach(within::set);
    List<Integer> left = new ArrayList<>();
    BitSet seen = new BitSet();
    for (int node : nodes) {
      if (!seen.get(node)) {
        DepthFirst.leave(node, within, seen, next, left);
      }
    }
    Collections.reverse(left);
    for (int i = 0; i < left.size(); i++) {
      rank[left.get(i)] = i;
    }
    List<List<Integer>> loops = new ArrayList<>();
    BitSet placed = new BitSet();
    for (int node : left) {
      if (!placed.get(node)) {
        List<Integer> loop = new ArrayList<>();
        DepthFirst.leave(node, within, placed, previous, loop);
        loop.sort((one, other) -> Integer.compare(rank[one], rank[other]));
        loops.add(loop);
      }
    }
    return loops;
  }
}
