package dev.surefoot.reflect;

import dev.surefoot.Attempt;
import dev.surefoot.Cause;
import dev.surefoot.Key;
import dev.surefoot.Named;
import dev.surefoot.Step;
import dev.surefoot.model.Names;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
    undo.forEach(method -> check("@Undo", method));
    undo.forEach(this::checkReturnsNothing);
  }

  private void checkReturnsNothing(Method undo) {
    if (undo.getReturnType() != void.class) {
      throw new InvalidStepException(
          self("@Undo", undo)
              + " returns "
              + undo.getGenericReturnType().getTypeName()
              + ", which nobody is given",
          "let it return void; an undo that has failed says so by an exception");
    }
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

  void checkOptional(Method run, boolean polls) {
    boolean optional = run.getReturnType() == Optional.class;
    if (optional && (polls || !(run.getGenericReturnType() instanceof ParameterizedType))) {
      throw new InvalidStepException(
          self("@Run", run)
              + " returns "
              + run.getGenericReturnType().getTypeName()
              + (polls
                  ? ", but it submits what the @Poll method asks about"
                  : ", which does not say of what"),
          polls
              ? "return a handle, or throw"
              : "write Optional<T>, with the type of the output that may be missing");
    }
  }

  void checkOutputs(List<Method> outputs, Method run, boolean polls) {
    for (Method method : outputs) {
      String wrong =
          !method.equals(run)
              ? "is not its @Run method"
              : polls
                  ? "submits what its @Poll method asks about"
                  : run.isAnnotationPresent(Named.class) ? "has one name for all, in @Named" : "";
      if (!wrong.isEmpty()) {
        throw new InvalidStepException(
            "@Outputs stands at method '"
                + method.getName()
                + "' of step '"
                + name
                + "', which "
                + wrong,
            "write @Outputs at a @Run method, and @Named at the components of its record");
      }
    }
  }

  /** Refuses a step that makes what only the call of a step is given. */
  void checkOutput(String annotation, Method method, Type made) {
    if (isOfCall(made)) {
      throw new InvalidStepException(
          self(annotation, method)
              + " makes "
              + (made == Cause.class ? "a Cause" : "an Attempt")
              + ", which is no datum",
          "return what others need of it, in a type of its own");
    }
  }

  private static boolean isOfCall(Type type) {
    return type == Cause.class || type == Attempt.class;
  }

  /** Refuses a record of which not each component can be an output of its own. */
  void checkComponents(
      Method run, Type record, List<Method> components, Supplier<List<Key<?>>> outputs) {
    if (!raw(record).isRecord() || components.isEmpty()) {
      throw new InvalidStepException(
          self("@Run", run)
              + " has @Outputs, and returns "
              + record.getTypeName()
              + (raw(record).isRecord() ? ", a record without components" : ", which is no record"),
          "return a record with a component for each output, or leave out @Outputs");
    }
    for (Method component : components) {
      Class<?> type = component.getReturnType();
      Named named = component.getAnnotation(Named.class);
      if (type == Void.class
          || type == Optional.class
          || isOfCall(type)
          || (named != null && !Names.FORM.matcher(named.value()).matches())) {
        throw new InvalidStepException(
            "component '"
                + component.getName()
                + "' of record '"
                + raw(record).getSimpleName()
                + "' cannot be an output of step '"
                + name
                + "'",
            "give it the type of a datum, and a name of small letters, digits and dashes");
      }
    }
    Map<Key<?>, String> seen = new HashMap<>();
    for (int i = 0; i < components.size(); i++) {
      String other = seen.putIfAbsent(outputs.get().get(i), components.get(i).getName());
      if (other != null) {
        throw new InvalidStepException(
            "components '"
                + other
                + "' and '"
                + components.get(i).getName()
                + "' of record '"
                + raw(record).getSimpleName()
                + "' are both "
                + outputs.get().get(i)
                + " for those who ask for an output of step '"
                + name
                + "'",
            "tell them apart with @Named");
      }
    }
  }

  /** A type without its arguments. */
  static Class<?> raw(Type type) {
    Type plain = type instanceof ParameterizedType generic ? generic.getRawType() : type;
    return plain instanceof Class<?> known ? known : Object.class;
  }

  private String self(String annotation, Method method) {
    return annotation + " method '" + method.getName() + "' of step '" + name + "'";
  }

  private static String both(List<Method> methods) {
    return "'" + methods.get(0).getName() + "' and '" + methods.get(1).getName() + "'";
  }

  private void check(String annotation, Method method) {
    String self = self(annotation, method);
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
    for (Type asked : method.getGenericParameterTypes()) {
      checkCall(annotation, self, asked);
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

  /** An attempt and a cause are no data, and a question has no cause. */
  private static void checkCall(String annotation, String self, Type asked) {
    boolean isQuestion = annotation.equals("@Poll");
    if (asked == Cause.class && isQuestion) {
      throw new InvalidStepException(
          self + " asks for a Cause, which only actions and undos have",
          "leave it out, or ask for it in the @Run method of a step in onFailure()");
    }
    Type inside =
        asked instanceof ParameterizedType generic && generic.getRawType() == Optional.class
            ? generic.getActualTypeArguments()[0]
            : Void.class;
    if (isOfCall(inside)) {
      String simple = raw(inside).getSimpleName();
      throw new InvalidStepException(
          self + " takes an Optional<" + simple + ">, but that is no datum, and never missing",
          inside == Cause.class && isQuestion
              ? "leave it out: only actions and undos have a Cause"
              : "take " + simple + " itself");
    }
  }
}
