package dev.surefoot.testing;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.spi.Simulation;
import dev.surefoot.runtime.spi.Store;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An engine for tests: in memory, on the thread of the test, with a time that passes when the test
 * says so. Nothing happens but in {@link #run}, {@link #pass}, {@link #passAll}, and while {@link
 * Instance#result} is awaited, which lets as much time pass as it takes. The same test runs the
 * same way each time.
 *
 * <pre>{@code
 * try (TestEngine engine = TestEngine.open(orders)) {
 *   engine.step("charge-card").fails(2, new IOException("no line"));
 *   Instance<Receipt> order = engine.start(orders, "1", input);
 *   engine.passAll();
 *   assertThat(order).isFinished().hasPath("reserve-stock", "charge-card", "close-order");
 * }
 * }</pre>
 *
 * <p>Steps are called on the thread of the test, unless one {@linkplain StepScript#takes takes its
 * time}: then they are called on threads of their own, still one at a time. For use by one thread.
 */
public final class TestEngine implements AutoCloseable {
  private final TestOptions options;
  private final Simulation simulation;
  private final Carriers carriers;
  private final Map<String, Scripts> scripts = new LinkedHashMap<>();
  private final Map<String, BoundFlow<?, ?>> flows = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private CutOffStore process;
  private Engine engine;

  private TestEngine(TestOptions options, BoundFlow<?, ?>... given) {
    this.options = options;
    this.simulation = options.simulation();
    this.carriers = new Carriers(simulation);
    for (BoundFlow<?, ?> flow : given) {
      host(flow);
    }
    this.process = new CutOffStore(options.store());
    this.engine = openEngine();
  }

  /** Opens an engine with {@link TestOptions#DEFAULTS} on a store of its own. */
  public static TestEngine open(BoundFlow<?, ?>... flows) {
    return open(TestOptions.DEFAULTS, flows);
  }

  /** Opens an engine. */
  public static TestEngine open(TestOptions options, BoundFlow<?, ?>... flows) {
    return new TestEngine(options.withOwnStore(), flows);
  }

  private <I, R> void host(BoundFlow<I, R> flow) {
    Scripts mine = new Scripts(flow.code().net(), carriers::use);
    scripts.put(flow.name(), mine);
    flows.put(
        flow.name(),
        flow.calledBy(
            new ScriptedCode<>(flow.code(), mine, simulation.clock(), carriers, calls::add)));
  }

  private Engine openEngine() {
    EngineOptions with = options.engine().withClock(simulation.clock());
    return Engine.open(
        process, with, simulation.process(), flows.values().toArray(new BoundFlow<?, ?>[0]));
  }

  /** The engine, for what is not here; another one after {@link #restart} and {@link #crash}. */
  public Engine engine() {
    return engine;
  }

  /** Starts an instance, see {@link Engine#start}; none of its steps is called before time is. */
  public <I, R> Instance<R> start(BoundFlow<I, R> flow, String key, I input) {
    return engine.start(mine(flow), key, input);
  }

  /** Creates an instance, see {@link Engine#create}. */
  public <I, R> Instance<R> create(BoundFlow<I, R> flow, String key, I input) {
    return engine.create(mine(flow), key, input);
  }

  /** Answers an await by the key that both sides know, see {@link Engine#completeCorrelated}. */
  public void completeCorrelated(
      BoundFlow<?, ?> flow, String await, String correlationKey, Object value) {
    engine.completeCorrelated(mine(flow), await, correlationKey, value, "");
  }

  /** Finds an instance, also one from before {@link #restart} or {@link #crash}. */
  public <R> Optional<Instance<R>> find(BoundFlow<?, R> flow, String key) {
    return engine.find(mine(flow), key);
  }

  @SuppressWarnings("unchecked") // the very same flow, with calls that are watched
  private <I, R> BoundFlow<I, R> mine(BoundFlow<I, R> flow) {
    BoundFlow<?, ?> mine = flows.get(flow.name());
    if (mine == null) {
      throw new IllegalArgumentException(
          "flow '"
              + flow.name()
              + "' is not hosted, but "
              + flows.keySet()
              + "; pass it to TestEngine.open");
    }
    return (BoundFlow<I, R>) mine;
  }

  /** Does all that is to be done now; no time passes. */
  public void run() {
    simulation.run();
  }

  /** Lets time pass, and does what is to be done meanwhile, each at its time. */
  public void pass(Duration time) {
    simulation.pass(time);
  }

  /**
   * Lets time pass until no timer is left, however long that is.
   *
   * @throws IllegalStateException if that does not come, as in a flow that reminds for ever
   */
  public void passAll() {
    simulation.passAll();
  }

  /** The time of the test. */
  public Instant now() {
    return simulation.now();
  }

  /** Tells the time of the test, for steps that ask for it. */
  public Clock clock() {
    return simulation.clock();
  }

  /** When the next timer is due: a backoff, a timeout, a pause; empty if none is set. */
  public Optional<Instant> nextTimer() {
    @Nullable Instant next = simulation.next();
    return Optional.ofNullable(next);
  }

  /**
   * What the calls of a step come to in this test.
   *
   * @param name of the step, unique among the hosted flows
   * @throws IllegalArgumentException if no flow has it; names those that there are
   */
  public StepScript step(String name) {
    return owner(name).step(name);
  }

  /** What a step is told when it polls, as {@link Scripts#pollOf}. */
  public StepScript pollOf(String name) {
    return owner(name).pollOf(name);
  }

  /** What the calls of a step's undo come to in this test, as {@link #step}. */
  public StepScript undoOf(String name) {
    return owner(name).undoOf(name);
  }

  private Scripts owner(String step) {
    List<Scripts> found = scripts.values().stream().filter(one -> one.knows(step)).toList();
    if (found.size() != 1) {
      throw new IllegalArgumentException(
          found.isEmpty()
              ? "no flow has a step '"
                  + step
                  + "'; there are "
                  + scripts.values().stream().flatMap(one -> one.names().stream()).toList()
              : "several flows have a step '" + step + "'; ask scripts(flow) for it");
    }
    return found.get(0);
  }

  /** What the steps of one flow come to in this test. */
  public Scripts scripts(BoundFlow<?, ?> flow) {
    return Objects.requireNonNull(scripts.get(mine(flow).name()));
  }

  /** Every call of a step or an undo in this test, in the order in which they ended. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /** The calls for one instance, in the order in which they ended. */
  public List<Call> calls(Instance<?> instance) {
    UUID id = instance.id();
    return calls.stream().filter(call -> call.attempt().key().startsWith(id + "/")).toList();
  }

  /** Closes the engine as a program that ends, and opens another one on what it kept. */
  public void restart() {
    engine.close();
    reopen();
  }

  /**
   * Kills the engine as {@code kill -9} does, and opens another one on what it kept. Calls that
   * were made and had not ended are made again by it.
   */
  public void crash() {
    process.cutOff();
    simulation.kill();
    carriers.kill();
    reopen();
  }

  private void reopen() {
    process = new CutOffStore(options.store());
    engine = openEngine();
  }

  /** Where instances are kept, for who wants to look at journals. */
  public Store store() {
    return process;
  }

  @Override
  public void close() {
    engine.close();
    carriers.close();
  }
}
