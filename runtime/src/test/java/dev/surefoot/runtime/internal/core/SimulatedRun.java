package dev.surefoot.runtime.internal.core;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.FailPathBegun;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.Outcome.Status;
import dev.surefoot.runtime.event.Policy;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.fixture.RandomFlow;
import dev.surefoot.runtime.internal.journal.StateJson;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/** One instance, with the calls and timers that its host would have, driven by a seed. */
final class SimulatedRun {
  private static final Failure FAILURE = new Failure("t", "m", "s");

  /** From then on it only goes on, so that it comes to an end. */
  private static final int WILD = 300;

  /** With more executions it takes too long to look at all that could have been. */
  static final int LOOKED_AT = 25;

  private final SplittableRandom random;
  private final Program program;
  private final Map<Integer, Integer> calls = new LinkedHashMap<>();
  private final Map<Integer, Integer> undos = new LinkedHashMap<>();
  private final Set<Command.WakeAt> timers = new LinkedHashSet<>();
  private final List<Command.AwaitSettled> settling = new ArrayList<>();
  private final Map<Integer, Integer> polls = new LinkedHashMap<>();
  private final List<Ints> leaving = new ArrayList<>();
  private final Promises promises;
  private Instant now = Instant.EPOCH;
  private double failing;
  private int guards;
  int exits;
  int failed;
  int backAfterFailure;
  int settled;
  int compared;
  int fromSnapshot;
  private int steps;
  private State state;

  /** As it was loaded from a snapshot, if one was taken, and went on from there. */
  private State loaded;

  final Set<InstanceState> seen = EnumSet.noneOf(InstanceState.class);
  final Set<Request> accepted = EnumSet.noneOf(Request.class);

  SimulatedRun(long seed) {
    random = new SplittableRandom(seed);
    failing = random.nextInt(3) * 0.15;
    RandomFlow flow = RandomFlow.ofAll(random.nextLong(), true);
    Net net = NetCompiler.compile(FlowDefinition.modelOf(flow));
    RandomRules rules =
        new RandomRules(random.nextInt(), net.onFailure() < net.transitions().size());
    program = new Program(net, "in", answers(net), null, rules);
    promises = new Promises(program);
    take(
        null,
        Core.decide(
            program,
            null,
            new Occurrence.Start("random", "1", "f", random.nextInt(8) != 0),
            this::guard,
            now));
  }

  private static Map<String, List<String>> answers(Net net) {
    return net.transitions().stream()
        .filter(transition -> transition.kind() == Transition.Kind.ANSWER)
        .collect(Collectors.toMap(Transition::name, transition -> List.of("answer")));
  }

  /** How it is called: by chance, but the same in each run of a seed; more fail for good or not. */
  private record RandomRules(int salt, boolean fails) implements StepRules {
    private int of(String step, int sort, int bound) {
      return Math.floorMod((step.hashCode() * 31 + sort) * 31 + salt, bound);
    }

    @Override
    public boolean isIrreversible(String step) {
      boolean waits = step.contains("pause") || step.contains("await");
      return !waits && of(step, 1, 3) == 0 && of(step, 13, 4) == 0;
    }

    @Override
    public boolean callsUndo(String step, boolean succeeded) {
      return of(step, 1, 3) != 0 && (succeeded || of(step, 2, 5) != 0);
    }

    private Tries tries(int attempts, int seconds, Policy policy) {
      return new Tries(attempts, Duration.ofSeconds(seconds), Duration.ofHours(1), policy);
    }

    @Override
    public Tries tries(String step) {
      return tries(1 + of(step, 3, 3), of(step, 4, 2), policy(of(step, 5, 6)));
    }

    @Override
    public Tries undoTries(String step) {
      return tries(1 + of(step, 6, 2), of(step, 7, 2), Policy.COMPENSATE);
    }

    @Override
    public boolean passesFailedUndos() {
      return of("", 14, 3) == 0;
    }

    @Override
    public boolean undoTakesHandle(String step) {
      return step.contains("poll") && of(step, 12, 2) == 0;
    }

    @Override
    public Policy onFailure(String subflow) {
      return policy(of(subflow, 8, 6));
    }

    @Override
    public Duration time(String step) {
      return Duration.ofDays(of(step, 9, 3));
    }

