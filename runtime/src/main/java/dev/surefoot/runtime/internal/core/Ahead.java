package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.TreeSet;

/** Finds what may still come: all that can be reached from where the tokens are. */
public final class Ahead {
  private Ahead() {}

  /** The names of steps, pauses and awaits that may still come, in the order of the net. */
  public static List<String> of(Program program, State state) {
    boolean fails = state.leaving() == Leaving.FAIL_PATH;
    if ((state.goesBack() && !fails) || state.ended() != null) {
      return List.of();
    }
    Net net = program.net();
    BitSet seen = new BitSet();
    Deque<Integer> places = new ArrayDeque<>();
    if (fails) {
      places.add(program.failPath());
    }
    for (int place = 0; place < net.places().size() && !fails; place++) {
      if (state.marking().has(place)) {
        places.add(place);
      }
    }
    for (int id : fails ? List.<Integer>of() : state.standing().all().list()) {
      int transition = state.execution(id).transition();
      for (int way : program.consumers(program.transition(transition).inputs().get(0))) {
        places.addAll(program.transition(way).outputs());
      }
    }
    TreeSet<Integer> reached = new TreeSet<>();
    while (!places.isEmpty()) {
      int place = places.poll();
      if (seen.get(place)) {
        continue;
      }
      seen.set(place);
      for (int transition : program.consumers(place)) {
        boolean fires = program.transition(transition).kind() != Transition.Kind.FAIL;
        if (fires && reached.add(transition)) {
          places.addAll(program.transition(transition).outputs());
        }
      }
    }
    return reached.stream()
        .map(program::transition)
        .filter(transition -> isNamed(transition.kind()))
        .map(Transition::name)
        .toList();
  }

  private static boolean isNamed(Transition.Kind kind) {
    return kind == Transition.Kind.TASK
        || kind == Transition.Kind.TIMER
        || kind == Transition.Kind.ANSWER;
  }
}
