package dev.surefoot.check;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.Poll;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.check.data.Absence;
import dev.surefoot.check.data.Border;
import dev.surefoot.check.data.DataKey;
import dev.surefoot.check.data.FlowData;
import dev.surefoot.check.data.Input;
import dev.surefoot.check.data.Signature;
import dev.surefoot.check.undo.Calls;
import dev.surefoot.check.undo.FlowContract;
import dev.surefoot.check.undo.FlowPolicies;
import dev.surefoot.check.undo.Polling;
import dev.surefoot.check.undo.StepContract;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.reflect.InvalidStepException;
import dev.surefoot.reflect.StepMethods;
import dev.surefoot.reflect.StepParameter;
import dev.surefoot.reflect.TypeArguments;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What reflection knows of a flow's data. */
final class ReflectedData {
  private final Class<?> flow;
  private final Map<String, StepMethods> steps = new LinkedHashMap<>();
  private final Map<String, Border> subflows = new LinkedHashMap<>();
  private final Map<String, FailurePolicy> policies = new LinkedHashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  private ReflectedData(Class<?> flow) {
    this.flow = flow;
  }

  static ReflectedData of(FlowDefinition<?> definition, FlowModel model) {
    ReflectedData data = new ReflectedData(definition.getClass());
    model.bodies().forEach(data::read);
    return data;
  }

  /** The classes that are no steps. */
  List<Problem> problems() {
    return problems;
  }

  /** The data of the flow's tree, if there are no problems. */
  FlowData data(FlowModel model) {
    Border border = border(flow);
    Map<String, Signature> signatures = new LinkedHashMap<>();
    steps.forEach((name, methods) -> signatures.put(name, signature(methods)));
    return new FlowData(
        border.input(),
        border.result(),
        Source.NONE,
        signatures,
        subflows,
        contract(model).ignored(model),
        this::isSubtype);
  }

  private static Border border(Class<?> flow) {
    Class<?> result = flow.getAnnotation(Flow.class).result();
    Key<?> input =
        Key.ofType(TypeArguments.of(flow).resolve(FlowDefinition.class.getTypeParameters()[0]), "");
    return new Border(
        DataKey.parse(input.id()),
        result == Void.class ? Optional.empty() : Optional.of(DataKey.parse(Key.of(result).id())));
  }

  private void read(Sequence body) {
    for (Node node : body.nodes()) {
      node.runs().ifPresent(this::read);
      if (node instanceof Subflow subflow) {
        String definition = subflow.definition().text();
        load(definition)
            .ifPresent(
                type -> {
                  subflows.put(definition, border(type));
                  policies.put(definition, type.getAnnotation(Flow.class).onFailure());
                });
      }
      node.branches().forEach(branch -> read(branch.body()));
    }
  }

  private void read(StepClass step) {
    if (steps.containsKey(step.binaryName())) {
      return;
    }
    if (!step.isClass()) {
      problems.add(
          Finding.READ_STEP.problem(
              step.at(),
              List.of(),
              "'" + step.binaryName() + "' is no step",
              "write the class of a step, such as ReserveStock.class"));
      return;
    }
    try {
      Optional<Class<?>> type = load(step.binaryName());
      if (type.isPresent()) {
        steps.put(step.binaryName(), StepMethods.of(type.get()));
      } else {
        problems.add(
            Finding.READ_STEP.problem(
                step.at(),
                List.of(),
                "class '" + step.binaryName() + "' cannot be loaded",
                "put it where the flow's class loader finds it"));
      }
    } catch (InvalidStepException e) {
      problems.add(
          Finding.READ_STEP.problem(step.at(), List.of(), String.valueOf(e.getMessage()), e.fix()));
    }
  }

  private Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, flow.getClassLoader()));
    } catch (ClassNotFoundException e) {
      return Optional.empty();
    }
  }

  private Signature signature(StepMethods step) {
    Optional<DataKey> handle = step.handle().map(key -> DataKey.parse(key.id()));
    List<Input> asked = step.poll().map(poll -> inputs(step, poll)).orElse(List.of());
    return new Signature(
        Signature.inputs(inputs(step, step.run()), asked, handle),
        step.outputs().stream().map(key -> DataKey.parse(key.id())).toList(),
        step.undo().map(undo -> inputs(step, undo)).orElse(List.of()),
        handle,
        step.parameters(step.run()).stream()
            .anyMatch(parameter -> parameter.role() == StepParameter.Role.CAUSE),
        step.maySkip() ? Absence.SKIPPED : Absence.NEVER);
  }

  /** What the steps say of failing and of going back. */
  FlowContract contract(FlowModel model) {
    Map<String, StepContract> contracts = new LinkedHashMap<>();
    steps.forEach((name, methods) -> contracts.put(name, contract(methods)));
    FailurePolicy onFailure = flow.getAnnotation(Flow.class).onFailure();
    return new FlowContract(FlowPolicies.of(model, onFailure, policies), contracts);
  }

  private static StepContract contract(StepMethods methods) {
    Class<?> type = methods.type();
    Step step = type.getAnnotation(Step.class);
    return new StepContract(
        type.getSimpleName(),
        step.undo(),
        new Calls(
            step.attempts(),
            step.backoff(),
            step.maxBackoff(),
            Stream.of(step.retryOn()).map(Class::getName).toList(),
            step.timeout()),
        step.onFailure(),
        methods
            .undo()
            .map(method -> method.getAnnotation(Undo.class))
            .map(u -> new Calls(u.attempts(), u.backoff(), "", Calls.EVERYTHING, u.timeout())),
        methods
            .poll()
            .map(method -> method.getAnnotation(Poll.class))
            .map(p -> new Polling(p.every(), p.timeout())),
        step.concurrency(),
        Map.of());
  }

  private static List<Input> inputs(StepMethods step, Method method) {
    return step.parameters(method).stream()
        .filter(parameter -> parameter.role().isDatum())
        .map(
            parameter ->
                new Input(
                    DataKey.parse(parameter.key().id()),
                    parameter.role() == StepParameter.Role.OPTIONAL_DATUM,
                    parameter.written()))
        .toList();
  }

  private boolean isSubtype(String sub, String of) {
    Optional<Class<?>> one = load(sub);
    return one.isPresent() && load(of).filter(type -> type.isAssignableFrom(one.get())).isPresent();
  }
}
