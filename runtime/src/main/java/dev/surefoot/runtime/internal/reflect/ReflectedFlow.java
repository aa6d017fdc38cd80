package dev.surefoot.runtime.internal.reflect;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.Poll;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.model.Await;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.WaysBack;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.reflect.InvalidStepException;
import dev.surefoot.reflect.StepMethods;
import dev.surefoot.reflect.TypeArguments;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.spi.BackPolicy;
import dev.surefoot.runtime.spi.ConcurrencyLimit;
import dev.surefoot.runtime.spi.Crossing;
import dev.surefoot.runtime.spi.FlowCode;
import dev.surefoot.runtime.spi.PollPolicy;
import dev.surefoot.runtime.spi.StepCall;
import dev.surefoot.runtime.spi.StepPolicy;
import dev.surefoot.runtime.spi.UndoCall;
import dev.surefoot.runtime.spi.UndoKind;
import java.lang.reflect.Type;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A flow for which no code was generated: its net comes from running its definition, its steps are
 * called by reflection. Immutable, apart from what the steps themselves do.
 *
 * @param <I> the flow's input
 * @param <R> the flow's result
 */
public final class ReflectedFlow<I, R> implements FlowCode<I, R> {
  private final FlowDefinition<I> definition;
  private final Net net;
  private final Key<I> input;
  private final @Nullable Key<R> result;
  private final Map<String, ReflectedStep> steps = new LinkedHashMap<>();
  private final Map<String, Key<?>> answers = new LinkedHashMap<>();
  private final Map<String, Duration> times = new LinkedHashMap<>();
  private final Map<String, BackPolicy> backs = new LinkedHashMap<>();
  private final Map<String, Crossing> crossings = new LinkedHashMap<>();

  /** What follows inside of each sub-flow, and of the flow itself, whose name is empty. */
  private final Map<String, FailurePolicy> onFailure = new LinkedHashMap<>();

  @SuppressWarnings("unchecked") // the keys of the very types that the definition names
  private ReflectedFlow(FlowDefinition<I> definition, Class<R> result, Object... instances) {
    FlowModel model = FlowDefinition.modelOf(definition);
    Class<?> type = definition.getClass();
    this.definition = definition;
    this.net = NetCompiler.compile(model);
    this.input = (Key<I>) inputOf(type);
    this.result = result == Void.class ? null : Key.of(result);
    Map<String, String> classes = new LinkedHashMap<>();
    model.bodies().forEach(body -> collect(body, classes));
    model.bodies().forEach(this::collectWaits);
    WaysBack.of(model, this::stepSays, this::flowSays)
        .forEach(
            (step, way) -> backs.put(step, new BackPolicy(way.target(), way.times(), way.place())));
    onFailure.put("", said(type, FailurePolicy.COMPENSATE));
    model.bodies().forEach(body -> cross(body, ""));
    bind(classes, new StepInstances(type.getName(), instances));
  }

  /**
   * Checks a flow, and binds it to the instances of its steps.
   *
   * @param result what the flow gives, {@link Void} for nothing
   * @throws FlowBindingException if the flow is wrong or cannot be checked, or if instances are
   *     null, missing or too many
   */
  public static <I, R> ReflectedFlow<I, R> checked(
      FlowDefinition<I> definition, Class<R> result, Object... instances) {
    FlowProof.demand(definition);
    try {
      return new ReflectedFlow<>(definition, result, instances);
    } catch (InvalidStepException e) {
      throw new FlowBindingException(e.getMessage() + "; " + e.fix(), e);
    }
  }

  /** The class of each step, by the step's name. */
  private static void collect(Sequence body, Map<String, String> classes) {
    for (Node node : body.nodes()) {
      node.runs()
          .ifPresent(run -> classes.put(node.label().orElseThrow().text(), run.binaryName()));
      node.branches().forEach(branch -> collect(branch.body(), classes));
    }
  }

  private void collectWaits(Sequence body) {
    for (Node node : body.nodes()) {
      if (node instanceof Pause pause) {
        times.put(pause.name().text(), pause.time().duration());
      } else if (node instanceof Await await) {
        Type type = Objects.requireNonNull(await.key().type());
        answers.put(await.name().text(), Key.ofType(type, await.key().name()));
        if (await.timeout() != null) {
          times.put(await.name().text(), await.timeout().time().duration());
        }
      }
      node.branches().forEach(branch -> collectWaits(branch.body()));
    }
  }

  private boolean stepSays(String type) {
    Step step = load(type).getAnnotation(Step.class);
    return step != null && step.onFailure() != FailurePolicy.INHERIT;
  }

  private boolean flowSays(String type) {
    return load(type).getAnnotation(Flow.class).onFailure() != FailurePolicy.INHERIT;
  }

  private static Key<?> inputOf(Class<?> flow) {
    return Key.ofType(
        TypeArguments.of(flow).resolve(FlowDefinition.class.getTypeParameters()[0]), "");
  }

  private static FailurePolicy said(Class<?> flow, FailurePolicy around) {
    FailurePolicy own = Objects.requireNonNull(flow.getAnnotation(Flow.class)).onFailure();
    return own == FailurePolicy.INHERIT ? around : own;
  }