    @Override
    public Polling polling(String step) {
      Duration timeout = of(step, 10, 2) == 0 ? null : Duration.ofHours(5);
      return step.contains("poll") ? new Polling(Duration.ofHours(1), timeout) : null;
    }

    @Override
    public Border border(String subflow) {
      return new Border("in", of(subflow, 11, 2) == 0 ? null : "answer");
    }

    private Policy policy(int of) {
      return switch (of) {
        case 0 -> Policy.FAIL;
        case 1 -> Policy.IGNORE;
        case 2, 3 -> Policy.HOLD;
        case 4 -> fails ? Policy.FAIL : Policy.COMPENSATE;
        default -> Policy.COMPENSATE;
      };
    }
  }

  String story() {
    return promises.events().toString();
  }

  private boolean guard(String outcome, Env env) throws Guards.Threw {
    if (random.nextDouble() < failing / 4) {
      throw new Guards.Threw(new IllegalStateException("guard"));
    }
    return ++guards < 60 && random.nextBoolean();
  }

  InstanceState toTheEnd() {
    while (state.ended() == null) {
      assertThat(++steps).as("steps").isLessThan(5_000);
      failing = steps > WILD ? 0 : failing;
      boolean goesBack = state.onFailPath() && steps < WILD && random.nextBoolean();
      if (!goesBack || !backOnFailPath()) {
        happen();
      }
      if (random.nextInt(16) == 0) {
        promises.replays(state);
      }
      int seldom = state.held().isEmpty() ? 100 : 5;
      if (state.executions().size() <= LOOKED_AT && random.nextInt(seldom) == 0) {
        RollbackPromises rollbacks = new RollbackPromises(program, state, random.split());
        rollbacks.hold();
        compared += rollbacks.compared;
      }
    }
    promises.ended(state);
    late();
    promises.replays(state);
    return state.ended();
  }

  private void happen() {
    int what = random.nextInt(steps > WILD ? 6 : 40);
    if (what == 39) {
      takeover();
    } else if (what == 38 && !settling.isEmpty()) {
      Command.AwaitSettled one = settling.remove(random.nextInt(settling.size()));
      decide(new Occurrence.SettleExpired(one.leaving(), one.rollback()));
    } else if (what == 34 && !leaving.isEmpty()) {
      leaving.get(0).list().forEach(promises::entered);
      decide(new Occurrence.LeftExpired(leaving.remove(0)));
    } else if (what == 33 || what == 5) {
      answerFromOutside();
    } else if (what < 32 && what > 28 && !polls.isEmpty()) {
      pollAnswer();
    } else if (what == 37) {
      late();
    } else if (what == 36) {
      wild();
    } else if (what == 35 && !(calls.isEmpty() && undos.isEmpty())) {
      timeout();
    } else if (what < 2 && !timers.isEmpty()) {
      wake();
    } else if (what < 4 && !undos.isEmpty()) {
      undoAnswer();
    } else if (!calls.isEmpty()) {
      answer();
    } else if (!undos.isEmpty()) {
      undoAnswer();
    } else if (!polls.isEmpty()) {
      pollAnswer();
    } else if (!timers.isEmpty()) {
      wake();
    } else {
      resting();
    }
  }

  /** By the name or by the key of an await, whether it waits or not. */
  private void answerFromOutside() {
    List<Transition> awaits =
        program.net().transitions().stream()
            .filter(transition -> transition.kind() == Transition.Kind.ANSWER)
            .toList();
    if (!awaits.isEmpty()) {
      String await = awaits.get(random.nextInt(awaits.size())).name();
      int last = state.visits().get(program.awaitOf(await));
      int visit = random.nextBoolean() ? 0 : random.nextInt(last + 3);
      answer(await, visit);
    }
  }

  private boolean answer(String await, int visit) {
    Decision decision = undecided(new Occurrence.Completed(await, visit, "me", "answer"));
    if (decision.refusal() == null) {
      promises.answered(await, visit == 0 ? state.visits().get(program.awaitOf(await)) : visit);
      take(Request.SKIP, decision);
      return true;
    }
    assertThat(decision.events()).isEmpty();
    assertThat(decision.state()).isEqualTo(state);
    return false;
  }

  private void pollAnswer() {
    int id = any(polls);
    int attempt = polls.remove(id);
    if (random.nextInt(steps > WILD ? 2 : 4) != 0) {
      boolean fails = random.nextDouble() < failing;
      answered(id, attempt, fails ? Status.FAILED : Status.SUCCEEDED, fails);
    } else {
      decide(new Occurrence.Unfinished(id, attempt));
    }
  }

