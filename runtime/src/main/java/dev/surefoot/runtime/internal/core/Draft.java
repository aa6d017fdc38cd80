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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The next state while one event is applied; never leaves its thread. */
final class Draft implements Standpoint {
  private final Program program;
  private boolean started;
  private boolean stopped;
  private Marking marking;
  private final Vec.Next<Execution> executions;
  private Vec<Integer> visits;
  private Standing standing;
  private List<Kept> kept;
  private List<ChoiceFailed> heldChoices;
  private @Nullable Leaving leaving;
  private @Nullable Trouble trouble;
  private @Nullable PartialRollback rollback;
  private @Nullable Undoing undoing;
  private @Nullable Reservation reservation;
  private List<Postponed> postponed;
  private Map<String, Integer> goneBack;
  private int failedAt;
  private @Nullable InstanceState ended;
  private int result;

  Draft(Program program, State state) {
    this.program = program;
    this.started = state.started();
    this.stopped = state.stopped();
    this.marking = state.marking();
    this.executions = new Vec.Next<>(state.executions());
    this.visits = state.visits();
    this.standing = state.standing();
    this.kept = state.kept();
    this.heldChoices = state.heldChoices();
    this.leaving = state.leaving();
    this.trouble = state.trouble();
    this.rollback = state.rollback();
    this.undoing = state.undoing();
    this.reservation = state.reservation();
    this.postponed = state.postponed();
    this.goneBack = state.goneBack();
    this.failedAt = state.failedAt();
    this.ended = state.ended();
    this.result = state.result();
  }

  State done() {
    return new State(
        started,
        stopped,
        marking,
        executions.done(),
        visits,
        standing,
        kept,
        heldChoices,
        leaving,
        trouble,
        rollback,
        undoing,
        reservation,
        postponed,
        goneBack,
        failedAt,
        ended,
        result);
  }

  void start() {
    started = true;
  }

  void stop(boolean now) {
    stopped = now;
  }

  boolean isStopped() {
    return stopped;
  }

  void end(InstanceState state) {
    ended = state;
  }

  /** Whether nothing follows from an execution any more. */
  boolean goesBack(int id) {
    return leaving != null || (rollback != null && rollback.scope().contains(id));
  }

  @Override
  public Marking marking() {
    return marking;
  }

  @Override
  public int executed() {
    return executions.size();
  }

  @Override
  public int visited(int transition) {
    return visits.get(transition);
  }

  @Override
  public Ints open() {
    return standing.open();
  }

  @Override
  public @Nullable PartialRollback rollback() {
    return rollback;
  }

  @Override
  public boolean onFailPath() {
    return failedAt >= 0;
  }

  @Override
  public boolean goesOn() {
    return State.goesOn(leaving, stopped, rollback, ended);
  }

  @Override
  public Execution execution(int id) {
    if (id < 1 || id > executions.size()) {
      throw new ReplayException("there is no execution " + id);
    }
    return executions.get(id - 1);
  }

  private void change(Execution now) {
    executions.set(now.id() - 1, now);
  }

  /** It stands elsewhere now. */
  private void replace(Execution now) {
    change(now);
    int id = now.id();
    standing = standing.with(id, now.run());
    if (!postponed.isEmpty()) {
      postponed = postponed.stream().filter(one -> !one.goesBack(id)).toList();
    }
  }

  /** Takes down how an execution ended, without what follows from it. */
  void settle(int id, Execution.Run run) {
    replace(execution(id).ended(run));
  }

  /** A pause or an await begins. */
  void pending(
      int id, int transition, int visit, @Nullable Instant due, @Nullable String correlation) {
    Token token = begin(id, transition, visit);
    executions.add(Execution.pending(id, transition, visit, token, due, correlation));
    release(program.step(transition));
    standing = standing.with(id, Execution.Run.PENDING);
  }

