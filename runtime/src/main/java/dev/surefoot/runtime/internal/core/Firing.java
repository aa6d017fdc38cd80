package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Transition;
import java.util.ArrayList;
import java.util.List;

/** Fires transitions: which tokens it takes, and what those know that it puts. */
final class Firing {
  private final Program program;

  Firing(Program program) {
    this.program = program;
  }

  /**
   * The marking after a transition.
   *
   * @param loose executions that ended without a token, in blocks that are left; what a cancelling
   *     transition leaves has happened before it
   */
  Marking fire(Transition transition, Marking marking, Ints loose) {
    return switch (transition.kind()) {
      case ENTER -> program.borders().enter(transition, marking, program.data());
      case EXIT -> program.borders().exit(transition, marking);
      default ->
          transition.cancels().isEmpty()
              ? merge(transition, marking)
              : cancel(transition, marking, loose);
    };
  }

  private static Marking merge(Transition transition, Marking marking) {
    if (transition.inputs().size() == 1 && transition.outputs().size() == 1) {
      return marking.move(transition.inputs().get(0), transition.outputs().get(0));
    }
    List<Integer> inputs = transition.inputs();
    if (inputs.isEmpty()) {
      throw new IllegalStateException("transition " + transition.name() + " takes no token");
    }
    Token token = inputs.size() == 1 ? marking.token(inputs.get(0)) : join(inputs, marking);
    return marking.take(inputs).put(transition.outputs(), token);
  }

  private static Token join(List<Integer> inputs, Marking marking) {
    List<Token.Part> parts = new ArrayList<>(inputs.size());
    for (int i = 0; i < inputs.size(); i++) {
      int place = inputs.get(i);
      parts.add(new Token.Part(place, marking.token(place)));
    }
    return Token.join(parts);
  }

  /** What is known after it is what is known where the exit stands. */
  private Marking cancel(Transition transition, Marking marking, Ints loose) {
    Exit exit = program.exit(transition);
    Env env = marking.token(exit.place()).env();
    List<Token.Part> taken = new ArrayList<>();
    Marking after = marking;
    for (int place = exit.places().nextSetBit(0); place >= 0; ) {
      if (after.has(place)) {
        taken.add(new Token.Part(place, after.token(place)));
        after = after.take(place);
      }
      place = exit.places().nextSetBit(place + 1);
    }
    Token token = Token.left(taken, loose, env, transition.name());
    return after.put(transition.outputs(), token);
  }
}