  /** A sub-flow's policy is its own, or that of the flow around it. */
  private void cross(Sequence body, String around) {
    for (Node node : body.nodes()) {
      if (node instanceof Subflow subflow) {
        String name = subflow.name().text();
        Class<?> type = load(subflow.definition().text());
        Class<?> gives = type.getAnnotation(Flow.class).result();
        crossings.put(
            name, new Crossing(inputOf(type), gives == Void.class ? null : Key.of(gives)));
        onFailure.put(name, said(type, onFailure(around)));
        cross(subflow.body().body(), name);
      } else {
        node.branches().forEach(branch -> cross(branch.body(), around));
      }
    }
  }

  private void bind(Map<String, String> classes, StepInstances instances) {
    List<Class<?>> types = classes.values().stream().distinct().<Class<?>>map(this::load).toList();
    Map<String, ReflectedStep> byClass =
        instances.of(types).entrySet().stream()
            .collect(
                Collectors.toMap(
                    found -> found.getKey().getName(),
                    found -> new ReflectedStep(StepMethods.of(found.getKey()), found.getValue())));
    classes.forEach((name, type) -> steps.put(name, Objects.requireNonNull(byClass.get(type))));
  }

  private Class<?> load(String name) {
    try {
      return Class.forName(name, false, definition.getClass().getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new FlowBindingException(
          definition.getClass().getName() + " cannot load its step " + name, e);
    }
  }

  private ReflectedStep step(String name) {
    ReflectedStep step = steps.get(name);
    if (step == null) {
      throw new IllegalArgumentException("flow '" + net.flow() + "' has no step '" + name + "'");
    }
    return step;
  }

  @Override
  public Net net() {
    return net;
  }

  @Override
  public FlowDefinition<I> definition() {
    return definition;
  }

  @Override
  public Key<I> input() {
    return input;
  }

  @Override
  public @Nullable Key<R> result() {
    return result;
  }

  @Override
  public Crossing crossing(String subflow) {
    Crossing crossing = crossings.get(subflow);
    return crossing == null ? FlowCode.super.crossing(subflow) : crossing;
  }

  @Override
  public @Nullable Key<?> output(String step) {
    Key<?> answer = answers.get(step);
    if (answer != null) {
      return answer;
    }
    List<Key<?>> all = step(step).methods.outputs();
    return all.size() == 1 && !step(step).methods.givesSeveral() ? all.get(0) : null;
  }

  @Override
  public List<Key<?>> outputs(String step) {
    Key<?> answer = answers.get(step);
    return answer != null ? List.of(answer) : step(step).methods.outputs();
  }

  @Override
  public boolean maySkip(String step) {
    return step(step).methods.maySkip();
  }

  @Override
  public Duration time(String step) {
    Duration time = times.get(step);
    return time != null ? time : FlowCode.super.time(step);
  }

  @Override
  public UndoKind undoKind(String step) {
    return step(step).undoKind();
  }

  @Override
  public StepPolicy policy(String step) {
    Class<?> type = step(step).methods.type();
    Step said = Objects.requireNonNull(type.getAnnotation(Step.class));
    String around = step.substring(0, Math.max(0, step.lastIndexOf(Subflow.SEPARATOR)));
    return Policies.of(type, said, onFailure(around));
  }

  @Override
  public @Nullable BackPolicy backPolicy(String step) {
    return backs.get(step);
  }

  @Override
  public FailurePolicy onFailure() {
    return onFailure("");
  }

  @Override
  public UndoFailurePolicy onUndoFailure() {
    return Objects.requireNonNull(definition.getClass().getAnnotation(Flow.class)).onUndoFailure();
  }

  @Override
  public FailurePolicy onFailure(String subflow) {
    return onFailure.getOrDefault(subflow, FailurePolicy.COMPENSATE);
  }

  @Override
  public StepPolicy undoPolicy(String step) {
    StepMethods methods = step(step).methods;
    return methods
        .undo()
        .map(method -> Objects.requireNonNull(method.getAnnotation(Undo.class)))
        .map(undo -> Policies.of(methods.type(), undo))
        .orElse(StepPolicy.DEFAULT);
  }

  @Override
  public @Nullable ConcurrencyLimit limit(String step) {
    Class<?> type = step(step).methods.type();
    int most = Objects.requireNonNull(type.getAnnotation(Step.class)).concurrency();
    return most == 0 ? null : new ConcurrencyLimit(type.getName(), most);
  }

  @Override
  public @Nullable PollPolicy polling(String step) {
    return step(step)
        .methods
        .poll()
        .map(method -> Objects.requireNonNull(method.getAnnotation(Poll.class)))
        .map(poll -> PollPolicy.of(poll.every(), poll.timeout()))
        .orElse(null);
  }

  @Override
  public @Nullable Key<?> handle(String step) {
    return step(step).methods.handle().orElse(null);
  }

  @Override
  public @Nullable Object run(String step, StepCall call) throws Exception {
    return step(step).run(call);
  }

  @Override
  public Optional<?> poll(String step, StepCall call) throws Exception {
    return step(step).poll(call);
  }

  @Override
  public void undo(String step, UndoCall call) throws Exception {
    step(step).undo(call);
  }
}
