package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Random workflow nets, also ones that are not free-choice, not safe, or have heavy arcs. They grow
 * from a sound net by steps that mostly keep it sound, and are then damaged now and then.
 */
final class RandomNets {
  private final SplittableRandom random;
  private final List<TreeMap<Integer, Integer>> inputs = new ArrayList<>();
  private final List<TreeMap<Integer, Integer>> outputs = new ArrayList<>();
  private int places = 2;

  private RandomNets(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A net whose source is place 0 and whose sink is place 1; not always of the right shape. */
  static PetriNet net(long seed, int growth, int damage) {
    RandomNets net = new RandomNets(seed);
    net.transition(0, 1);
    for (int i = 0; i < growth; i++) {
      net.grow();
    }
    for (int i = 0; i < damage; i++) {
      net.damage();
    }
    return net.build();
  }

  private void transition(int from, int to) {
    inputs.add(new TreeMap<>());
    outputs.add(new TreeMap<>());
    inputs.get(inputs.size() - 1).put(from, 1);
    outputs.get(outputs.size() - 1).put(to, 1);
  }

  private void grow() {
    int t = random.nextInt(inputs.size());
    switch (random.nextInt(7)) {
      case 0, 1 -> series(t);
      case 2 -> duplicateTransition(t);
      case 3 -> duplicatePlace();
      case 4 -> parallelPath(t);
      case 5 -> loop();
      default -> addSum(t);
    }
  }

  private void series(int t) {
    int place = places++;
    inputs.add(new TreeMap<>());
    inputs.get(inputs.size() - 1).put(place, 1);
    outputs.add(outputs.get(t));
    outputs.set(t, new TreeMap<>());
    outputs.get(t).put(place, 1);
  }

  private void duplicateTransition(int t) {
    inputs.add(new TreeMap<>(inputs.get(t)));
    outputs.add(new TreeMap<>(outputs.get(t)));
  }

  private void duplicatePlace() {
    if (places > 2) {
      int place = 2 + random.nextInt(places - 2);
      int twin = places++;
      for (int t = 0; t < inputs.size(); t++) {
        copy(inputs.get(t), place, twin);
        copy(outputs.get(t), place, twin);
      }
    }
  }

  private static void copy(TreeMap<Integer, Integer> arcs, int from, int to) {
    if (arcs.containsKey(from)) {
      arcs.put(to, arcs.get(from));
    }
  }

  /** A place between two transitions, perhaps of a heavier weight on both sides. */
  private void parallelPath(int t) {
    int other = random.nextInt(inputs.size());
    int weight = random.nextInt(6) == 0 ? 2 : 1;
    int place = places++;
    outputs.get(t).put(place, weight);
    inputs.get(other).put(place, random.nextInt(12) == 0 ? 1 : weight);
  }

  private void loop() {
    if (places > 2) {
      transition(2 + random.nextInt(places - 2), 2 + random.nextInt(places - 2));
    }
  }

  /** A place that depends on what others depend on: it makes the net less free in its choices. */
  private void addSum(int t) {
    int place = places++;
    for (int u = 0; u < inputs.size(); u++) {
      if (inputs.get(u).equals(inputs.get(t)) && random.nextInt(4) > 0) {
        outputs.get(u).put(place, 1);
      }
      if (outputs.get(u).equals(outputs.get(t)) && random.nextInt(4) > 0) {
        inputs.get(u).put(place, 1);
      }
    }
  }

  private void damage() {
    int t = random.nextInt(inputs.size());
    TreeMap<Integer, Integer> arcs = random.nextBoolean() ? inputs.get(t) : outputs.get(t);
    if (random.nextInt(3) == 0 && arcs.size() > 1) {
      arcs.remove(arcs.firstKey());
    } else if (random.nextInt(4) == 0) {
      arcs.merge(arcs.firstKey(), 1, Integer::sum);
    } else if (places > 2) {
      arcs.put(2 + random.nextInt(places - 2), 1);
    }
  }

  private PetriNet build() {
    PetriNet.Builder builder = PetriNet.builder();
    for (int i = 0; i < places; i++) {
      builder.place("p" + i, 0);
    }
    for (int i = 0; i < inputs.size(); i++) {
      int t = builder.transition("t" + i);
      inputs.get(i).forEach((place, weight) -> builder.input(t, place, weight));
      outputs.get(i).forEach((place, weight) -> builder.output(t, place, weight));
    }
    return builder.build();
  }

  /** Takes away places, transitions and arcs as long as a net still fails. */
  static PetriNet shrink(PetriNet net, Predicate<PetriNet> fails) {
    PetriNet smallest = net;
    boolean smaller = true;
    while (smaller) {
      smaller = false;
      for (PetriNet candidate : smallerNets(smallest)) {
        if (fails.test(candidate)) {
          smallest = candidate;
          smaller = true;
          break;
        }
      }
    }
    return smallest;
  }

  private static List<PetriNet> smallerNets(PetriNet net) {
    List<PetriNet> smaller = new ArrayList<>();
    for (int t = 0; t < net.transitions().size(); t++) {
      List<PetriNet.Transition> fewer = new ArrayList<>(net.transitions());
      PetriNet.Transition removed = fewer.remove(t);
      smaller.add(new PetriNet(net.places(), fewer));
      for (int p = 0; p < net.places().size(); p++) {
        if (removed.inputs().count(p) > 0) {
          smaller.add(replaced(net, t, without(removed, p, true)));
        }
        if (removed.outputs().count(p) > 0) {
          smaller.add(replaced(net, t, without(removed, p, false)));
        }
      }
    }
    for (int p = 0; p < net.places().size(); p++) {
      PetriNet.Builder builder = PetriNet.builder();
      int gone = p;
      for (int i = 0; i < net.places().size(); i++) {
        if (i != gone) {
          builder.place(net.places().get(i).name(), net.places().get(i).tokens());
        }
      }
      for (PetriNet.Transition transition : net.transitions()) {
        int t = builder.transition(transition.name());
        Bag in = transition.inputs().without(gone);
        Bag out = transition.outputs().without(gone);
        in.forEach(q -> builder.input(t, q > gone ? q - 1 : q, in.count(q)));
        out.forEach(q -> builder.output(t, q > gone ? q - 1 : q, out.count(q)));
      }
      smaller.add(builder.build());
    }
    return smaller;
  }

  private static PetriNet replaced(PetriNet net, int index, PetriNet.Transition by) {
    List<PetriNet.Transition> transitions = new ArrayList<>(net.transitions());
    transitions.set(index, by);
    return new PetriNet(net.places(), transitions);
  }

  private static PetriNet.Transition without(PetriNet.Transition t, int place, boolean input) {
    return input
        ? new PetriNet.Transition(t.name(), t.inputs().without(place), t.outputs())
        : new PetriNet.Transition(t.name(), t.inputs(), t.outputs().without(place));
  }
}
