package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/** What crosses the borders of sub-flows, by the transitions that enter and leave them. */
final class Borders {
  /**
   * One sub-flow, with its data by their index.
   *
   * @param result {@link Env#NOBODY} if it gives nothing
   * @param waiting where a token with what is known around it waits for its end
   */
  private record Crossing(int input, int result, int waiting) {}

  private final Map<Transition, Crossing> crossings = new HashMap<>();

  static Borders of(Net net, StepRules rules, ToIntFunction<String> datum) {
    Map<String, Integer> places = new HashMap<>();
    for (int place = 0; place < net.places().size(); place++) {
      places.put(net.places().get(place).name(), place);
    }
    Borders borders = new Borders();
    for (Transition transition : net.transitions()) {
      boolean enters = transition.kind() == Transition.Kind.ENTER;
      if (enters || transition.kind() == Transition.Kind.EXIT) {
        String subflow = transition.name().substring(0, transition.name().lastIndexOf('.'));
        Border border = rules.border(subflow);
        String result = border.result();
        borders.crossings.put(
            transition,
            new Crossing(
                datum.applyAsInt(border.input()),
                result == null ? Env.NOBODY : datum.applyAsInt(result),
                waiting(transition, enters, places, subflow)));
      }
    }
    return borders;
  }

  private static int waiting(
      Transition transition, boolean enters, Map<String, Integer> places, String subflow) {
    Integer place = places.get(subflow + ".waiting");
    boolean fits =
        place != null && (enters ? transition.outputs() : transition.inputs()).contains(place);
    if (place == null || !fits) {
      throw new IllegalArgumentException("nothing waits outside of sub-flow '" + subflow + "'");
    }
    return place;
  }

  /** The marking after a sub-flow begins: its own token knows its input only. */
  Marking enter(Transition enter, Marking marking, int data) {
    Crossing crossing = crossing(enter);
    int from = enter.inputs().get(0);
    Token token = marking.token(from);
    Env inside = Env.inside(data, crossing.input, token.env().maker(crossing.input));
    Marking after = marking.take(from);
    for (int place : enter.outputs()) {
      boolean outside = place == crossing.waiting;
      after = after.put(place, outside ? token : new Token(token.causes(), inside));
    }
    return after;
  }

  /** The marking after a sub-flow ends: the token that has waited knows its result, too. */
  Marking exit(Transition exit, Marking marking) {
    Crossing crossing = crossing(exit);
    Token outside = marking.token(crossing.waiting);
    Marking after = marking.take(crossing.waiting);
    int ended = exit.inputs().stream().filter(place -> place != crossing.waiting).findFirst().get();
    Token inside = after.token(ended);
    after = after.take(ended);
    Env env = outside.env();
    if (crossing.result != Env.NOBODY) {
      env = env.with(inside.env().maker(crossing.result), Ints.of(crossing.result));
    }
    List<Token.Part> parts =
        List.of(new Token.Part(crossing.waiting, outside), new Token.Part(ended, inside));
    return after.put(exit.outputs().get(0), new Token(inside.causes(), env, parts, "", 0));
  }

  private Crossing crossing(Transition transition) {
    Crossing found = crossings.get(transition);
    if (found == null) {
      throw new ReplayException("no sub-flow begins or ends at " + transition.name());
    }
    return found;
  }
}