  private void takeover() {
    promises.lost(calls.keySet());
    calls.clear();
    undos.clear();
    timers.clear();
    polls.clear();
    settling.clear();
    leaving.clear();
    Ints open = state.open();
    decide(new Occurrence.TakenOver("other", open.where(id -> (id + steps) % 4 == 0)));
  }

  /** Whatever answers that no one waits for changes nothing. */
  private void late() {
    if (state.executions().size() == 0) {
      return;
    }
    int id = random.nextInt(state.executions().size()) + 1;
    Execution execution = state.execution(id);
    State before = state;
    decide(
        new Occurrence.Answered(
            id, execution.attempt() - 1, Status.SUCCEEDED, List.of(), null, now, null));
    decide(new Occurrence.UndoAnswered(id, execution.undoAttempt() + 1, null, now, null));
    decide(new Occurrence.Due(id, execution.attempt() - 1, random.nextBoolean()));
    decide(new Occurrence.TimedOut(id, execution.attempt() - 1, false, FAILURE, now, again()));
    assertThat(state).as("after something late").isEqualTo(before);
  }

  private void timeout() {
    boolean undo = calls.isEmpty() || (!undos.isEmpty() && random.nextBoolean());
    Map<Integer, Integer> of = undo ? undos : calls;
    int id = any(of);
    if (!undo) {
      promises.entered(id);
    }
    decide(new Occurrence.TimedOut(id, of.get(id), undo, FAILURE, now, again()));
  }

  private void answer() {
    int id = any(calls);
    int attempt = calls.remove(id);
    boolean fails = random.nextDouble() < failing;
    boolean entered = !fails || random.nextInt(5) != 0;
    if (entered) {
      promises.entered(id);
    }
    Status failed = entered ? Status.FAILED : Status.NOT_ENTERED;
    if (!fails && program.polling(state.execution(id).transition()) != null) {
      decide(new Occurrence.SubmittedNow(id, attempt, now));
    } else {
      answered(id, attempt, fails ? failed : Status.SUCCEEDED, fails);
    }
  }

  private void answered(int id, int attempt, Status status, boolean fails) {
    decide(
        new Occurrence.Answered(
            id, attempt, status, List.of(), fails ? FAILURE : null, now, again()));
  }

  private Occurrence.Again again() {
    return random.nextInt(5) == 0 ? null : new Occurrence.Again(now, random.nextDouble());
  }

  private void undoAnswer() {
    int id = any(undos);
    int attempt = undos.remove(id);
    boolean fails = random.nextDouble() < failing * 2;
    if (!fails) {
      promises.undone(id);
    }
    decide(new Occurrence.UndoAnswered(id, attempt, fails ? FAILURE : null, now, again()));
  }

  private void wake() {
    Command.WakeAt timer = List.copyOf(timers).get(random.nextInt(timers.size()));
    timers.remove(timer);
    now = timer.due().isAfter(now) ? timer.due() : now;
    decide(new Occurrence.Due(timer.execution(), timer.attempt(), timer.undo()));
  }

  private int any(Map<Integer, Integer> map) {
    List<Integer> ids = List.copyOf(map.keySet());
    return ids.get(random.nextInt(ids.size()));
  }

  /** Anything, of any step or choice: it is refused without any change, or accepted. */
  private void wild() {
    Request[] all = Request.values();
    Request one = all[random.nextInt(all.length)];
    boolean taken = request(one);
    for (int i = 0; i < 20 && one == Request.RESERVE && !taken; i++) {
      taken = request(one);
    }
    if (one == Request.RESERVE && taken && random.nextInt(4) == 0) {
      request(Request.CANCEL_RESERVATION);
    }
  }

  /** What flows do on a failure is short and seldom met, so more is asked for there, and of use. */
  private boolean backOnFailPath() {
    Rollback like = Rollback.to("").by(Rollback.Mode.values()[random.nextInt(3)]);
    List<String> targets = Planning.targets(program, state, like);
    if (targets.isEmpty()) {
      return false;
    }
    String target = targets.get(random.nextInt(targets.size()));
    Rollback wish = Rollback.to(target).by(like.mode());
    RollbackPlan plan = Planning.plan(program, state, wish).plan();
    Request back = Request.ROLL_BACK;
    return asked(back, new Occurrence.RollbackAsked(back, "me", "so", plan, wish, List.of()));
  }

