package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.PlanAdopted;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RollbackBegun;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The next state while one event is applied; never leaves its thread. */
final class Draft {
  private final Program program;
  private boolean started;
  private boolean stopped;
  private Marking marking;
  private Vec<Execution> executions;
  private Vec<Integer> visits;
  private Ints open;
  private Ints waiting;
  private Ints held;
  private List<ChoiceFailed> heldChoices;
  private @Nullable Leaving leaving;
  private @Nullable Trouble trouble;
  private @Nullable PartialRollback rollback;
  private @Nullable Undoing undoing;
  private @Nullable Reservation reservation;
  private List<Postponed> postponed;
  private @Nullable InstanceState ended;
  private int result;

  Draft(Program program, State state) {
    this.program = program;
    this.started = state.started();
    this.stopped = state.stopped();
    this.marking = state.marking();
    this.executions = state.executions();
    this.visits = state.visits();
    this.open = state.open();
    this.waiting = state.waiting();
    this.held = state.held();
    this.heldChoices = state.heldChoices();
    this.leaving = state.leaving();
    this.trouble = state.trouble();
    this.rollback = state.rollback();
    this.undoing = state.undoing();
    this.reservation = state.reservation();
    this.postponed = state.postponed();
    this.ended = state.ended();
    this.result = state.result();
  }

  State done() {
    return new State(
        started,
        stopped,
        marking,
        executions,
        visits,
        open,
        waiting,
        held,
        heldChoices,
        leaving,
        trouble,
        rollback,
        undoing,
        reservation,
        postponed,
        ended,
        result);
  }

  void start() {
    started = true;
  }

  void stop(boolean now) {
    stopped = now;
  }

  void end(InstanceState state) {
    ended = state;
  }

