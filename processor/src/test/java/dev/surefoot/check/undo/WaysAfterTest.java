package dev.surefoot.check.undo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import dev.surefoot.check.FlowCheck;
import dev.surefoot.check.Problem;
import dev.surefoot.check.RandomFlows;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.net.Region;
import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What may come from a step that has run: for random sound flows, as playing the token game with
 * marked tokens shows. {@code -Dsurefoot.flows=...} tries more of them.
 */
class WaysAfterTest {
  private static final int MOST_STATES = 5_000;

  /** Tokens, and those of them that come from the step. */
  private record State(BitSet marking, BitSet descending) {}

  @Test
  void ruleSaysWhatSomeExecutionShows() {
    int count = Integer.getInteger("surefoot.flows", 2000);
    long seed = Long.getLong("surefoot.seed", new SplittableRandom().nextLong());
    System.out.println("random ways with -Dsurefoot.seed=" + seed);
    int barred = 0;
    int joined = 0;
    int cancelling = 0;
    for (long i = seed; i < seed + count; i++) {
      FlowModel flow = RandomFlows.ofEverything(i, 4 + Math.floorMod(i, 12), 0.3);
      if (!isSound(flow)) {
        continue;
      }
      long at = i;
      if (difference(flow, at).isPresent()) {
        FlowModel smallest =
            RandomFlows.shrink(flow, f -> isSound(f) && difference(f, at).isPresent());
        assertThat(difference(smallest, at))
            .as("smallest, seed %d: %s", at, NetCompiler.compile(smallest).text())
            .isEmpty();
      }
      Net net = NetCompiler.compile(flow);
      barred += barred(net, at).isEmpty() ? 0 : 1;
      joined += net.regions().stream().anyMatch(r -> r.kind() == Region.Kind.BRANCH) ? 1 : 0;
      cancelling += net.transitions().stream().anyMatch(t -> !t.cancels().isEmpty()) ? 1 : 0;
    }
    System.out.printf("barred %d, parallel %d, cancelling %d%n", barred, joined, cancelling);
    assertThat(List.of(barred, joined, cancelling)).allMatch(n -> n > count / 100);
  }

  private static boolean isSound(FlowModel flow) {
    return FlowCheck.check(flow, Redirections.ANY_SOUND).stream().noneMatch(Problem::isError);
  }

  /** About every fifth task. */
  private static BitSet barred(Net net, long seed) {
    BitSet barred = new BitSet();
    for (int t = 0; t < net.transitions().size(); t++) {
      Transition transition = net.transitions().get(t);
      barred.set(
          t,
          transition.kind() == Transition.Kind.TASK
              && Math.floorMod(transition.name().hashCode() * 31L + seed, 5) == 0);
    }
    return barred;
  }

  /** The first step of which the rule says something else than the token game. */
  private static Optional<String> difference(FlowModel flow, long seed) {
    Net net = NetCompiler.compile(flow);
    BitSet barred = barred(net, seed);
    for (int t = 0; t < net.transitions().size(); t++) {
      Transition step = net.transitions().get(t);
      boolean isOfTheFlow = step.kind() == Transition.Kind.TASK && !step.name().contains("/");
      Optional<BitSet> played = isOfTheFlow ? played(net, t, barred) : Optional.empty();
      BitSet said = WaysAfter.of(net, t, barred::get);
      if (played.isPresent() && !played.get().equals(said)) {
        return Optional.of(
            "after "
                + step.name()
                + ": said "
                + said
                + ", played "
                + played
                + ", barred "
                + barred);
      }
    }
    return Optional.empty();
  }

  /** The transitions that take a token that comes from the step; empty if there are too many. */
  private static Optional<BitSet> played(Net net, int step, BitSet barred) {
    BitSet source = new BitSet();
    source.set(Net.SOURCE);
    BitSet fired = new BitSet();
    Set<State> seen = new HashSet<>();
    Deque<State> open = new ArrayDeque<>(Set.of(new State(source, new BitSet())));
    while (!open.isEmpty()) {
      State state = open.pop();
      if (!seen.add(state)) {
        continue;
      }
      if (seen.size() > MOST_STATES) {
        return Optional.empty();
      }
      for (int t = 0; t < net.transitions().size(); t++) {
        Transition transition = net.transitions().get(t);
        if (transition.inputs().stream().allMatch(state.marking::get)) {
          boolean descends = transition.inputs().stream().anyMatch(state.descending::get);
          if (t == step && state.descending.isEmpty()) {
            open.push(fire(net, transition, state, true));
          }
          if (!descends || !barred.get(t)) {
            fired.set(t, fired.get(t) || descends);
            open.push(fire(net, transition, state, descends));
          }
        }
      }
    }
    return Optional.of(fired);
  }

  private static State fire(Net net, Transition transition, State state, boolean descends) {
    BitSet marking = (BitSet) state.marking.clone();
    BitSet descending = (BitSet) state.descending.clone();
    for (int place = 0; place < net.places().size(); place++) {
      if (transition.inputs().contains(place)
          || transition.cancels().contains(net.places().get(place).region())) {
        marking.clear(place);
        descending.clear(place);
      }
    }
    for (int place : transition.outputs()) {
      marking.set(place);
      descending.set(place, descends);
    }
    return new State(marking, descending);
  }
}