  /** Back to any execution, in any way; planned and executed, or reserved. */
  private boolean rollback(Request request) {
    if (state.executions().size() == 0) {
      return false;
    }
    Execution target = state.execution(random.nextInt(state.executions().size()) + 1);
    Ints running = state.standing().all().minus(state.held());
    Execution start =
        request == Request.RESERVE && !running.isEmpty()
            ? state.execution(running.at(random.nextInt(running.size())))
            : state.execution(random.nextInt(state.executions().size()) + 1);
    boolean named = request == Request.RESERVE || random.nextInt(4) == 0;
    Rollback wish =
        new Rollback(
            Rollback.Mode.values()[random.nextInt(3)],
            program.step(target.transition()),
            random.nextBoolean() ? 0 : target.visit(),
            named ? program.step(start.transition()) : null,
            random.nextInt(4) != 0,
            random.nextBoolean(),
            random.nextBoolean());
    RollbackPlan plan = Planning.plan(program, state, wish).plan();
    if (request == Request.ROLL_BACK && plan == null) {
      return false;
    }
    return asked(request, new Occurrence.RollbackAsked(request, "me", "so", plan, wish, List.of()));
  }

  private boolean asked(Request request, Occurrence occurrence) {
    State before = state;
    Decision decision = Core.decide(program, state, occurrence, this::guard, now);
    if (decision.refusal() == null) {
      accepted.add(request);
      take(request, decision);
      return true;
    }
    assertThat(request).as("what was planned").isNotEqualTo(Request.ROLL_BACK);
    assertThat(decision.events()).isEmpty();
    assertThat(decision.commands()).isEmpty();
    assertThat(decision.state()).isEqualTo(before);
    return false;
  }

  private boolean request(Request request) {
    if (request == Request.ROLL_BACK
        || request == Request.RESERVE
        || request == Request.CANCEL_RESERVATION) {
      return rollback(request);
    }
    String step = null;
    String branch = null;
    boolean needsStep =
        request == Request.SKIP
            || request == Request.FORCE_FAIL
            || request == Request.SETTLE_UNDO
            || (request == Request.RETRY && random.nextBoolean());
    if (needsStep && state.executions().size() > 0) {
      int id = random.nextInt(state.executions().size()) + 1;
      step = program.step(state.execution(id).transition());
    }
    if (request == Request.PICK_BRANCH && !state.heldChoices().isEmpty()) {
      ChoiceFailed held = state.heldChoices().get(0);
      step = held.choice();
      branch = held.guard();
    }
    return asked(request, new Occurrence.Asked(request, "me", "because", step, branch, List.of()));
  }

  /** Nothing will happen by itself, so it must be waiting for a decision, which is made. */
  private void resting() {
    List<Integer> pending = state.pending().list();
    if (!pending.isEmpty() && (!state.shown().isResting() || random.nextBoolean())) {
      String await = program.step(state.execution(pending.get(0)).transition());
      assertThat(answer(await, 0)).as("'%s' is answered", await).isTrue();
      return;
    }
    assertThat(state.shown()).as("what waits").matches(InstanceState::isResting);
    if (steps < WILD) {
      wild();
      return;
    }
    Request way =
        switch (state.shown()) {
          case SUSPENDED, CREATED -> Request.START;
          case HELD -> Request.RETRY;
          default -> Request.RETRY_UNDOS;
        };
    assertThat(request(way) || way == Request.RETRY && request(Request.START))
        .as("%s is possible", way)
        .isTrue();
  }

  private Decision undecided(Occurrence occurrence) {
    return Core.decide(program, state, occurrence, this::guard, now);
  }

  private void decide(Occurrence occurrence) {
    Decision decision = undecided(occurrence);
    assertThat(decision.refusal()).isNull();
    take(null, decision);
  }

