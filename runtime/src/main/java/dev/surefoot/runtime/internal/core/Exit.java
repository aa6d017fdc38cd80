package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.BitSet;
import java.util.function.IntFunction;

/**
 * A transition that cancels the blocks around it. While a token waits in front of it, these blocks
 * are being left: what waits in them is withdrawn, what runs is awaited, and nothing of them goes
 * on. It fires when nothing runs in them any more, and takes every token that is left.
 *
 * @param place in front of it
 * @param regions that it leaves
 * @param places of these regions
 */
record Exit(Transition transition, int place, BitSet regions, BitSet places) {
  static Exit of(Net net, Transition transition) {
    BitSet regions = new BitSet();
    transition.cancels().forEach(regions::set);
    BitSet places = new BitSet();
    for (int place = 0; place < net.places().size(); place++) {
      places.set(place, regions.get(net.places().get(place).region()));
    }
    return new Exit(transition, transition.inputs().get(0), regions, places);
  }

  /** Whether a transition is in a block that it leaves. */
  boolean leaves(Program program, int step) {
    return regions.get(program.transition(step).region());
  }

  /** Which of these executions are in the blocks that it leaves. */
  Ints of(Program program, IntFunction<Execution> find, Ints executions) {
    return Ints.of(
        executions.list().stream()
            .filter(id -> leaves(program, find.apply(id).transition()))
            .mapToInt(Integer::intValue));
  }
}
