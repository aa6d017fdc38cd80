package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The rule of {@link Reduction} by which a place goes and each of its producers is made one with
 * each of its consumers.
 */
final class Agglomeration {
  private static final int MOST_TRANSITIONS_PER_PLACE = 20_000;
  private static final int HEAVY = 1 << 28;

  /** Of a transition with so many outputs, all that can go are taken apart at once. */
  private static final int MANY_OUTPUTS = 8;

  private final MutableNet net;
  private final boolean isClosed;
  private Firing prefix = Firing.NONE;

  Agglomeration(MutableNet net, boolean isClosed) {
    this.net = net;
    this.isClosed = isClosed;
  }

  /** What was fired so far, to come to the marking that the net now has. */
  Firing prefix() {
    return prefix;
  }

  /** By how many transitions the net grows at most. */
  int growth(int place) {
    int producers = net.producers(place).size();
    int consumers = net.consumers(place).size();
    return producers * consumers - producers - consumers;
  }

  /** How much has to be copied: wide splits are taken apart last, when their branches are short. */
  int cost(int place) {
    int cost = 0;
    for (int t : net.producers(place)) {
      cost += net.outputs(t).size();
    }
    return cost;
  }

  /** What can be said of a place at a glance. */
  boolean mayApply(int place) {
    int producers = net.producers(place).size();
    int consumers = net.consumers(place).size();
    return consumers > 0
        && (producers > 0 || (net.tokens(place) > 0 && !isClosed))
        && (long) producers * consumers <= MOST_TRANSITIONS_PER_PLACE;
  }

  /** Whether the place can go. */
  boolean applies(int place) {
    if (!mayApply(place)) {
      return false;
    }
    List<Integer> consumers = withoutIdleLoops(net.consumers(place), place);
    List<Integer> producers = withoutIdleLoops(net.producers(place), place);
    int tokens = net.tokens(place);
    if (consumers.isEmpty()
        || (producers.isEmpty() && (isClosed || tokens == 0))
        || (tokens > 0 && consumers.size() > 1)) {
      return false;
    }
    int most = Math.max(1, tokens);
    for (int t : producers) {
      int given = net.outputs(t).count(place);
      if (given > 1 && consumers.size() > 1 || net.outputs(t).heaviest() > HEAVY) {
        return false;
      }
      most = Math.max(most, given);
    }
    for (int t : consumers) {
      if (!isOnlyTakenBy(t, place, most)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a consumer can fire as soon as the place is marked, and that so many times. */
  private boolean isOnlyTakenBy(int consumer, int place, int times) {
    Bag out = net.outputs(consumer);
    return net.inputs(consumer).isJust(place)
        && !out.isEmpty()
        && out.count(place) == 0
        && out.heaviest() <= HEAVY / times
        && (net.tokens(place) == 0 || !holdsMany(out));
  }

  private boolean holdsMany(Bag places) {
    for (int i = 0; i < places.size(); i++) {
      if (net.tokens(places.place(i)) > HEAVY) {
        return true;
      }
    }
    return false;
  }

  /** Without the transitions that in an open net go together with the place. */
  private List<Integer> withoutIdleLoops(Collection<Integer> transitions, int place) {
    List<Integer> others = new ArrayList<>(transitions.size());
    for (int t : transitions) {
      if (!isIdleLoop(t, place)) {
        others.add(t);
      }
    }
    return others;
  }

  private boolean isIdleLoop(int transition, int place) {
    return net.inputs(transition).isJust(place) && net.outputs(transition).isJust(place);
  }

  /** Takes the place out, or others that are outputs of the same transition and can go at once. */
  void apply(int place) {
    int widest = net.producers(place).isEmpty() ? -1 : widestProducer(place);
    if (widest >= 0 && net.outputs(widest).size() >= MANY_OUTPUTS && isPlainStep(place)) {
      applyToAll(net.outputs(widest));
      net.lookAgain(place);
    } else {
      applyTo(place);
    }
  }

  private int widestProducer(int place) {
    return Collections.max(
        net.producers(place), Comparator.comparingInt(t -> net.outputs(t).size()));
  }

  /** Whether all that fires around it gives one token, and just one transition takes it. */
  private boolean isPlainStep(int place) {
    if (net.consumers(place).size() != 1 || net.outputs(consumer(place)).heaviest() != 1) {
      return false;
    }
    for (int t : net.producers(place)) {
      if (net.outputs(t).count(place) != 1) {
        return false;
      }
    }
    return true;
  }

  private int consumer(int place) {
    return net.consumers(place).iterator().next();
  }

  /** A transition with many outputs is changed once, and not for each of them. */
  private void applyToAll(Bag outputs) {
    BitSet steps = new BitSet();
    BitSet made = new BitSet();
    Map<Integer, Made> byProducer = new LinkedHashMap<>();
    for (int i = 0; i < outputs.size(); i++) {
      int place = outputs.place(i);
      if (!made.get(place) && isPlainStep(place) && applies(place)) {
        int consumer = consumer(place);
        Bag out = net.outputs(consumer);
        if (out.without(steps) == out) { // else one step leads to another, which waits
          fireAtOnce(place, consumer);
          steps.set(place);
          out.forEach(made::set);
          for (int t : net.producers(place)) {
            byProducer.computeIfAbsent(t, Made::new).add(out, net.firing(consumer));
          }
          net.remove(consumer);
        }
      }
    }
    byProducer.values().forEach(all -> all.lead(steps));
    steps.stream().forEach(net::dropPlace);
  }

  /** What a producer makes from now on. */
  private final class Made {
    private final int producer;
    private final List<Bag> outputs = new ArrayList<>();
    private Firing firing;

    Made(int producer) {
      this.producer = producer;
      this.firing = net.firing(producer);
    }

    void add(Bag out, Firing then) {
      outputs.add(out);
      firing = firing.then(then);
    }

    void lead(BitSet gone) {
      outputs.add(net.outputs(producer).without(gone));
      net.replace(producer, net.inputs(producer), Bag.sum(outputs), firing);
    }
  }

  /** Lets a producer of the place make what the place's consumer makes of that. */
  private void lead(int producer, int place, Bag out, Firing then) {
    int given = net.outputs(producer).count(place);
    net.replace(
        producer,
        net.inputs(producer),
        net.outputs(producer).without(place).plus(out.times(given)),
        net.firing(producer).then(then.times(given)));
  }

  private void applyTo(int place) {
    List<Integer> producers = withoutIdleLoops(net.producers(place), place);
    List<Integer> consumers = withoutIdleLoops(net.consumers(place), place);
    for (int t : List.copyOf(net.consumers(place))) {
      if (isIdleLoop(t, place)) {
        net.remove(t);
      }
    }
    fireAtOnce(place, consumers.get(0));
    List<Bag> outputs = new ArrayList<>();
    List<Firing> firings = new ArrayList<>();
    for (int t : consumers) {
      outputs.add(net.outputs(t));
      firings.add(net.firing(t));
      net.remove(t);
    }
    for (int t : producers) {
      Bag in = net.inputs(t);
      Bag rest = net.outputs(t).without(place);
      Firing before = net.firing(t);
      lead(t, place, outputs.get(0), firings.get(0));
      for (int i = 1; i < outputs.size(); i++) {
        net.add(in, rest.plus(outputs.get(i)), before.then(firings.get(i)));
      }
    }
    net.dropPlace(place);
  }

  private void fireAtOnce(int place, int consumer) {
    int times = net.tokens(place);
    if (times > 0) {
      prefix = prefix.then(net.firing(consumer).times(times));
      net.put(net.outputs(consumer).times(times));
      net.clear(place);
    }
  }
}