  /** Whether nothing follows from an execution any more. */
  boolean goesBack(int id) {
    return leaving != null || (rollback != null && rollback.scope().contains(id));
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

  private void replace(int id, Execution.Run run, UnaryOperator<Execution> change) {
    change(id, change);
    open = run == Execution.Run.OPEN ? open.plus(id) : open.minus(id);
    waiting = run == Execution.Run.WAITING ? waiting.plus(id) : waiting.minus(id);
    held = run == Execution.Run.HELD ? held.plus(id) : held.minus(id);
  }

  /** Takes down how an execution ended, without what follows from it. */
  void settle(int id, Execution.Run run) {
    replace(id, run, execution -> execution.ended(run));
  }

  /** An attempt failed, and the next one is due. */
  void waits(int id, Instant due) {
    replace(id, Execution.Run.WAITING, execution -> execution.waiting(due));
  }

  /** The last attempt failed, and a decision is waited for. */
  void hold(int id, boolean entered) {
    replace(id, Execution.Run.HELD, execution -> execution.held(entered));
  }

  /** An attempt was lost, and there is no next one by itself. */
  void lost(int id, Execution.Run run) {
    replace(id, run, execution -> execution.lost(run));
  }

  /** Gives the net the token of an execution that did its work. */
  void produce(int id, Ints data) {
    Execution execution = execution(id);
    Env env = execution.token().env();
    Token token = new Token(Ints.of(id), env.with(id, data));
    for (int place : program.transition(execution.transition()).outputs()) {
      marking = marking.put(place, token);
    }
  }

  /** Goes forward no more; the first cause is kept. */
  void leave(Policy policy, Trouble why) {
    if (leaving == null) {
      leaving = policy == Policy.FAIL ? Leaving.FAIL : Leaving.UNDO;
      trouble = why;
    }
  }

  /** An execution, or a choice, has failed for good, and the instance is not to go on. */
  void failed(int id, Execution.Run run, Policy policy, Trouble why) {
    if (rollback != null && leaving == null) {
      postponed =
          Stream.concat(postponed.stream(), Stream.of(new Postponed(id, policy, why))).toList();
      if (id > 0) {
        hold(id, run == Execution.Run.FAILED);
      }
      return;
    }
    if (id > 0) {
      settle(id, run);
    }
    leave(policy, why);
  }

  void cancel(boolean withUndo, String why) {
    leaving = withUndo ? Leaving.CANCEL_WITH_UNDO : Leaving.CANCEL;
    stopped = false;
    Trouble first = postponed.isEmpty() ? Trouble.request(why) : postponed.get(0).trouble();
    trouble = trouble == null ? first : trouble;
  }

  void advance(Advance advance) {
    for (String name : advance.fired()) {
      Transition transition = program.transition(program.transition(name));
      marking = fire(transition, marking);
      if (transition.kind() == Transition.Kind.OUTCOME && !heldChoices.isEmpty()) {
        release(name.substring(0, name.lastIndexOf('/')));
      }
    }
    advance.failed().forEach(this::choiceFailed);
    if (advance.result() != null) {
      result = advance.result();
      ended = InstanceState.FINISHED;
    }
  }

  private void choiceFailed(ChoiceFailed failed) {
    switch (failed.policy()) {
      case COMPENSATE, FAIL ->
          failed(
              0,
              Execution.Run.FAILED,
              failed.policy(),
              new Trouble(failed.choice(), failed.failure()));
      case HOLD -> {
        release(failed.choice());
        heldChoices = Stream.concat(heldChoices.stream(), Stream.of(failed)).toList();
      }
      default -> {} // the guard was taken not to hold
    }
  }

  private void release(String choice) {
    heldChoices = heldChoices.stream().filter(held -> !held.choice().equals(choice)).toList();
  }

  static Marking fire(Transition transition, Marking marking) {
    List<Token.Part> parts = new ArrayList<>(transition.inputs().size());
    Marking after = marking;
    for (int place : transition.inputs()) {
      parts.add(new Token.Part(place, after.token(place)));
      after = after.take(place);
    }
    if (parts.isEmpty()) {
      throw new IllegalStateException("transition " + transition.name() + " takes no token");
    }
    Token token = Token.join(parts);
    for (int place : transition.outputs()) {
      after = after.put(place, token);
    }
    return after;
  }

  /** Begins executions, and further attempts of those that were begun. */
  void handOut(Advance advance, Calls.Again why) {
    for (Handed handed : advance.calls()) {
      int id = handed.execution();
      if (id <= executions.size()) {
        replace(id, Execution.Run.OPEN, execution -> execution.again(handed.attempt(), why));
      } else {
        begin(handed);
      }
    }
    for (Handed handed : advance.undos()) {
      int id = handed.execution();
      change(id, execution -> execution.undoAgain(handed.attempt(), why));
      undoing = undoing().started(id);
    }
  }

  private void begin(Handed handed) {
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

  void unused(int id) {
    change(id, Execution::unused);
  }

  void undoUnused(int id) {
    change(id, Execution::undoUnused);
  }

  void undoWaits(int id, Instant due) {
    change(id, execution -> execution.undoWaiting(due));
    undoing = undoing().waits(id);
  }

  void undoLost(int id) {
    change(id, Execution::undoLost);
    undoing = undoing().waits(id);
  }

  private Undoing undoing() {
    if (undoing == null) {
      throw new ReplayException("the instance is not going back");
    }
    return undoing;
  }

  /** From now on nothing that came from the target goes on. */
  void begin(RollbackBegun begun) {
    Plan plan = Plan.of(program, done(), begun.order());
    marking = plan.left();
    heldChoices =
        heldChoices.stream()
            .filter(held -> marking.has(program.decisionPlace(held.choice())))
            .toList();
    for (int id : plan.concerned().list()) {
      Execution execution = execution(id);
      if (waiting.contains(id) || held.contains(id)) {
        settle(id, execution.entered() ? Execution.Run.FAILED : Execution.Run.NOT_ENTERED);
      }
    }
    rollback =
        new PartialRollback(
            begun.order(),
            plan.scope(),
            plan.spared(),
            plan.puts(),
            stopped,
            begun.by(),
            begun.why());
    if (reservation != null && reservation.order().equals(begun.order())) {
      reservation = null;
    }
    undoing = null;
    stopped = false;
  }

  void reserve(@Nullable Reservation now) {
    reservation = now;
  }

  /** The undos are known; they may be called again if they were called before and failed. */
  void plan(PlanAdopted.Mode mode, Iterable<Integer> undos) {
    for (int id : undos) {
      change(id, execution -> execution.undo(Execution.Undo.PLANNED));
    }
    if (mode == PlanAdopted.Mode.WHOLE) {
      rollback = null;
    }
    Ints scope = rollback == null ? Ints.upTo(executions.size()) : rollback.scope();
    undoing = Undoing.begin(scope, executions).after();
  }

  /** A rollback to a step has ended: what was taken is there again. */
  void resume() {
    PartialRollback over = rollback;
    if (over == null) {
      throw new ReplayException("the instance is not going back to a step");
    }
    for (int id : over.scope().list()) {
      boolean spared = over.spared().contains(id);
      change(id, now -> spared ? now.superseded() : now.undone());
    }
    marking = over.putBack(marking);
    stopped |= over.rests() || !over.order().resume();
    rollback = null;
    undoing = null;
    for (Postponed failure : postponed) {
      if (held.contains(failure.execution())) {
        settle(
            failure.execution(),
            execution(failure.execution()).entered()
                ? Execution.Run.FAILED
                : Execution.Run.NOT_ENTERED);
      }
      leave(failure.policy(), failure.trouble());
    }
    postponed = List.of();
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
