package dev.surefoot.processor;

import dev.surefoot.FlowDefinition;
import dev.surefoot.Poll;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Engine;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Stores;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.lang.model.element.TypeElement;

/** A flow and what was generated for it, loaded. */
final class CompiledFlow implements AutoCloseable {
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
    Method of = binding();
    Object[] steps = new Object[of.getParameterCount()];
    for (int i = 0; i < steps.length; i++) {
      steps[i] = make(of.getParameterTypes()[i]);
    }
    return run((BoundFlow<?, ?>) of.invoke(null, steps), input);
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

  /** Made without arguments, or with such as are made without. */
  private static Object make(Class<?> type) throws ReflectiveOperationException {
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