  /** An answer is kept until its await begins. */
  void keep(Kept answer) {
    kept = Stream.concat(kept.stream(), Stream.of(answer)).toList();
  }

  /** An await has its answer. */
  void answered(int id, Ints data) {
    Execution execution = execution(id);
    Kept used = new Kept(execution.transition(), execution.visit());
    kept = kept.stream().filter(answer -> !answer.equals(used)).toList();
    settle(id, Execution.Run.SUCCEEDED);
    produce(id, data);
  }

  /** The time of a pause or an await is over; what waits for another attempt has no such. */
  void over(int id) {
    if (!standing.pending().contains(id)) {
      return;
    }
    int transition = execution(id).transition();
    int over = program.waits().over(transition);
    settle(id, over == transition ? Execution.Run.SUCCEEDED : Execution.Run.TIMED_OUT);
    produce(id, program.transition(over), Ints.EMPTY);
  }

  /** A step that polls was submitted; it is asked for its end unless nobody waits for that. */
  void submitted(int id, Submission submission) {
    replace(execution(id).submitted(submission));
    if (goesBack(id)) {
      settle(id, Execution.Run.WITHDRAWN);
    }
  }

  /** Whatever waits in blocks that are being left is not waited for any more. */
  void withdrawLeft() {
    Leave left = Leave.of(program, marking);
    if (left.isNone()) {
      return;
    }
    Ints withdrawn = withdraw(id -> left.holds(execution(id)));
    standing = standing.withLoose(standing.loose().union(withdrawn));
    heldChoices = heldChoices.stream().filter(choice -> !left.holds(choice.choice())).toList();
  }

  private Ints withdraw(IntPredicate which) {
    Ints withdrawn = standing.resting().where(which);
    withdrawn.list().forEach(id -> settle(id, Execution.Run.WITHDRAWN));
    return withdrawn;
  }

  /** It ended without a token; of meaning only if it is in a block that is being left. */
  void loose(int id) {
    if (Leave.of(program, marking).holds(execution(id))) {
      standing = standing.withLoose(standing.loose().plus(id));
    }
  }

  /** An attempt failed, and the next one is due. */
  void waits(int id, Instant due) {
    replace(execution(id).waiting(due));
  }

  /** The last attempt failed, and a decision is waited for. */
  void hold(int id, boolean entered) {
    replace(execution(id).held(entered));
  }

  /** An attempt was lost, and there is no next one by itself. */
  void lost(int id, Execution.Run run) {
    replace(execution(id).lost(run));
  }

  /** Gives the net the token of an execution that did its work. */
  void produce(int id, Ints data) {
    produce(id, program.transition(execution(id).transition()), data);
  }

  private void produce(int id, Transition transition, Ints data) {
    Env env = execution(id).token().env();
    Token token = new Token(Ints.of(id), env.with(id, data));
    marking = marking.put(transition.outputs(), token);
  }

  /** It failed for good, and the instance is to go back to a step as soon as it can. */
  void goesBack(int id, boolean entered, Trouble why) {
    hold(id, entered);
    postpone(new Postponed(id, Policy.BACK_TO, why));
  }

  private void postpone(Postponed one) {
    postponed = Stream.concat(postponed.stream(), Stream.of(one)).toList();
  }

  /** Goes forward no more; the first cause is kept. */
  void leave(Policy policy, Trouble why) {
    if (leaving == null) {
      Leaving fails = program.hasFailPath() && failedAt < 0 ? Leaving.FAIL_PATH : Leaving.FAIL;
      leaving = policy == Policy.FAIL ? fails : Leaving.UNDO;
      trouble = trouble == null ? why : trouble;
      withdrawWaits();
    }
  }

  /** Whether what is made still counts, although nothing follows from it. */
  boolean comesToFailPath() {
    return leaving == Leaving.FAIL_PATH;
  }

