package dev.surefoot.check.petri;

import dev.surefoot.check.petri.Verdict.Reason;
import dev.surefoot.check.petri.Verdict.Unsound;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Turns what exploration found in the closed and reduced net into a firing sequence of the original
 * net: the transitions that each reduced one stands for are fired there, until something is wrong.
 * Where the closing transition fires, the net has finished: either tokens are left behind, or it
 * begins anew and what was fired before is forgotten.
 */
final class Witness {
  private static final long LONGEST = 200_000;

  private final PetriNet net;
  private final WorkflowShape shape;
  private final Firing prefix;
  private final List<Firing> firings;

  Witness(PetriNet net, WorkflowShape shape, Firing prefix, List<Firing> firings) {
    this.net = net;
    this.shape = shape;
    this.prefix = prefix;
    this.firings = firings;
  }

  /** The number of transitions of the reduced net. */
  int transitionCount() {
    return firings.size();
  }

  /** The last state exceeds one on the way to it, and so on for ever. */
  Unsound unbounded(StateSpace space) {
    int last = space.size() - 1;
    List<Integer> again = space.way(space.exceeded(), last);
    List<Integer> way = new ArrayList<>(space.way(0, last));
    way.addAll(again); // if it finishes in between, the second time shows what is left behind
    return replay(way, Reason.UNBOUNDED, "its tokens grow without limit");
  }

  /** From some states no way leads back to the first. */
  Unsound lost(StateSpace space, BitSet lost) {
    BitSet dead = space.dead();
    if (!dead.isEmpty()) {
      return replay(space.way(0, dead.nextSetBit(0)), Reason.DEADLOCK, "it comes to a standstill");
    }
    int finishing = space.firstFiring(lost, closing());
    if (finishing >= 0) {
      List<Integer> way = new ArrayList<>(space.way(0, finishing));
      way.add(space.firedIn(finishing, closing()));
      return replay(way, Reason.LIVELOCK, "it goes on without coming to its end");
    }
    return replay(
        space.way(0, lost.nextSetBit(0)), Reason.LIVELOCK, "it goes on without coming to its end");
  }

  /** A reduced transition never fires: then neither does the first one that it stands for. */
  Unsound dead(int idle) {
    int first = firings.get(idle).head();
    return first == net.transitions().size()
        ? new Unsound(Reason.LIVELOCK, "it never comes to its end", List.of())
        : new Unsound(
            Reason.DEAD_TRANSITION, "transition '" + name(first) + "' can never fire", List.of());
  }

  /** The reduced transitions that stand for the closing one, too. */
  private BitSet closing() {
    BitSet closing = new BitSet();
    for (int i = 0; i < firings.size(); i++) {
      if (closes(firings.get(i))) {
        closing.set(i);
      }
    }
    return closing;
  }

  private boolean closes(Firing firing) {
    List<Integer> all = new ArrayList<>();
    if (firing.length() <= LONGEST) {
      firing.addTo(all);
    }
    return all.contains(net.transitions().size());
  }

  private String name(int transition) {
    return net.transitions().get(transition).name();
  }

  /** A reason that is known to be right, with the way of reduced transitions that shows it. */
  Unsound told(List<Integer> way, Reason reason, String what) {
    List<Integer> sequence = sequence(way);
    return sequence.isEmpty()
        ? new Unsound(reason, what + tooLong(way), List.of())
        : new Unsound(reason, what, sequence.stream().map(this::name).toList());
  }

  private String tooLong(List<Integer> way) {
    return length(way) > LONGEST ? ", in more than " + LONGEST + " steps" : "";
  }

  private long length(List<Integer> way) {
    long length = prefix.length();
    for (int t : way) {
      length += firings.get(t).length();
    }
    return length;
  }

  /** The transitions of the original net; none if they are too many. */
  private List<Integer> sequence(List<Integer> way) {
    List<Integer> sequence = new ArrayList<>();
    if (length(way) <= LONGEST) {
      prefix.addTo(sequence);
      way.forEach(t -> firings.get(t).addTo(sequence));
    }
    return sequence;
  }

  private Unsound replay(List<Integer> way, Reason reason, String what) {
    return length(way) > LONGEST
        ? new Unsound(reason, what + tooLong(way), List.of())
        : fire(sequence(way), reason, what);
  }

  private Unsound fire(List<Integer> sequence, Reason reason, String what) {
    int[] marking = shape.initial(net);
    List<String> fired = new ArrayList<>();
    for (int t : sequence) {
      if (t == net.transitions().size()) {
        marking[shape.sink()] -= shape.tokens();
        marking[shape.source()] += shape.tokens();
        fired.clear();
        continue;
      }
      net.transitions().get(t).inputs().takeFrom(marking);
      net.transitions().get(t).outputs().putInto(marking);
      fired.add(name(t));
      if (shape.isImproper(marking)) {
        return new Unsound(
            Reason.IMPROPER_COMPLETION, "it finishes and leaves tokens behind", fired);
      }
    }
    boolean standsStill = net.transitions().stream().noneMatch(t -> t.inputs().isIn(marking));
    return reason == Reason.DEADLOCK && !standsStill
        ? new Unsound(Reason.LIVELOCK, "it goes on without coming to its end", fired)
        : new Unsound(reason, what, fired);
  }
}
