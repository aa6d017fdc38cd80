package dev.surefoot.testing;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.spi.Simulation;
import dev.surefoot.runtime.spi.Store;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One instance from its start to its end, in as many processes as a schedule of crashes makes. */
final class CrashRun<W, I, R> {
  private static final String KEY = "1";

  /** How often an operator may be asked before nobody believes that he helps. */
  private static final int MOST_DECISIONS = 100;

  private final CrashPlan<W, I, R> plan;
  private final Simulation simulation;
  private final Carriers carriers;
  private final CrashPoints points;
  private final Store store;
  private final W world;
  private final Scripts scripts;
  private final EngineOptions options;
  private final Map<UUID, Long> acknowledged = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private BoundFlow<I, R> flow;
  private CutOffStore process;
  private Engine engine;
  private @Nullable Instance<R> instance;

  CrashRun(CrashPlan<W, I, R> plan, long seed, List<Integer> schedule) {
    this.plan = plan;
    this.simulation = Simulation.shuffled(plan.start, seed);
    this.carriers = new Carriers(simulation);
    this.points = new CrashPoints(schedule, this::kill);
    this.store = plan.store.get();
    this.world = plan.world.get();
    this.options = plan.options.withClock(simulation.clock());
    this.flow = plan.flow.apply(world);
    this.scripts = new Scripts(flow.code().net(), carriers::use);
    plan.script.accept(scripts);
    this.process = new CrashableStore(store, points, acknowledged);
    this.engine = open();
  }

  private Engine open() {
    ScriptedCode<I, R> scripted =
        new ScriptedCode<>(flow.code(), scripts, simulation.clock(), carriers, call -> {});
    flow = flow.calledBy(new WatchedCode<>(scripted, points, done, this::always));
    return Engine.open(process, options, simulation.process(), flow);
  }

  private void kill() {
    process.cutOff();
    simulation.kill();
  }

  CrashPoints points() {
    return points;
  }

  /** Runs it; what it came to. */
  Ending play() {
    CrashPoints.HERE.set(points);
    try {
      for (int decisions = 0; !goesOnAlone(); decisions++) {
        if (decisions == MOST_DECISIONS) {
          points.violated("it does not come to an end, whatever is decided");
        }
        decide();
        failIfViolated();
      }
      Instance<R> ended = Objects.requireNonNull(instance);
      InstanceDetail detail = ended.detail();
      checkOutcomes(detail);
      failIfViolated();
      return Ending.of(ended, detail, flow, options, plan.observation.apply(world));
    } finally {
      CrashPoints.HERE.remove();
      carriers.close();
    }
  }

  /** Runs until nothing happens any more; whether that is the end. */
  private boolean goesOnAlone() {
    do {
      if (points.crashed()) {
        reopen();
        failIfViolated();
      }
      try {
        if (instance == null) {
          instance = engine.start(flow, KEY, plan.input);
        }
        simulation.passAll();
        if (!points.crashed()) {
          always();
        }
      } catch (RuntimeException e) {
        rethrowUnlessKilled(e);
      }
      failIfViolated();
    } while (points.crashed());
    return Objects.requireNonNull(instance).state().isTerminal() || plan.operator == null;
  }

  private void decide() {
    try {
      Objects.requireNonNull(plan.operator).accept(Objects.requireNonNull(instance));
    } catch (RuntimeException e) {
      rethrowUnlessKilled(e);
    }
  }

  private void rethrowUnlessKilled(RuntimeException thrown) {
    if (!points.crashed()) {
      throw thrown;
    }
  }

  private void always() {
    Instance<R> now = instance;
    if (now != null) {
      try {
        plan.always.accept(now, world);
      } catch (RuntimeException | AssertionError e) {
        points.violated("what is to hold always did not: " + e);
      }
    }
  }

  private void failIfViolated() {
    String violation = points.violation();
    if (violation != null) {
      throw new AssertionError(violation);
    }
  }

  private void reopen() {
    carriers.kill();
    process.cutOff();
    points.begin();
    process = new CrashableStore(store, points, acknowledged);
    flow = plan.flow.apply(world);
    engine = open();
    Optional<Instance<R>> found = engine.find(flow, KEY);
    instance = found.orElse(null);
    checkKept(found);
    found.ifPresent(one -> goOnAfter(one.report()));
  }

  private void checkKept(Optional<Instance<R>> found) {
    acknowledged.forEach(
        (id, rows) -> {
          long kept = found.isEmpty() ? 0 : process.length(id);
          if (kept < rows) {
            points.violated(
                "the store lost what it had acknowledged: a journal of length "
                    + rows
                    + " had length "
                    + kept
                    + " after the crash");
          }
        });
  }

  private void goOnAfter(Report report) {
    Map<String, Integer> ran = new HashMap<>();
    Map<String, Integer> undone = new HashMap<>();
    for (Report.Call call : report.calls()) {
      if (call.status() != Report.Status.RUNNING && call.status() != Report.Status.LOST) {
        boolean undo = call.action() == Report.Action.UNDO;
        (undo ? undone : ran).merge(call.step(), 1, Integer::sum);
        if (call.status() != Report.Status.FAILED) {
          done.add(report.id() + "/" + name(call));
        }
      }
    }
    scripts.goOnAfter(ran, undone);
  }

  private static String name(Report.Call call) {
    String undo = call.action() == Report.Action.UNDO ? "/undo" : "";
    return call.step() + "#" + call.visit() + undo;
  }

  private void checkOutcomes(InstanceDetail detail) {
    for (InstanceDetail.Execution one : detail.executions()) {
      if (successes(one.attempts()) > 1 || successes(one.undoAttempts()) > 1) {
        points.violated(one.step() + "#" + one.visit() + " did its work twice, says its journal");
      }
    }
  }

  private static long successes(List<InstanceDetail.Attempt> attempts) {
    return attempts.stream().filter(one -> one.status() == Report.Status.SUCCESS).count();
  }

  /** What the instance has done, for people. */
  String story() {
    Instance<R> told = instance;
    try {
      return told == null ? "it was never started" : Story.of(told);
    } catch (RuntimeException e) {
      return "its story cannot be read: " + e;
    }
  }
}
