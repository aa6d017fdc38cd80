package dev.surefoot.net;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** Searches a graph in depth, without recursion. */
final class DepthFirst {
  private DepthFirst() {}

  /** Nodes in the order in which the search leaves them; later branches come first. */
  static List<Integer> from(int node, BitSet within, List<List<Integer>> next) {
    List<Integer> order = new ArrayList<>();
    leave(node, within, new BitSet(), next, order);
    return order;
  }

  /**
   * Goes on with a search.
   *
   * @param from where it goes on; not seen before
   * @param within the nodes that there are
   * @param seen the nodes that were seen, to which it adds
   * @param left the nodes in the order in which they were left, to which it adds
   */
  static void leave(
      int from, BitSet within, BitSet seen, List<List<Integer>> next, List<Integer> left) {
    Deque<int[]> open = new ArrayDeque<>();
    seen.set(from);
    open.push(new int[] {from, next.get(from).size()});
    while (!open.isEmpty()) {
      int[] top = open.element();
      if (top[1] == 0) {
        left.add(top[0]);
        open.pop();
        continue;
      }
      int to = next.get(top[0]).get(--top[1]);
      if (within.get(to) && !seen.get(to)) {
        seen.set(to);
        open.push(new int[] {to, next.get(to).size()});
      }
    }
  }
}
