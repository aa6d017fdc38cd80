package dev.surefoot.check.data;

import dev.surefoot.net.Net;
import dev.surefoot.net.Region;
import dev.surefoot.net.Transition;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * All executions of a sound net, step by step: a state is the marking, with what each token knows
 * of each key. It knows nothing of fixpoints and little of regions.
 *
 * <p>Of a key, a token knows who has made it last, and whether that one has made it indeed or has
 * skipped. Makers are numbered in the order in which they ran, and tokens that join know what the
 * later one says. Numbers that no token knows are closed up, so that there are few states.
 */
final class DataExploration {
  private static final int MOST_STATES = 5_000;
  private static final int MOST_KEYS = 30;

  /** What a token knows of a key that nobody has made. */
  private static final byte NOTHING = 0;

  private final DataNet data;
  private final int keys;
  private final Set<String> missing = new TreeSet<>();
  private final Set<String> races = new TreeSet<>();
  private final Set<String> pairs = new HashSet<>();

  private DataExploration(DataNet data) {
    this.data = data;
    this.keys = data.keys().size();
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

  /** What is made gets an even number with one added, what is skipped an even number. */
  private static byte made(int number, boolean indeed) {
    return (byte) (2 * number + (indeed ? 1 : 0));
  }

  private boolean exploresAll() {
    byte[][] start = new byte[data.net().places().size()][];
    start[Net.SOURCE] = new byte[keys];
    start[Net.SOURCE][DataNet.INPUT] = made(1, true);
    Set<ByteBuffer> seen = new HashSet<>();
    Deque<byte[][]> open = new ArrayDeque<>();
    open.add(start);
    while (!open.isEmpty()) {
      byte[][] state = open.pop();
      if (!seen.add(written(state))) {
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
          open.push(fired(state, t, true));
          if (!data.loses(t).isEmpty()) {
            open.push(fired(state, t, false));
          }
        }
      }
      lookAtPairs(state, enabled);
      if (state[Net.SINK] != null) {
        lacking(lacks(state[Net.SINK]), "end");
      }
    }
    return true;
  }

  private ByteBuffer written(byte[][] state) {
    ByteBuffer all = ByteBuffer.allocate(state.length * (keys + 1));
    for (byte place = 0; place < state.length; place++) {
      if (state[place] != null) {
        all.put(place).put(state[place]);
      }
    }
    return all.flip();
  }

  private static BitSet lacks(byte[] token) {
    BitSet lacks = new BitSet();
    for (int key = 0; key < token.length; key++) {
      lacks.set(key, token[key] % 2 == 0);
    }
    return lacks;
  }

  private boolean isEnabled(byte[][] state, int t) {
    return data.net().transitions().get(t).inputs().stream().allMatch(p -> state[p] != null);
  }

  private byte[] known(byte[][] state, int t) {
    byte[] known = new byte[keys];
    for (int place : data.net().transitions().get(t).inputs()) {
      for (int key = 0; key < keys; key++) {
        known[key] = (byte) Math.max(known[key], state[place][key]);
      }
    }
    return known;
  }

  private byte[][] fired(byte[][] state, int t, boolean indeed) {
    byte[] after = known(state, t);
    for (int key = 0; key < keys; key++) {
      if (data.forgets(t).get(key)) {
        after[key] = NOTHING;
      }
      if (data.writes(t).get(key)) {
        after[key] = made(latest(state, key) + 1, indeed);
      }
    }
    byte[][] next = state.clone();
    Transition transition = data.net().transitions().get(t);
    transition.inputs().forEach(place -> next[place] = null);
    for (int place = 0; place < next.length; place++) {
      if (transition.cancels().contains(data.net().places().get(place).region())) {
        next[place] = null;
      }
    }
    for (int place : transition.outputs()) {
      next[place] = after;
    }
    return closedUp(next);
  }

  private static int latest(byte[][] state, int key) {
    int latest = 0;
    for (byte[] token : state) {
      latest = token == null ? latest : Math.max(latest, token[key] / 2);
    }
    return latest;
  }

  /** The same state with the numbers of makers from 1 on, in the same order. */
  private byte[][] closedUp(byte[][] state) {
    byte[][] closed = new byte[state.length][];
    for (int place = 0; place < state.length; place++) {
      closed[place] = state[place] == null ? null : state[place].clone();
    }
    for (int key = 0; key < keys; key++) {
      BitSet used = new BitSet();
      for (byte[] token : closed) {
        used.set(token == null ? 0 : token[key] / 2);
      }
      for (byte[] token : closed) {
        if (token != null && token[key] != NOTHING) {
          int rank = used.get(1, token[key] / 2 + 1).cardinality();
          token[key] = made(rank, token[key] % 2 == 1);
        }
      }
    }
    return closed;
  }

  private void look(byte[][] state, int t) {
    BitSet lacks = lacks(known(state, t));
    lacks.and(data.needs(t));
    lacking(lacks, data.net().transitions().get(t).name());
  }

  private void lacking(BitSet keys, String who) {
    keys.stream().forEach(key -> missing.add(who + " lacks " + key));
  }

  private void lookAtPairs(byte[][] state, List<Integer> enabled) {
    for (int one : enabled) {
      for (int other : enabled) {
        if (one != other
            && isEnabled(fired(state, one, true), other)
            && isEnabled(fired(state, other, true), one)) {
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
