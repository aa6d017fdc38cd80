package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Policy;
import java.util.Arrays;
import java.util.List;

/**
 * Fires what fires by itself, from some newly marked places on, until every token waits for a step
 * or at a join. Asks guards on the way; this is the one place where they are asked.
 */
final class Walk {
  private final Program program;
  private final Standpoint state;
  private final Guards guards;
  private Marking marking;

  /** Newly marked places, so many. */
  private int[] fresh = new int[4];

  private int freshCount;
  private List<String> fired = List.of();
  private List<ChoiceFailed> failed = List.of();
  private List<Integer> tasks = List.of();

  private Walk(Program program, Standpoint state, Guards guards) {
    this.program = program;
    this.state = state;
    this.guards = guards;
    this.marking = state.marking();
  }

  /** What follows when one outcome of a choice is taken without asking its guards. */
  static Advance through(Program program, Standpoint state, Transition outcome, Guards guards) {
    Walk walk = new Walk(program, state, guards);
    walk.fire(outcome);
    return walk.toTheEnd();
  }

  /** What follows once these places are marked in this state. */
  static Advance from(Program program, Standpoint state, List<Integer> places, Guards guards) {
    if (places.size() == 1 && program.exits().isEmpty()) { // a step follows a step
      int[] next = program.consumers(places.get(0));
      if (next.length > 0
          && program.transition(next[0]).kind() == Transition.Kind.TASK
          && state.marking().has(places.get(0))) {
        return state.goesOn()
            ? program.handsOut(next[0], state.executed() + 1, state.visited(next[0]) + 1)
            : Advance.NONE;
      }
    }
    Walk walk = new Walk(program, state, guards);
    walk.add(places);
    return walk.toTheEnd();
  }

  private Advance toTheEnd() {
    for (int i = 0; i < freshCount; i++) { // it grows meanwhile
      visit(fresh[i]);
    }
    return advance();
  }

  private void add(List<Integer> places) {
    if (freshCount + places.size() > fresh.length) {
      fresh = Arrays.copyOf(fresh, Math.max(freshCount + places.size(), fresh.length * 2));
    }
    for (int i = 0; i < places.size(); i++) {
      fresh[freshCount++] = places.get(i);
    }
  }

  private void visit(int place) {
    int[] consumers = program.consumers(place);
    if (consumers.length == 0 || !marking.has(place) || left().holds(place)) {
      return;
    }
    Transition first = program.transition(consumers[0]);
    switch (first.kind()) {
      case TASK -> tasks = Few.with(tasks, consumers[0]);
      case OUTCOME -> choose(place, consumers);
      case START, SPLIT, JOIN, JUMP, END, FAILED, ENTER, EXIT -> {
        if (enabled(first)) {
          fire(first);
        }
      }
      case FAIL -> {} // begins when it is said so
      case TIMER, ANSWER, TIMEOUT -> {} // begins to wait when all has been fired
    }
  }

  private Leave left() {
    return Leave.of(program, marking);
  }

  private boolean enabled(Transition transition) {
    for (int i = 0; i < transition.inputs().size(); i++) {
      if (!marking.has(transition.inputs().get(i))) {
        return false;
      }
    }
    return transition.cancels().isEmpty() || mayCancel(program.exit(transition));
  }

  /** Not before calls have ended, and a rollback has put its tokens back, in what it leaves. */
  private boolean mayCancel(Exit exit) {
    PartialRollback rollback = state.rollback();
    return exit.of(program, state::execution, state.open()).isEmpty()
        && (rollback == null
            || rollback.puts().stream().noneMatch(part -> exit.places().get(part.place())));
  }

  /** The last outcome of a choice is its fallback, and has no guard. */
  private void choose(int place, int[] outcomes) {
    Env env = marking.token(place).env();
    for (int i = 0; i < outcomes.length; i++) {
      Transition outcome = program.transition(outcomes[i]);
      try {
        if (i == outcomes.length - 1 || guards.holds(outcome.name(), env)) {
          fire(outcome);
          return;
        }
      } catch (Guards.Threw e) {
        int slash = outcome.name().lastIndexOf('/');
        String choice = outcome.name().substring(0, slash);
        String branch = outcome.name().substring(slash + 1);
        Policy policy = program.onFailure(outcome);
        failed = Few.with(failed, new ChoiceFailed(choice, branch, Failure.of(e.thrown()), policy));
        if (policy != Policy.IGNORE) {
          return;
        }
      }
    }
  }

  private void fire(Transition transition) {
    if (fired.size() > program.net().transitions().size()) {
      throw new IllegalStateException("the net has a silent loop through " + transition.name());
    }
    marking = program.firing().fire(transition, marking, Ints.EMPTY);
    fired = Few.with(fired, transition.name());
    add(transition.outputs());
  }

  private Advance advance() {
    boolean ends = Draft.atEnd(marking) && !state.onFailPath(); // which has no result
    Integer result = ends ? result() : null;
    return new Advance(fired, failed, goesOn() ? calls() : List.of(), List.of(), result);
  }

  /** Whether steps may be handed out; else their tokens wait in front of them. */
  private boolean goesOn() {
    return state.goesOn()
        && (failed.isEmpty()
            || failed.stream()
                .allMatch(one -> one.policy() == Policy.HOLD || one.policy() == Policy.IGNORE));
  }

  private int result() {
    int datum = program.result();
    Env env = marking.token(Net.SINK).env();
    return datum < 0 ? Env.NOBODY : env.maker(datum);
  }

  private List<Handed> calls() {
    if (tasks.isEmpty()) {
      return List.of();
    }
    List<Handed> calls = List.of();
    Leave left = left();
    for (int i = 0; i < tasks.size(); i++) {
      int place = program.entry(tasks.get(i));
      if (marking.has(place) && !left.holds(place)) { // else a cancelling exit was faster
        int task = tasks.get(i);
        int next = state.executed() + 1 + calls.size();
        Handed call = new Handed(next, program.step(task), state.visited(task) + 1, 1);
        calls = Few.with(calls, call);
      }
    }
    return calls;
  }
}
