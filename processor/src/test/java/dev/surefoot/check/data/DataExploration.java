package dev.surefoot.check.data;

import dev.surefoot.net.Net;
import dev.surefoot.net.Region;
import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All executions of a sound net, step by step: a state is the marking, with the set of keys that
 * each token knows. It knows nothing of fixpoints and little of regions.
 */
final class DataExploration {
  private static final int MOST_STATES = 20_000;
  private static final int NO_TOKEN = -1;
  private static final int MOST_KEYS = 30;

  private final DataNet data;
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> races = new TreeSet<>();
  private final Set<String> pairs = new HashSet<>();

  private DataExploration(DataNet data) {
    this.data = data;
  }

  /** Empty if there are too many states. */
  static Optional<DataExploration> of(DataNet data) {
    if (data.keys().size() > MOST_KEYS) {
      return Optional.empty();
    }
    DataExploration exploration = new DataExploration(data);
    return exploration.exploresAll() ? Optional.of(exploration) : Optional.empty();
  }

  Set<String> missing() {
    return missing;
  }

  Set<String> races() {
    return races;
  }

  boolean isPair(int key, int one, int other) {
    return pairs.contains(key + ":" + Math.min(one, other) + ":" + Math.max(one, other));
  }

  private boolean exploresAll() {
    int[] start = new int[data.net().places().size()];
    Arrays.fill(start, NO_TOKEN);
    start[Net.SOURCE] = 1 << DataNet.INPUT;
    Set<List<Integer>> seen = new HashSet<>();
    Deque<int[]> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      int[] state = open.pop();
      if (!seen.add(Arrays.stream(state).boxed().toList())) {
        continue;
      }
      if (seen.size() > MOST_STATES) {
        return false;
      }
      List<Integer> enabled = new ArrayList<>();
      for (int t = 0; t < data.net().transitions().size(); t++) {
        if (isEnabled(state, t)) {
          enabled.add(t);
          look(state, t);
          open.push(fired(state, t));
        }
      }
      lookAtPairs(state, enabled);
      if (state[Net.SINK] != NO_TOKEN) {
        lacking(mask(state[Net.SINK], data.keys().size()), "end");
      }
    }
    return true;
  }

  private static BitSet mask(int known, int keys) {
    BitSet missing = new BitSet();
    missing.set(0, keys);
    missing.andNot(BitSet.valueOf(new long[] {known}));
    return missing;
  }

  private boolean isEnabled(int[] state, int t) {
    return data.net().transitions().get(t).inputs().stream().allMatch(p -> state[p] != NO_TOKEN);
  }

  private int known(int[] state, int t) {
    return data.net().transitions().get(t).inputs().stream()
        .mapToInt(place -> state[place])
        .reduce(0, (one, other) -> one | other);
  }

  private int[] fired(int[] state, int t) {
    int after = known(state, t);
    for (int key = 0; key < data.keys().size(); key++) {
      after &= data.forgets(t).get(key) ? ~(1 << key) : -1;
    }
    for (int key = 0; key < data.keys().size(); key++) {
      after |= data.writes(t).get(key) ? 1 << key : 0;
    }
    int[] next = state.clone();
    Transition transition = data.net().transitions().get(t);
    transition.inputs().forEach(place -> next[place] = NO_TOKEN);
    for (int place = 0; place < next.length; place++) {
      if (transition.cancels().contains(data.net().places().get(place).region())) {
        next[place] = NO_TOKEN;
      }
    }
    for (int place : transition.outputs()) {
      next[place] = after;
    }
    return next;
  }

  private void look(int[] state, int t) {
    BitSet lacks = mask(known(state, t), data.keys().size());
    lacks.and(data.needs(t));
    lacking(lacks, data.net().transitions().get(t).name());
  }

  private void lacking(BitSet keys, String who) {
    keys.stream().forEach(key -> missing.add(who + " lacks " + key));
  }

  private void lookAtPairs(int[] state, List<Integer> enabled) {
    for (int one : enabled) {
      for (int other : enabled) {
        if (one != other
            && isEnabled(fired(state, one), other)
            && isEnabled(fired(state, other), one)) {
          data.writes(one).stream()
              .filter(key -> data.writes(other).get(key) || data.reads(other).get(key))
              .forEach(key -> race(key, one, other));
        }
      }
    }
  }

  private void race(int key, int one, int other) {
    pairs.add(key + ":" + Math.min(one, other) + ":" + Math.max(one, other));
    races.add(parallel(one, other) + " on " + key);
  }

  /** The parallel in whose branches two transitions stand. */
  private String parallel(int one, int other) {
    List<Region> around = branches(other);
    for (Region branch : branches(one)) {
      String parallel = branch.parallel();
      if (!around.contains(branch)
          && around.stream().anyMatch(r -> r.parallel().equals(parallel))) {
        return parallel;
      }
    }
    throw new AssertionError(
        data.net().transitions().get(one) + " and " + data.net().transitions().get(other));
  }

  private List<Region> branches(int transition) {
    List<Region> branches = new ArrayList<>();
    int region = data.net().transitions().get(transition).region();
    for (; region != 0; region = data.net().regions().get(region).parent()) {
      branches.add(data.net().regions().get(region));
    }
    branches.removeIf(branch -> branch.kind() == Region.Kind.SUBFLOW);
    return branches;
  }
}
