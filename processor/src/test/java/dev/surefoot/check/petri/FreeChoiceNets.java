package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Random free-choice workflow nets: transitions that share an input share all. They are grown from
 * a sound one by rules that keep it sound and turn the rules of reduction around (Desel and
 * Esparza, Free Choice Petri Nets, 1995; Esparza and Hoffmann, Reduction Rules for Colored Workflow
 * Nets, 2016): series, choices, forks, loops, transitions that are cut in two where a cluster lies
 * between, and places that are sums of others.
 */
final class FreeChoiceNets {
  private final SplittableRandom random;
  private final List<BitSet> inputs = new ArrayList<>();
  private final List<BitSet> outputs = new ArrayList<>();
  private int places = 2;

  private FreeChoiceNets(long seed) {
    this.random = new SplittableRandom(seed);
    transition(set(0), set(1));
  }

  /** A sound net with at least so many nodes, place 0 its source and place 1 its sink. */
  static PetriNet sound(long seed, int nodes) {
    return grown(seed, nodes).build();
  }

  /** The same with so many arcs from transitions led elsewhere, added or left out. */
  static PetriNet damaged(long seed, int nodes, int damage) {
    FreeChoiceNets net = grown(seed, nodes);
    for (int i = 0; i < damage; i++) {
      net.damage();
    }
    return net.build();
  }

  private static FreeChoiceNets grown(long seed, int nodes) {
    FreeChoiceNets net = new FreeChoiceNets(seed);
    while (net.places + net.inputs.size() < nodes) {
      net.grow();
    }
    return net;
  }

  private static BitSet set(int... members) {
    BitSet set = new BitSet();
    for (int member : members) {
      set.set(member);
    }
    return set;
  }

  private static BitSet copy(BitSet set) {
    return (BitSet) set.clone();
  }

  private void transition(BitSet in, BitSet out) {
    inputs.add(in);
    outputs.add(out);
  }

  private void grow() {
    int t = random.nextInt(inputs.size());
    switch (random.nextInt(8)) {
      case 0 -> fork(t, 1);
      case 1 -> transition(copy(inputs.get(t)), copy(outputs.get(t)));
      case 2 -> fork(t, 2);
      case 3 -> fork(t, 2 + random.nextInt(4));
      case 4 -> loop(t);
      case 5 -> addSum();
      default -> cut(t);
    }
  }

  /** So many places between the transition and what it made. */
  private void fork(int t, int branches) {
    BitSet between = new BitSet();
    between.set(places, places + branches);
    places += branches;
    transition(copy(between), outputs.get(t));
    outputs.set(t, between);
  }

  private void loop(int t) {
    fork(t, 1);
    int head = places - 1;
    int body = places++;
    transition(set(head), set(body));
    transition(set(body), set(head));
  }

  /** A transition that gives what another one makes gives what that one takes instead. */
  private void cut(int t) {
    for (int tries = 0; tries < 20; tries++) {
      int u = random.nextInt(inputs.size());
      BitSet rest = copy(outputs.get(u));
      rest.andNot(outputs.get(t));
      boolean fits =
          rest.isEmpty()
              && !inputs.get(u).equals(inputs.get(t))
              && !inputs.get(u).intersects(outputs.get(t))
              && !inputs.get(u).get(0)
              && !outputs.get(u).get(1);
      if (fits) {
        outputs.get(t).andNot(outputs.get(u));
        outputs.get(t).or(inputs.get(u));
        return;
      }
    }
  }

  /** A place that always holds as many tokens as some others together. */
  private void addSum() {
    if (places == 2) {
      return;
    }
    BitSet members = set(2 + random.nextInt(places - 2));
    for (int tries = 0; tries < 6; tries++) {
      if (members.cardinality() > 1 && addSum(members)) {
        return;
      }
      int t = random.nextInt(inputs.size());
      if (outputs.get(t).intersects(members)) {
        int before = inputs.get(t).nextSetBit(random.nextInt(places));
        if (before > 1) {
          members.set(before);
        }
      }
    }
  }

  private boolean addSum(BitSet members) {
    BitSet producers = new BitSet();
    BitSet consumers = new BitSet();
    for (int t = 0; t < inputs.size(); t++) {
      int sum = common(outputs.get(t), members) - common(inputs.get(t), members);
      if (sum > 1 || sum < -1) {
        return false;
      }
      producers.set(t, sum > 0);
      consumers.set(t, sum < 0);
    }
    if (consumers.isEmpty() || producers.isEmpty()) {
      return false;
    }
    BitSet cluster = inputs.get(consumers.nextSetBit(0));
    for (int t = 0; t < inputs.size(); t++) {
      if (consumers.get(t) != inputs.get(t).equals(cluster)) {
        return false;
      }
    }
    int place = places++;
    BitSet grown = copy(cluster);
    grown.set(place);
    consumers.stream().forEach(t -> inputs.set(t, copy(grown)));
    producers.stream().forEach(t -> outputs.get(t).set(place));
    return true;
  }

  private static int common(BitSet one, BitSet other) {
    BitSet both = copy(one);
    both.and(other);
    return both.cardinality();
  }

  private void damage() {
    BitSet out = outputs.get(random.nextInt(outputs.size()));
    int gone = out.nextSetBit(0);
    int kind = random.nextInt(3);
    if (kind > 0 && gone != 1 && (out.cardinality() > 1 || kind == 2)) {
      out.clear(gone);
    }
    if ((kind != 1 || out.isEmpty()) && places > 2) {
      out.set(2 + random.nextInt(places - 2));
    }
  }

  private PetriNet build() {
    PetriNet.Builder builder = PetriNet.builder();
    for (int i = 0; i < places; i++) {
      builder.place("p" + i, 0);
    }
    for (int i = 0; i < inputs.size(); i++) {
      int t = builder.transition("t" + i);
      inputs.get(i).stream().forEach(place -> builder.input(t, place, 1));
      outputs.get(i).stream().forEach(place -> builder.output(t, place, 1));
    }
    return builder.build();
  }
}
