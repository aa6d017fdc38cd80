package dev.surefoot.runtime;

import dev.surefoot.FlowDefinition;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The class that the annotation processor generated for a flow, found by its name. */
final class GeneratedBinding {
  private final String name;
  private final Method of;

  private GeneratedBinding(String name, Method of) {
    this.name = name;
    this.of = of;
  }

  static GeneratedBinding of(FlowDefinition<?> definition) {
    Class<?> flow = definition.getClass();
    String name = nameOf(flow);
    try {
      Class<?> binding = Class.forName(name, true, flow.getClassLoader());
      List<Method> found =
          Arrays.stream(binding.getDeclaredMethods())
              .filter(m -> m.getName().equals("of") && Modifier.isStatic(m.getModifiers()))
              .filter(m -> m.getReturnType() == BoundFlow.class)
              .toList();
      if (found.size() != 1) {
        throw new FlowBindingException(
            name + " is not what the annotation processor generates; delete it and compile again",
            null);
      }
      return new GeneratedBinding(name, found.get(0));
    } catch (ClassNotFoundException e) {
      throw new FlowBindingException(
          flow.getName()
              + " was compiled without Surefoot's annotation processor: there is no "
              + name
              + ". Add dev.surefoot:surefoot-processor to annotationProcessorPaths of the"
              + " maven-compiler-plugin (annotationProcessor in Gradle) and compile again; from"
              + " JDK 23 on javac runs no processor that is merely on the class path, and says"
              + " nothing",
          e);
    }
  }

  /** {@code a.b.Outer$OrderFlow} has its binding in {@code a.b.Outer_OrderFlowBinding}. */
  static String nameOf(Class<?> flow) {
    String packageName = flow.getPackageName();
    String inPackage =
        packageName.isEmpty() ? flow.getName() : flow.getName().substring(packageName.length() + 1);
    String binding = inPackage.replace('$', '_') + "Binding";
    return packageName.isEmpty() ? binding : packageName + "." + binding;
  }

  <I> BoundFlow<I, ?> bind(FlowDefinition<I> definition, Object... steps) {
    Object[] arguments = of.isVarArgs() ? new Object[] {steps} : arguments(definition, steps);
    try {
      of.setAccessible(true);
      @SuppressWarnings("unchecked") // the binding of this very definition's class
      BoundFlow<I, ?> bound = (BoundFlow<I, ?>) of.invoke(null, arguments);
      return bound;
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof RuntimeException thrown) {
        throw thrown;
      }
      throw new FlowBindingException(name + ".of failed: " + e.getCause(), e.getCause());
    } catch (IllegalAccessException e) {
      throw new FlowBindingException(name + ".of cannot be called: " + e.getMessage(), e);
    }
  }

  private Object[] arguments(FlowDefinition<?> definition, Object... steps) {
    for (int i = 0; i < steps.length; i++) {
      if (steps[i] == null) {
        throw new FlowBindingException("step instance " + (i + 1) + " is null", null);
      }
    }
    List<Object> rest = new ArrayList<>(Arrays.asList(steps));
    List<String> missing = new ArrayList<>();
    Object[] arguments = new Object[of.getParameterCount()];
    for (int i = 0; i < arguments.length; i++) {
      Class<?> type = of.getParameterTypes()[i];
      int at = indexOf(type, rest);
      if (at < 0) {
        missing.add(type.getName());
      } else {
        arguments[i] = rest.remove(at);
      }
    }
    String flow = definition.getClass().getName();
    if (!missing.isEmpty()) {
      throw new FlowBindingException(
          flow + " lacks an instance of " + String.join(", ", missing) + "; pass one of each",
          null);
    }
    if (!rest.isEmpty()) {
      String surplus =
          rest.stream().map(step -> step.getClass().getName()).collect(Collectors.joining(", "));
      throw new FlowBindingException(
          flow + " has no use for this instance of " + surplus + "; leave it out", null);
    }
    return arguments;
  }

  private static int indexOf(Class<?> type, List<Object> steps) {
    for (int i = 0; i < steps.size(); i++) {
      if (type.isInstance(steps.get(i))) {
        return i;
      }
    }
    return -1;
  }
}