  /** All that there was is left, and what the flow does on a failure begins. */
  void failPath() {
    standing.held().list().forEach(this::settleHeld);
    withdraw(id -> true);
    standing = standing.withLoose(Ints.EMPTY);
    heldChoices = List.of();
    postponed = List.of();
    Token token = FailPath.token(program, marking, executions.done());
    marking = Marking.empty(program.net().places().size()).put(program.failPath(), token);
    failedAt = executions.size();
    leaving = null;
  }

  /** An execution, or a choice, has failed for good, and the instance is not to go on. */
  void failed(int id, Execution.Run run, Policy policy, Trouble why) {
    if (rollback != null && leaving == null) {
      postpone(new Postponed(id, policy, why));
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

  /** What goes forward no more waits for no time, no answer and no poll. */
  private void withdrawWaits() {
    for (int id : standing.pending().union(standing.polled()).list()) {
      settle(id, Execution.Run.WITHDRAWN);
    }
    standing = standing.withLoose(Ints.EMPTY);
    boolean fails = comesToFailPath();
    kept = kept.stream().filter(one -> fails && program.isOnFailure(one.transition())).toList();
  }

  void cancel(boolean withUndo, String why) {
    leaving = withUndo ? Leaving.CANCEL_WITH_UNDO : Leaving.CANCEL;
    stopped = false;
    Trouble first =
        postponed.stream()
            .filter(one -> Leaving.follows(one.policy()))
            .map(Postponed::trouble)
            .findFirst()
            .orElseGet(() -> Trouble.request(why));
    trouble = trouble == null ? first : trouble;
    withdrawWaits();
  }

  void advance(Advance advance) {
    for (int i = 0; i < advance.fired().size(); i++) {
      String name = advance.fired().get(i);
      Transition transition = program.transition(program.transition(name));
      fire(transition);
      if (transition.kind() == Transition.Kind.OUTCOME && !heldChoices.isEmpty()) {
        release(name.substring(0, name.lastIndexOf('/')));
      }
    }
    for (int i = 0; i < advance.failed().size(); i++) {
      choiceFailed(advance.failed().get(i));
    }
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

  /** Held awaits, all or one, may begin: their keys are computed again. */
  void releaseAwaits(@Nullable String one) {
    for (ChoiceFailed held : heldChoices) {
      boolean meant = one == null || one.equals(held.choice());
      if (meant && program.awaitOf(held.choice()) >= 0) {
        release(held.choice());
      }
    }
  }

  private void release(String choice) {
    if (!heldChoices.isEmpty()) {
      heldChoices = heldChoices.stream().filter(held -> !held.choice().equals(choice)).toList();
    }
  }

  private void fire(Transition transition) {
    Ints left = Ints.EMPTY;
    if (!transition.cancels().isEmpty()) {
      withdrawLeft();
      Exit exit = program.exit(transition);
      left = exit.of(program, this::execution, standing.loose());
      standing = standing.withLoose(standing.loose().minus(left));
      kept = kept.stream().filter(answer -> !exit.leaves(program, answer.transition())).toList();
    }
    marking = program.firing().fire(transition, marking, left);
  }

  /** Begins executions, and further attempts of those that were begun. */
  void handOut(Advance advance, Calls.Again why) {
    for (int i = 0; i < advance.calls().size(); i++) {
      Handed handed = advance.calls().get(i);
      int id = handed.execution();
      if (id <= executions.size()) {
        replace(execution(id).again(handed.attempt(), why));
      } else {
        begin(handed);
      }
    }
    for (int i = 0; i < advance.undos().size(); i++) {
      Handed handed = advance.undos().get(i);
      int id = handed.execution();
      change(execution(id).undoAgain(handed.attempt(), why));
      undoing = undoing().started(id);
    }
  }

  private void begin(Handed handed) {
    int id = handed.execution();
    int transition = program.transition(handed.step());
    Token token = begin(id, transition, handed.visit());
    executions.add(Execution.handedOut(id, transition, handed.visit(), handed.attempt(), token));
    standing = standing.with(id, Execution.Run.OPEN);
  }

  /** Takes the token of an execution that begins. */
  private Token begin(int id, int transition, int visit) {
    if (id != executions.size() + 1) {
      throw new ReplayException("execution " + id + " does not come next");
    }
    int place = program.transition(transition).inputs().get(0);
    Token token = marking.token(place);
    marking = marking.take(place);
    visits = visits.with(transition, visit);
    return token;
  }

  void unused(int id) {
    change(execution(id).unused());
  }

  void undoUnused(int id) {
    change(execution(id).undoUnused());
  }

  void undoWaits(int id, Instant due) {
    change(execution(id).undoWaiting(due));
    undoing = undoing().waits(id);
  }

  void undoLost(int id) {
    change(execution(id).undoLost());
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
    boolean rests = stopped || (rollback != null && rollback.rests()); // it follows one that failed
    marking = plan.left();
    begun.choices().forEach(this::release);
    withdraw(plan.concerned()::contains);
    rollback =
        new PartialRollback(
            begun.order(),
            plan.scope(),
            plan.spared(),
            plan.puts(),
            rests,
            begun.by(),
            begun.why());
    if (begun.order().followsFailure()) {
      count(program.wayBack(execution(begun.order().start()).transition()));
    }
    if (reservation != null && reservation.order().equals(begun.order())) {
      reservation = null;
    }
    undoing = null;
    stopped = false;
  }

  private void count(@Nullable WayBack back) {
    if (back != null) {
      Map<String, Integer> counted = new HashMap<>(goneBack);
      counted.merge(back.place(), 1, Integer::sum);
      goneBack = Map.copyOf(counted);
    }
  }

  void reserve(@Nullable Reservation now) {
    reservation = now;
  }

  /** The undos are known; they may be called again if they were called before and failed. */
  void plan(PlanAdopted.Mode mode, Iterable<Integer> undos) {
    for (int id : undos) {
      change(execution(id).undo(Execution.Undo.PLANNED));
    }
    if (mode == PlanAdopted.Mode.WHOLE) {
      rollback = null;
    }
    Ints scope = rollback == null ? Ints.upTo(executions.size()) : rollback.scope();
    undoing = Undoing.begin(scope, executions.done()).after();
  }

  /** A rollback to a step has ended: what was taken is there again. */
  void resume() {
    PartialRollback over = rollback;
    if (over == null) {
      throw new ReplayException("the instance is not going back to a step");
    }
    for (int id : over.scope().list()) {
      Execution now = execution(id);
      change(over.spared().contains(id) ? now.superseded() : now.undone());
    }
    marking = over.putBack(marking);
    stopped |= over.rests() || !over.order().resume();
    rollback = null;
    undoing = null;
    List<Postponed> due = postponed;
    postponed = due.stream().filter(one -> one.policy() == Policy.BACK_TO).toList();
    for (Postponed failure : due) {
      if (failure.policy() != Policy.BACK_TO) {
        settleHeld(failure.execution());
        leave(failure.policy(), failure.trouble());
      }
    }
  }

  private void settleHeld(int id) {
    if (standing.held().contains(id)) {
      settle(id, execution(id).entered() ? Execution.Run.FAILED : Execution.Run.NOT_ENTERED);
    }
  }

  void undone(int id, Execution.Undo how) {
    change(execution(id).undo(how));
    undoing = undoing().done(id, executions.done()).after();
  }

  void undoFailed(int id, boolean passed) {
    change(execution(id).undo(Execution.Undo.FAILED));
    Undoing failed = undoing().failed(id);
    undoing = passed ? failed.pass(id, executions.done()).after() : failed;
  }

  /** Whether the instance's last token has come to the end. */
  static boolean atEnd(Marking marking) {
    return marking.has(Net.SINK);
  }
}
