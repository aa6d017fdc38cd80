package dev.surefoot.processor.read;

import dev.surefoot.check.Finding;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** The conditions on a step's class; the first that fails is reported. */
final class StepClassRules {
  private final StepCandidate step;
  private final TypeElement type;
  private final String name;

  StepClassRules(StepCandidate step) {
    this.step = step;
    this.type = step.type();
    this.name = step.name();
  }

  boolean supertypesExist() {
    boolean exist = new Members(step.elements()).complete(type);
    if (!exist) {
      step.reading().unresolved();
    }
    return exist;
  }

  boolean isUsableClass() {
    if (Dsl.annotation(type, Dsl.STEP).isEmpty()) {
      return step.refuse(
          "class '" + name + "' is no step: it has no @Step",
          "annotate it with @Step, or name the class of a step here");
    }
    if (type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT)) {
      String kind = type.getKind().isInterface() ? "an interface" : "abstract";
      return refuse(
          "step '" + name + "' is " + kind + ", so that no instance of it can do the work",
          step.isInClassFile() ? "name a concrete class here" : "write @Step at a concrete class");
    }
    if (type.getNestingKind() != NestingKind.TOP_LEVEL
        && type.getKind() == ElementKind.CLASS
        && !type.getModifiers().contains(Modifier.STATIC)) {
      return refuse(
          "step '"
              + name
              + "' is an inner class: it cannot exist without an instance of '"
              + Members.owner(type).getSimpleName()
              + "'",
          "make it static, or a class of its own");
    }
    Optional<TypeElement> barred = step.barredBy(type);
    if (barred.isPresent() && !Access.areNestMates(barred.get(), step.flow().orElseThrow())) {
      step.reading().illTyped(); // the flow may not name it either, unless it inherits it
    }
    return barred.isEmpty() || step.refuse(notAccessible(barred.get()), step.open(barred.get()));
  }

  private boolean refuse(String message, String fix) {
    return step.refuse(type, Finding.READ_STEP, message, fix);
  }

  private String notAccessible(TypeElement barred) {
    String self =
        barred.equals(type)
            ? "'" + name + "'"
            : "'" + name + "' in '" + barred.getSimpleName() + "'";
    return "step " + self + " " + step.whyNot(barred);
  }

  boolean hasMethods(
      List<ExecutableElement> run, List<ExecutableElement> undo, List<ExecutableElement> poll) {
    if (run.isEmpty()) {
      return refuse(
          "step '" + name + "' has no @Run method", "annotate the method that does its work");
    }
    if (run.size() > 1) {
      return step.refuse(
          run.get(1),
          Finding.READ_STEP,
          "step '" + name + "' has two @Run methods, " + both(run),
          "keep one; other work is a step of its own");
    }
    if (undo.size() > 1) {
      return step.refuse(
          undo.get(1),
          Finding.READ_STEP,
          "step '" + name + "' has two @Undo methods, " + both(undo),
          "keep one that undoes all that the @Run method did");
    }
    if (poll.size() > 1) {
      return step.refuse(
          poll.get(1),
          Finding.POLL_TWICE,
          name,
          poll.get(0).getSimpleName(),
          poll.get(1).getSimpleName());
    }
    return true;
  }

  private static String both(List<ExecutableElement> methods) {
    return "'" + methods.get(0).getSimpleName() + "' and '" + methods.get(1).getSimpleName() + "'";
  }

  /** Generated code names the exceptions. */
  boolean retriesOnWhatIsAccessible() {
    for (TypeMirror thrown : ContractReader.retryOn(type)) {
      Optional<TypeElement> barred = step.barredBy(thrown);
      if (barred.isPresent()) {
        return step.refuse(
            "step '"
                + name
                + "' retries on '"
                + barred.get().getSimpleName()
                + "', which "
                + step.whyNot(barred.get()),
            step.open(barred.get()));
      }
    }
    return true;
  }
}