  private void take(Request request, Decision decision) {
    boolean stays = state != null && state.stopped() && request == null;
    for (Event event : decision.events()) {
      assertThat(stays && !(event.advance().calls().isEmpty() && event.advance().undos().isEmpty()))
          .as("handed out while stopped")
          .isFalse();
    }
    promises.happened(decision.events());
    state = decision.state();
    loaded(decision.events());
    if (decision.events().stream().anyMatch(SimulatedRun::resumes)
        && state.ended() == null
        && state.executions().size() <= LOOKED_AT) {
      assertThat(Undisturbed.exists(program, state)).as("an undisturbed run").isTrue();
    }
    failed(decision.events());
    seen.add(state.shown());
    decision.commands().forEach(this::carryOut);
    calls.keySet().removeIf(id -> !state.open().contains(id));
    polls.keySet().removeIf(id -> !state.polled().contains(id));
    cancelled(decision.events());
    if (state.shown() == InstanceState.RUNNING || state.shown() == InstanceState.HELD) {
      assertThat(calls.keySet()).containsExactlyInAnyOrderElementsOf(state.open().list());
      if (state.leaving() == null) {
        for (int id : state.waiting().list()) {
          assertThat(timers).as("timer of %s", id).anyMatch(timer -> timer.execution() == id);
        }
        for (int id : state.polled().list()) {
          assertThat(polls.containsKey(id) || timers.stream().anyMatch(t -> t.execution() == id))
              .as("%s is polled", id)
              .isTrue();
        }
      }
    }
  }

  /** Nothing runs or waits any more of what was before a failure. */
  private void failed(List<Event> events) {
    for (Event event : events) {
      failed += event instanceof FailPathBegun ? 1 : 0;
      backAfterFailure += resumes(event) && state.onFailPath() ? 1 : 0;
    }
    if (state.onFailPath()) {
      assertThat(state.standing().all().where(id -> id <= state.failedAt())).isEqualTo(Ints.EMPTY);
    }
  }

  /** What goes on from a snapshot is what goes on from the whole journal. */
  private void loaded(List<Event> events) {
    try {
      for (Event event : events) {
        loaded = loaded == null ? null : Core.apply(program, loaded, event);
      }
    } catch (HistoryNeeded e) {
      loaded = null;
    }
    if (loaded != null) {
      fromSnapshot++;
      assertThat(new String(snapshot(loaded), UTF_8)).isEqualTo(new String(snapshot(state), UTF_8));
    }
    if (Forward.isSo(state) && random.nextInt(8) == 0) {
      loaded = StateJson.read(snapshot(state)).state();
    }
  }

  private static byte[] snapshot(State of) {
    return StateJson.write(new StateJson.Content("", of, List.of(), List.of()));
  }

  private static boolean resumes(Event event) {
    return event instanceof GoingBackEnded end && end.end() == GoingBackEnded.End.RESUMED;
  }

  /** Nothing runs or waits any more in what a cancelling exit has left. */
  private void cancelled(List<Event> events) {
    for (Event event : events) {
      for (String name : event.advance().fired()) {
        Transition transition = program.transition(program.transition(name));
        if (!transition.cancels().isEmpty() && state.leaving() == null) {
          exits++;
          Exit exit = program.exit(transition);
          assertThat(exit.of(program, state::execution, lastOf(event))).isEqualTo(Ints.EMPTY);
        }
      }
    }
  }

  /** What stands now, without what has begun since an event. */
  private Ints lastOf(Event event) {
    Ints begun = Ints.EMPTY;
    for (var handed : event.advance().calls()) {
      begun = begun.plus(handed.execution());
    }
    return state.standing().all().minus(begun).minus(state.pending());
  }

  private void carryOut(Command command) {
    if (command instanceof Command.Call call) {
      assertThat(state.open().contains(call.execution())).isTrue();
      calls.put(call.execution(), call.attempt());
    } else if (command instanceof Command.CallUndo undo) {
      undos.put(undo.execution(), undo.attempt());
    } else if (command instanceof Command.Poll poll) {
      polls.put(poll.execution(), poll.attempt());
    } else if (command instanceof Command.AwaitLeft await) {
      leaving.add(await.executions());
      settled++;
    } else if (command instanceof Command.WakeAt wake) {
      timers.removeIf(
          before -> before.execution() == wake.execution() && before.undo() == wake.undo());
      timers.add(wake);
    } else if (command instanceof Command.AwaitSettled await) {
      settling.add(await);
    } else if (command instanceof Command.Interrupt interrupt) {
      boolean same =
          (interrupt.undo() ? undos : calls).remove(interrupt.execution(), interrupt.attempt());
      if (same && !interrupt.undo()) {
        promises.entered(interrupt.execution());
      }
    }
  }
}
