package dev.surefoot.check.data;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;

/** A short way through the net on which nobody makes a datum, as transitions in firing order. */
final class Way {
  private static final int NOT_YET = -1;

  private final DataNet data;
  private final int key;
  private final int[] filledBy;
  private final int[] waitsFor;
  private final List<Integer> order = new ArrayList<>();

  private Way(DataNet data, int key) {
    this.data = data;
    this.key = key;
    this.filledBy = new int[data.net().places().size()];
    Arrays.fill(filledBy, NOT_YET);
    this.waitsFor = data.net().transitions().stream().mapToInt(t -> t.inputs().size()).toArray();
  }

  /** To where a transition takes its tokens; it is itself not on the way. */
  static List<Transition> to(DataNet data, int key, int transition) {
    return along(data, key, data.net().transitions().get(transition).inputs());
  }

  /** To the end of the flow. */
  static List<Transition> toEnd(DataNet data, int key) {
    return along(data, key, List.of(Net.SINK));
  }

  /** From the start of the flow; or from a step that has made nothing, and hides what was known. */
  private static List<Transition> along(DataNet data, int key, List<Integer> places) {
    Way way = new Way(data, key);
    way.search();
    if (!way.reaches(places)) {
      way = new Way(data, key);
      way.searchFromLosers();
    }
    return way.back(places);
  }

  private boolean reaches(List<Integer> places) {
    return places.stream().allMatch(place -> place == Net.SOURCE || filledBy[place] != NOT_YET);
  }

  /** Breadth first; a join fires when the slowest of its branches has come. */
  private void search() {
    search(new ArrayDeque<>(List.of(Net.SOURCE)));
  }

  /** Nothing is asked of the other branches of a join. */
  private void searchFromLosers() {
    Arrays.fill(waitsFor, 1);
    Deque<Integer> reached = new ArrayDeque<>();
    for (int t = 0; t < data.net().transitions().size(); t++) {
      if (data.loses(t).get(key)) {
        order.add(t);
        for (int place : data.net().transitions().get(t).outputs()) {
          filledBy[place] = t;
          reached.add(place);
        }
      }
    }
    search(reached);
  }

  private void search(Deque<Integer> reached) {
    List<Transition> all = data.net().transitions();
    List<List<Integer>> consumers = new ArrayList<>();
    data.net().places().forEach(place -> consumers.add(new ArrayList<>()));
    for (int t = 0; t < all.size(); t++) {
      for (int place : all.get(t).inputs()) {
        consumers.get(place).add(t);
      }
    }
    while (!reached.isEmpty()) {
      for (int t : consumers.get(reached.remove())) {
        if (--waitsFor[t] > 0 || data.leaves(t).get(key) || data.needs(t).get(key)) {
          continue;
        }
        order.add(t);
        if (all.get(t).kind() == Transition.Kind.FAILED) {
          continue; // not the end at which the result is to be there
        }
        for (int place : all.get(t).outputs()) {
          if (filledBy[place] == NOT_YET) {
            filledBy[place] = t;
            reached.add(place);
          }
        }
      }
    }
  }

  private List<Transition> back(List<Integer> places) {
    BitSet onTheWay = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(places);
    while (!open.isEmpty()) {
      int t = filledBy[open.remove()];
      if (t != NOT_YET && !onTheWay.get(t)) {
        onTheWay.set(t);
        open.addAll(data.net().transitions().get(t).inputs());
      }
    }
    return order.stream()
        .filter(onTheWay::get)
        .map(data.net().transitions()::get)
        .filter(t -> data.firesWith(t, key)) // a sub-flow is one step to the flow around it
        .toList();
  }
}
