package dev.surefoot.net;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Set;

/**
 * The ways that a rollback goes back, as a graph over places and transitions, for a sound net.
 *
 * <p>Tasks that cannot be undone are not in the graph, and neither is a join that no longer comes
 * about without them, nor a cancelling exit. A cancelling exit comes after all that may have run in
 * the branches beside its own. Within a region, that is, without the arcs that leave it, a task may
 * have run between two others exactly if it is on a way from the one to the other: the branches of
 * a parallel do not depend on each other, so each can come to the join over every way of its own.
 */
final class RollbackWays {
  private final Net net;
  private final int places;
  private final List<List<Integer>> next = new ArrayList<>();
  private final int[] regionOf;
  private final BitSet barred = new BitSet();
  private final int[] numberOf;
  private final List<Integer> tasks = new ArrayList<>();

  RollbackWays(Net net, Set<String> irreversible) {
    this.net = net;
    this.places = net.places().size();
    int nodes = places + net.transitions().size();
    this.regionOf = new int[nodes];
    this.numberOf = new int[nodes];
    for (int node = 0; node < nodes; node++) {
      next.add(new ArrayList<>(2));
      regionOf[node] =
          node < places
              ? net.places().get(node).region()
              : net.transitions().get(node - places).region();
    }
    for (int t = 0; t < net.transitions().size(); t++) {
      Transition transition = net.transitions().get(t);
      for (int place : transition.inputs()) {
        next.get(place).add(places + t);
      }
      next.get(places + t).addAll(transition.outputs());
      cancelled(transition).forEach(place -> next.get(place).add(node(transition)));
      if (transition.kind() == Transition.Kind.TASK) {
        tasks.add(places + t);
        barred.set(places + t, irreversible.contains(transition.name()));
      }
    }
    bar();
    number();
  }

  private void number() {
    BitSet open = new BitSet();
    open.set(0, next.size());
    open.andNot(barred);
    int number = 0;
    for (int node : new LoopOrder(net.regions(), regionOf, next).of(open)) {
      numberOf[node] = isTask(node) ? number++ : 0;
    }
    for (int task : tasks) {
      numberOf[task] = barred.get(task) ? number++ : numberOf[task];
    }
  }

  private int node(Transition transition) {
    return places + net.transitions().indexOf(transition);
  }

  /** The places beside an exit's own branch that it empties. */
  private List<Integer> cancelled(Transition exit) {
    List<Integer> beside = new ArrayList<>();
    for (int place = 0; place < places && !exit.cancels().isEmpty(); place++) {
      int region = net.places().get(place).region();
      if (exit.cancels().contains(region) && isBeside(region, exit.region())) {
        beside.add(place);
      }
    }
    return beside;
  }

  /** Whether two regions are in different branches of one parallel. */
  private boolean isBeside(int one, int other) {
    List<Region> regions = net.regions();
    BitSet around = new BitSet();
    for (int r = other; r != 0; r = regions.get(r).parent()) {
      around.set(r);
    }
    for (int r = one; r != 0 && !around.get(r); r = regions.get(r).parent()) {
      Region branch = regions.get(r);
      if (around.stream().anyMatch(a -> branch.isBeside(regions.get(a)))) {
        return true;
      }
    }
    return false;
  }

  private boolean isTask(int node) {
    return node >= places && net.transitions().get(node - places).kind() == Transition.Kind.TASK;
  }

  /** Bars joins and exits that only come about over what is barred, inner ones first. */
  private void bar() {
    for (int r = net.regions().size() - 1; r > 0; r--) {
      BitSet within = within(r);
      BitSet open = (BitSet) within.clone();
      open.andNot(barred);
      BitSet reached = new BitSet();
      DepthFirst.from(entry(r), open, next).forEach(reached::set);
      for (int t = 0; t < net.transitions().size(); t++) {
        if (leaves(places + t, r, within)
            && net.transitions().get(t).inputs().stream()
                .anyMatch(place -> within.get(place) && !reached.get(place))) {
          barred.set(places + t);
        }
      }
    }
  }

  private boolean leaves(int node, int region, BitSet within) {
    Transition transition = net.transitions().get(node - places);
    boolean joins =
        transition.kind() == Transition.Kind.JOIN || transition.kind() == Transition.Kind.EXIT;
    return joins
        ? !within.get(node) && transition.inputs().stream().anyMatch(within::get)
        : transition.cancels().contains(region) && within.get(node);
  }

  private int entry(int region) {
    for (Transition transition : net.transitions()) {
      if (transition.kind() == Transition.Kind.SPLIT
          || transition.kind() == Transition.Kind.ENTER) {
        for (int place : transition.outputs()) {
          if (net.places().get(place).region() == region) {
            return place;
          }
        }
      }
    }
    throw new IllegalArgumentException("nothing leads into region " + region);
  }

  /** The nodes of a region and of those inside. */
  private BitSet within(int region) {
    BitSet inside = Region.inside(net.regions(), region);
    BitSet nodes = new BitSet();
    for (int node = 0; node < next.size(); node++) {
      nodes.set(node, inside.get(regionOf[node]));
    }
    return nodes;
  }

  /** A row for each task, in the net's order. */
  List<RollbackTable.Row> rows() {
    RollbackTable.Row[] rows = new RollbackTable.Row[next.size()];
    for (int r = 0; r < net.regions().size(); r++) {
      BitSet within = within(r);
      List<Integer> order = DepthFirst.from(r == 0 ? Net.SOURCE : entry(r), within, next);
      BitSet open = (BitSet) within.clone();
      open.andNot(barred);
      BitSet[] after = spread(order, open, false);
      BitSet[] before = spread(order, open, true);
      for (int task : tasks) {
        if (regionOf[task] == r) {
          BitSet since = barred.get(task) ? new BitSet() : (BitSet) after[task].clone();
          since.set(numberOf[task], !barred.get(task));
          int place = net.transitions().get(task - places).inputs().get(0);
          rows[task] = new RollbackTable.Row(numberOf[task], before[place], since);
        }
      }
    }
    return tasks.stream().map(task -> rows[task]).toList();
  }

  /** The tasks before each node or after it, by number; round loops until nothing is added. */
  private BitSet[] spread(List<Integer> order, BitSet open, boolean forwards) {
    BitSet[] sets = new BitSet[next.size()];
    order.forEach(node -> sets[node] = new BitSet());
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int i = 0; i < order.size(); i++) {
        int node = order.get(forwards ? order.size() - 1 - i : i);
        for (int to : open.get(node) ? next.get(node) : List.<Integer>of()) {
          if (open.get(to)) {
            changed |= forwards ? add(sets, node, to) : add(sets, to, node);
          }
        }
      }
    }
    return sets;
  }

  /** Adds one node's set, and the node itself if it is a task, to that of another. */
  private boolean add(BitSet[] sets, int from, int to) {
    int size = sets[to].cardinality();
    sets[to].or(sets[from]);
    if (isTask(from)) {
      sets[to].set(numberOf[from]);
    }
    return sets[to].cardinality() > size;
  }
}
