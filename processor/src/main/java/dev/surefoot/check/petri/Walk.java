package dev.surefoot.check.petri;

import dev.surefoot.check.petri.Verdict.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;

/** Fires one transition after the other as chance has it, until something is wrong. */
final class Walk {
  private static final int LONGEST = 5_000;

  private final Remainder net;
  private final WorkflowShape shape;
  private final SplittableRandom random;
  private final int[] marking;
  private final List<Integer> way = new ArrayList<>();
  private int[] earlier;

  Walk(Remainder net, WorkflowShape shape, SplittableRandom random) {
    this.net = net;
    this.shape = shape;
    this.random = random;
    this.marking = net.initial().clone();
    this.earlier = net.initial();
  }

  /** What went wrong; nothing if it came to its end, or if the walk became too long. */
  Optional<Reason> go(BooleanSupplier expired) {
    while (way.size() < LONGEST && !expired.getAsBoolean()) {
      List<Integer> enabled = enabled();
      if (enabled.isEmpty()) {
        return marking[shape.sink()] < shape.tokens()
            ? Optional.of(Reason.DEADLOCK)
            : Optional.empty();
      }
      int t = enabled.get(random.nextInt(enabled.size()));
      net.inputs().get(t).takeFrom(marking);
      if (net.outputs().get(t).overflows(marking)) {
        return Optional.empty();
      }
      net.outputs().get(t).putInto(marking);
      way.add(t);
      if (exceedsEarlier()) {
        return Optional.of(Reason.UNBOUNDED);
      }
      if (shape.isImproper(marking)) {
        return Optional.of(Reason.IMPROPER_COMPLETION);
      }
      if (Integer.bitCount(way.size()) == 1) {
        earlier = marking.clone(); // at each power of two, so that every cycle is met
      }
    }
    return Optional.empty();
  }

  /** The transitions that were fired. */
  List<Integer> way() {
    return way;
  }

  private List<Integer> enabled() {
    List<Integer> enabled = new ArrayList<>();
    for (int t = 0; t < net.inputs().size(); t++) {
      if (net.inputs().get(t).isIn(marking)) {
        enabled.add(t);
      }
    }
    return enabled;
  }

  private boolean exceedsEarlier() {
    boolean more = false;
    for (int place = 0; place < marking.length; place++) {
      if (marking[place] < earlier[place]) {
        return false;
      }
      more |= marking[place] > earlier[place];
    }
    return more;
  }
}
