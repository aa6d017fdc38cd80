package dev.surefoot.processor;

import dev.surefoot.FlowDefinition;
import dev.surefoot.Poll;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Simulation;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.net.URLClassLoader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.lang.model.element.TypeElement;

/** A flow and what was generated for it, loaded. */
final class CompiledFlow implements AutoCloseable {
  private static final int ENOUGH = 1_000;

  private final URLClassLoader loader;
  private final Class<?> definition;
  private final String generated;

  CompiledFlow(Compiled compiled, TypeElement flow) throws ReflectiveOperationException {
    this.loader = new URLClassLoader(compiled.urls(), CompiledFlow.class.getClassLoader());
    this.definition = loader.loadClass(binaryName(flow));
    this.generated = GeneratedNames.flat(flow);
  }

  private static String binaryName(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? binaryName(outer) + "$" + type.getSimpleName()
        : type.getQualifiedName().toString();
  }

  /** What running the definition builds. */
  FlowModel model() throws ReflectiveOperationException {
    return FlowDefinition.modelOf((FlowDefinition<?>) make(definition));
  }

  /** The net that was generated. */
  Net net() throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(generated + "Net");
    var field = type.getDeclaredField("NET");
    field.setAccessible(true);
    return (Net) field.get(null);
  }

  /** What to start it with. */
  List<?> inputs() throws ReflectiveOperationException {
    for (Method method : definition.getDeclaredMethods()) {
      if (method.getName().equals("inputs")) {
        method.setAccessible(true);
        return (List<?>) method.invoke(null);
      }
    }
    return orders();
  }

  /** Small and big orders, on account and not. */
  private List<?> orders() throws ReflectiveOperationException {
    Constructor<?> order = loader.loadClass("shop.Order").getConstructor(String.class, int.class);
    List<Object> orders = new ArrayList<>();
    for (String id : List.of("A-1", "B-1")) {
      for (int total : new int[] {10, 5_000}) {
        orders.add(order.newInstance(id, total));
      }
    }
    return orders;
  }

  /** Whether one of its steps polls. */
  boolean polls() throws ReflectiveOperationException {
    return Arrays.stream(binding().getParameterTypes())
        .flatMap(step -> Arrays.stream(step.getDeclaredMethods()))
        .anyMatch(method -> method.isAnnotationPresent(Poll.class));
  }

  /** Runs it in memory, over new steps, to its end. */
  Report run(Object input) throws Exception {
    return run(bound(), input);
  }

  /** As {@link #run}, in a time that passes by itself; all that it awaits is answered. */
  Report runAnswered(Object input) throws Exception {
    return runAnswered(bound(), input);
  }

  private BoundFlow<?, ?> bound() throws ReflectiveOperationException {
    Method of = binding();
    Object[] steps = new Object[of.getParameterCount()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = make(of.getParameterTypes()[i]);
    }
    return (BoundFlow<?, ?>) of.invoke(null, steps);
  }

  private Method binding() throws ReflectiveOperationException {
    Method of =
        Arrays.stream(loader.loadClass(generated + "Binding").getDeclaredMethods())
            .filter(method -> method.getName().equals("of"))
            .findFirst()
            .orElseThrow();
    of.setAccessible(true);
    return of;
  }

  @SuppressWarnings("unchecked") // the input is of the flow's type, or starting it fails
  private static <I> Report run(BoundFlow<I, ?> flow, Object input) throws Exception {
    try (Engine engine = Engine.open(Stores.memory(), flow)) {
      Instance<?> instance = engine.start(flow, "1", (I) input);
      instance.ended().toCompletableFuture().get(60, TimeUnit.SECONDS);
      return instance.report();
    }
  }

  @SuppressWarnings("unchecked") // the input is of the flow's type, or starting it fails
  private <I> Report runAnswered(BoundFlow<I, ?> flow, Object input) throws Exception {
    Simulation simulation = Simulation.inOrder(Instant.EPOCH);
    EngineOptions options = EngineOptions.DEFAULTS.withClock(simulation.clock());
    try (Engine engine = Engine.open(Stores.memory(), options, simulation.process(), flow)) {
      Instance<?> instance = engine.start(flow, "1", (I) input);
      boolean rests = rests(simulation);
      for (Transition transition : net().transitions()) {
        if (rests
            && transition.kind() == Transition.Kind.ANSWER
            && !instance.state().isTerminal()) {
          Type answer = flow.code().outputs(transition.name()).get(0).type();
          instance.complete(transition.name(), make((Class<?>) answer));
          rests = rests(simulation);
        }
      }
      if (rests && !instance.state().isTerminal()) {
        simulation.passAll();
      }
      if (!instance.state().isTerminal() && rests(simulation)) {
        throw new AssertionError(
            "nothing is left to do, but it has not ended: " + instance.report());
      }
      return instance.report();
    }
  }

  /** Whether nothing is left to do; some flows go round for ever with steps that never change. */
  private static boolean rests(Simulation simulation) {
    for (int done = 0; done < ENOUGH; done++) {
      if (!simulation.runOne()) {
        return true;
      }
    }
    return false;
  }

  /** Made without arguments, or with such as are made without. */
  private static Object make(Class<?> type) throws ReflectiveOperationException {
    if (type == String.class) {
      return "";
    }
    if (type.isPrimitive()) {
      return Array.get(Array.newInstance(type, 1), 0);
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    Constructor<?> constructor = type.getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Object[] arguments = new Object[constructor.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      arguments[i] = make(constructor.getParameterTypes()[i]);
    }
    return constructor.newInstance(arguments);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
