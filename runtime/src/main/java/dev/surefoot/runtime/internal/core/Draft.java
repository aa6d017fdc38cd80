package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Handed;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The next state while one event is applied; never leaves its thread. */
final class Draft {
  private final Program program;
  private boolean started;
  private Marking marking;
  private Vec<Execution> executions;
  private Vec<Integer> visits;
  private Ints open;
  private Ints held;
  private @Nullable Trouble trouble;
  private @Nullable Undoing undoing;
  private @Nullable InstanceState ended;
  private int result;

  Draft(Program program, State state) {
    this.program = program;
    this.started = state.started();
    this.marking = state.marking();
    this.executions = state.executions();
    this.visits = state.visits();
    this.open = state.open();
    this.held = state.held();
    this.trouble = state.trouble();
    this.undoing = state.undoing();
    this.ended = state.ended();
    this.result = state.result();
  }

  State done() {
    return new State(
        started, marking, executions, visits, open, held, trouble, undoing, ended, result);
  }

  void start() {
    started = true;
  }

  void end(InstanceState state) {
    ended = state;
  }

  Execution execution(int id) {
    if (id < 1 || id > executions.size()) {
      throw new ReplayException("there is no execution " + id);
    }
    return executions.get(id - 1);
  }

  private void change(int id, UnaryOperator<Execution> change) {
    executions = executions.with(id - 1, change.apply(execution(id)));
  }

  /** Takes down how an execution ended, without what follows from it. */
  void settle(int id, Execution.Run run) {
    change(id, execution -> execution.run(run));
    open = open.minus(id);
    held = held.minus(id);
  }

  /** Gives the net the token of an execution that did its work. */
  void produce(int id, int datum) {
    Execution execution = execution(id);
    Env env = execution.token().env();
    Token token = new Token(Ints.of(id), datum < 0 ? env : env.with(datum, id));
    for (int place : program.transition(execution.transition()).outputs()) {
      marking = marking.put(place, token);
    }
  }

  /** Keeps the first cause. */
  void trouble(String step, Failure failure) {
    if (trouble == null) {
      trouble = new Trouble(step, failure);
    }
  }

  void advance(Advance advance) {
    for (String name : advance.fired()) {
      marking = fire(program.transition(program.transition(name)), marking);
    }
    for (ChoiceFailed failed : advance.failed()) {
      trouble(failed.choice(), failed.failure());
    }
    if (advance.result() != null) {
      result = advance.result();
      ended = InstanceState.FINISHED;
    }
  }

  static Marking fire(Transition transition, Marking marking) {
    Token token = null;
    Marking after = marking;
    for (int place : transition.inputs()) {
      Token input = after.token(place);
      token = token == null ? input : token.merge(input);
      after = after.take(place);
    }
    if (token == null) {
      throw new IllegalStateException("transition " + transition.name() + " takes no token");
    }
    for (int place : transition.outputs()) {
      after = after.put(place, token);
    }
    return after;
  }

  /** Begins executions that were handed out for the first time. */
  void handOut(Advance advance) {
    for (Handed handed : advance.calls()) {
      if (handed.execution() != executions.size() + 1) {
        throw new ReplayException("execution " + handed.execution() + " does not come next");
      }
      int transition = program.transition(handed.step());
      int place = program.transition(transition).inputs().get(0);
      Token token = marking.token(place);
      marking = marking.take(place);
      visits = visits.with(transition, handed.visit());
      executions =
          executions.plus(
              Execution.handedOut(
                  handed.execution(), transition, handed.visit(), handed.attempt(), token));
      open = open.plus(handed.execution());
    }
  }

  /** Begins further attempts; each was lost before, or else was asked for. */
  void handOutAgain(Advance advance, boolean lost) {
    for (Handed handed : advance.calls()) {
      int id = handed.execution();
      change(id, e -> e.again(handed.attempt(), lost ? e.lost() + 1 : 0));
      open = open.plus(id);
      held = held.minus(id);
    }
    for (Handed handed : advance.undos()) {
      int id = handed.execution();
      change(id, e -> e.undoAgain(handed.attempt(), lost ? e.undoLost() + 1 : 0));
      undoing = undoing().started(id);
    }
  }

  void handOutUndos(Advance advance) {
    handOutAgain(Advance.ofUndos(advance.undos()), false);
  }

  void hold(int id) {
    settle(id, Execution.Run.HELD);
    held = held.plus(id);
  }

  void unused(int id) {
    change(id, Execution::unused);
  }

  void undoUnused(int id) {
    change(id, Execution::undoUnused);
  }

  private Undoing undoing() {
    if (undoing == null) {
      throw new ReplayException("the instance is not going back");
    }
    return undoing;
  }

  void plan(Iterable<Integer> undos) {
    for (int id : undos) {
      change(id, execution -> execution.undo(Execution.Undo.PLANNED));
    }
    undoing = Undoing.begin(executions).after();
  }

  void undone(int id, Execution.Undo how) {
    change(id, execution -> execution.undo(how));
    Undoing before = undoing();
    undoing =
        how == Execution.Undo.FAILED ? before.failed(id) : before.done(id, executions).after();
  }

  /** Whether the instance's last token has come to the end. */
  static boolean atEnd(Marking marking) {
    return marking.has(Net.SINK);
  }
}
