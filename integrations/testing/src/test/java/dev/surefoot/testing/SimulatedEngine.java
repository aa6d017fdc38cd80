package dev.surefoot.testing;

import dev.surefoot.net.Transition;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.EngineStatus;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.fixture.RandomFlow;
import dev.surefoot.runtime.fixture.UnsteadyStore;
import dev.surefoot.runtime.fixture.UnsteadyStore.Fate;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.FlowCode;
import dev.surefoot.runtime.spi.ForwardingCode;
import dev.surefoot.runtime.spi.Simulation;
import dev.surefoot.runtime.spi.StepCall;
import dev.surefoot.runtime.spi.Store;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;

/** Instances of a random flow in an engine that is closed, killed, and cut off from its store. */
final class SimulatedEngine {
  static final int INSTANCES = 4;

  private final BoundFlow<String, Void> flow;
  private final Simulation simulation;
  private final CrashPoints points = new CrashPoints(List.of(), this::kill);
  private final Store store = new UnsteadyStore(Stores.memory(), changes -> fate());
  private final Map<UUID, Long> acknowledged = new HashMap<>();
  private final Set<String> done = new HashSet<>();
  private final Set<Integer> begun = new TreeSet<>();
  private final Map<String, Integer> polls = new HashMap<>();
  private final List<String> awaits;
  private final int resident;
  private int outage;
  private boolean keptMeanwhile;
  private Duration down = Duration.ZERO;
  private CutOffStore process;
  private Engine engine;

  SimulatedEngine(long seed) {
    BoundFlow<String, Void> any = SimulatedFlows.any(new SplittableRandom(seed));
    this.flow = any.calledBy(new WatchedCode<>(patient(any.code()), points, done, () -> {}));
    this.awaits = RandomCase.names(any.code().net(), Transition.Kind.ANSWER);
    this.resident = (int) (seed & 3); // and so others sleep
    this.simulation = Simulation.shuffled(Instant.parse("2026-01-01T12:00:00Z"), seed);
    open();
  }

  /** Whatever is polled takes some time. */
  private FlowCode<String, Void> patient(FlowCode<String, Void> code) {
    return new ForwardingCode<String, Void>(code) {
      @Override
      public Optional<?> poll(String step, StepCall call) throws Exception {
        int asked = polls.merge(call.attempt().key(), 1, Integer::sum);
        return asked % 3 == 0 ? super.poll(step, call) : Optional.empty();
      }
    };
  }

  /** The awaits of the flow. */
  List<String> awaits() {
    return awaits;
  }

  private Fate fate() {
    if (outage == 0) {
      return Fate.KEPT;
    }
    outage--;
    return keptMeanwhile ? Fate.KEPT_AND_NOT_ACKNOWLEDGED : Fate.LOST;
  }

  private void open() {
    points.begin();
    outage = 0;
    store.reconnect(); // another process has another connection
    process = new CrashableStore(store, points, acknowledged);
    engine =
        Engine.open(
            process,
            EngineOptions.DEFAULTS.withClock(simulation.clock()).withResident(resident),
            simulation.process(),
            flow);
    instances().forEach(this::remember);
  }

  /** What has its outcome must never be called again. */
  private void remember(Instance<?> instance) {
    checkKept(instance.id());
    Report report = instance.report();
    for (Report.Call call : report.calls()) {
      if (call.status() == Report.Status.SUCCESS || call.status() == Report.Status.SKIPPED) {
        String undo = call.action() == Report.Action.UNDO ? "/undo" : "";
        done.add(report.id() + "/" + call.step() + "#" + call.visit() + undo);
      }
    }
  }

  private void checkKept(UUID id) {
    if (process.length(id) < acknowledged.getOrDefault(id, 0L)) {
      points.violated("what was acknowledged of " + id + " is not there");
    }
  }

  private void kill() {
    process.cutOff();
    simulation.kill();
  }

  /** Those that were started, or created. */
  Stream<Instance<Void>> instances() {
    return begun.stream().flatMap(number -> find(number).stream());
  }

  Optional<Instance<Void>> find(int number) {
    return engine.find(flow, String.valueOf(number));
  }

  /** Lets something happen, and opens the engine again if that has killed it. */
  void happens(Act act) {
    surviving(() -> happen(act));
  }

  /** Lets time pass until nothing is to be done any more, and no process is killed any more. */
  void settle() {
    points.spare();
    outage = 0;
    surviving(simulation::passAll);
    surviving(this::checkCorrelations);
  }

  private void surviving(Runnable something) {
    try {
      something.run();
    } catch (RequestRefusedException e) {
      if (e.code() == null) {
        throw e;
      }
    } catch (RuntimeException e) {
      if (!points.crashed()) {
        throw e;
      }
    }
    if (points.crashed()) {
      simulation.pass(down);
      open();
    }
    String violation = points.violation();
    if (violation != null) {
      throw new AssertionError(violation);
    }
  }

  private void happen(Act act) {
    if (act instanceof Act.Start start) {
      begun.add(start.instance());
      engine.start(flow, String.valueOf(start.instance()), input(start.instance()));
    } else if (act instanceof Act.Create create) {
      begun.add(create.instance());
      engine.create(flow, String.valueOf(create.instance()), input(create.instance()));
    } else if (act instanceof Act.Run run) {
      for (int i = 0; i < run.tasks() && simulation.runOne(); i++) {}
    } else if (act instanceof Act.Pass pass) {
      simulation.pass(pass.time());
    } else if (act instanceof Act.Restart restart) {
      down = restart.down();
      engine.close();
      if (!points.crashed()) {
        simulation.pass(down);
        open();
      }
    } else if (act instanceof Act.Crash crash) {
      down = crash.down();
      points.killLater(crash.places());
    } else if (act instanceof Act.Outage fails) {
      outage = fails.commits();
      keptMeanwhile = fails.kept();
    } else if (act instanceof Act.Ask ask) {
      boolean away = outage > 0 || engine.status() == EngineStatus.PAUSED;
      find(ask.instance())
          .ifPresent(
              one ->
                  SimulatedOperator.ask(
                      one, awaits, this::answer, away, ask.request(), ask.step()));
    }
  }

  private void answer(String await, String key) {
    engine.completeCorrelated(flow, await, key, 1, "ann");
  }

  /** In half of the instances some awaits have no key. */
  private static String input(int instance) {
    return (instance % 2 == 0 ? "!" : "in") + instance;
  }

  /** Exactly those awaits are found by their keys that wait. */
  private void checkCorrelations() {
    for (int number : begun) {
      find(number).ifPresent(instance -> checkCorrelations(number, instance));
    }
  }

  private void checkCorrelations(int number, Instance<Void> instance) {
    List<CorrelationRow> open = new ArrayList<>();
    for (Execution one : instance.detail().executions()) {
      if (one.correlation() != null && one.status() == Status.AWAITING) {
        open.add(
            new CorrelationRow(
                instance.id(), flow.name(), one.step(), one.visit(), one.correlation()));
      }
    }
    List<CorrelationRow> found = new ArrayList<>();
    for (String await : awaits) {
      RandomFlow.keyOf(input(number), await)
          .ifPresent(key -> found.addAll(process.awaiting(flow.name(), await, key, 9)));
    }
    if (!Set.copyOf(open).equals(Set.copyOf(found))) {
      points.violated("of " + instance + " wait " + open + ", and found are " + found);
    }
  }
}
