package dev.surefoot.reflect;

import dev.surefoot.Named;
import dev.surefoot.Step;
import dev.surefoot.model.Names;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses classes that cannot be steps, in the words of the annotation processor. */
final class StepRules {
  private final Class<?> type;
  private final String name;

  StepRules(Class<?> type) {
    this.type = type;
    this.name = type.getSimpleName();
  }

  void checkClass() {
    if (!type.isAnnotationPresent(Step.class)) {
      throw new InvalidStepException(
          "class '" + name + "' is no step: it has no @Step",
          "annotate it with @Step, or name the class of a step");
    }
    if (type.isInterface() || Modifier.isAbstract(type.getModifiers())) {
      throw new InvalidStepException(
          "step '"
              + name
              + "' is "
              + (type.isInterface() ? "an interface" : "abstract")
              + ", so that no instance of it can do the work",
          "name a concrete class");
    }
  }

  void checkMethods(List<Method> run, List<Method> undo) {
    if (run.isEmpty()) {
      throw new InvalidStepException(
          "step '" + name + "' has no @Run method", "annotate the method that does its work");
    }
    if (run.size() > 1) {
      throw new InvalidStepException(
          "step '" + name + "' has two @Run methods, " + both(run),
          "keep one; other work is a step of its own");
    }
    if (undo.size() > 1) {
      throw new InvalidStepException(
          "step '" + name + "' has two @Undo methods, " + both(undo),
          "keep one that undoes all that the @Run method did");
    }
    check("@Run", run.get(0));
    if (run.get(0).getReturnType() == Optional.class) {
      throw new InvalidStepException(
          "@Run method '"
              + run.get(0).getName()
              + "' of step '"
              + name
              + "' returns Optional, but an output that may be missing is not supported yet",
          "return a type of your own that says whether there is something, or throw");
    }
    undo.forEach(method -> check("@Undo", method));
  }

  void checkPolling(Method run, List<Method> poll) {
    if (poll.size() > 1) {
      throw new InvalidStepException(
          "step '" + name + "' has two @Poll methods, " + both(poll),
          "keep one; other work is a step of its own");
    }
    poll.forEach(method -> check("@Poll", method));
    if (!poll.isEmpty() && run.getReturnType() == void.class) {
      throw new InvalidStepException(
          "step '" + name + "' polls, but its @Run method returns nothing to ask about",
          "let it return a handle of what it submitted, which the @Poll method may take");
    }
    if (!poll.isEmpty()
        && !(poll.get(0).getGenericReturnType() instanceof ParameterizedType type
            && type.getRawType() == Optional.class)) {
      throw new InvalidStepException(
          "@Poll method '"
              + poll.get(0).getName()
              + "' of step '"
              + name
              + "' returns no Optional of the step's output",
          "return Optional.empty() while the work goes on, and an Optional of what it made at its"
              + " end");
    }
  }

  private static String both(List<Method> methods) {
    return "'" + methods.get(0).getName() + "' and '" + methods.get(1).getName() + "'";
  }

  private void check(String annotation, Method method) {
    String self = annotation + " method '" + method.getName() + "' of step '" + name + "'";
    if (Modifier.isStatic(method.getModifiers())) {
      throw new InvalidStepException(self + " is static", "make it an instance method");
    }
    if (Modifier.isPrivate(method.getModifiers())) {
      throw new InvalidStepException(self + " is private", "make the method public");
    }
    if (method.getTypeParameters().length > 0) {
      throw new InvalidStepException(
          self + " has type parameters, but data is found by its type",
          "give each parameter and the result a type of its own");
    }
    Stream.concat(
            Stream.<AnnotatedElement>of(method),
            Stream.<AnnotatedElement>of(method.getParameters()))
        .map(element -> element.getAnnotation(Named.class))
        .filter(named -> named != null && !Names.FORM.matcher(named.value()).matches())
        .findFirst()
        .ifPresent(
            named -> {
              throw new InvalidStepException(
                  self
                      + " has the name '"
                      + named.value()
                      + "' in @Named, which cannot name a datum",
                  "begin with a small letter, and go on with small letters, digits and dashes");
            });
  }
}
