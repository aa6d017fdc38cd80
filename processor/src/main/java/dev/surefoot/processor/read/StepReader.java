package dev.surefoot.processor.read;

import com.sun.source.util.Trees;
import dev.surefoot.check.Finding;
import dev.surefoot.check.undo.StepContract;
import dev.surefoot.model.Names;
import dev.surefoot.model.Source;
import dev.surefoot.processor.StepOutputs;
import dev.surefoot.processor.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Validates step classes for one flow. Mistakes stand at the class literal in the flow, because the
 * step may come from a jar, and because what is accessible depends on the flow's package.
 */
final class StepReader {
  private final TypeElement flow;
  private final Elements elements;
  private final Types types;
  private final TypeNames names;
  private final ContractReader contracts;
  private final Access access;

  StepReader(TypeElement flow, Elements elements, Types types, Trees trees) {
    this.flow = flow;
    this.elements = elements;
    this.types = types;
    this.names = new TypeNames(elements, types);
    this.contracts = new ContractReader(trees);
    this.access = new Access(elements.getPackageOf(flow), elements);
  }

  /** The step, or empty after the first reason why the class is none. */
  Optional<StepType> read(TypeElement type, Source at, Reading reading) {
    Check check = new Check(type, at, reading);
    if (!check.supertypesExist() || !check.isUsableClass()) {
      return Optional.empty();
    }
    List<ExecutableElement> run = annotated(type, Dsl.RUN);
    List<ExecutableElement> undo = annotated(type, Dsl.UNDO);
    List<ExecutableElement> poll = annotated(type, Dsl.POLL);
    if (!check.hasMethods(run, undo, poll)) {
      return Optional.empty();
    }
    boolean usable = check.isUsable("@Run", run.get(0));
    if (usable && !undo.isEmpty()) {
      usable = check.isUsable("@Undo", undo.get(0));
    }
    if (usable && !poll.isEmpty()) {
      usable = check.isUsable("@Poll", poll.get(0)) && check.polls(run.get(0), poll.get(0));
    }
    return usable ? step(type, run.get(0), undo, poll, check) : Optional.empty();
  }

  private Optional<StepType> step(
      TypeElement type,
      ExecutableElement run,
      List<ExecutableElement> undo,
      List<ExecutableElement> poll,
      Check check) {
    Optional<ExecutableElement> undone = undo.stream().findFirst();
    Optional<ExecutableElement> polled = poll.stream().findFirst();
    Optional<StepContract> contract = contracts.read(type, undone, polled, check.reading);
    return contract
        .filter(c -> check.retriesOnWhatIsAccessible(type))
        .map(
            c ->
                new StepType(type, elements.getBinaryName(type).toString(), run, undone, polled, c))
        .filter(check::hasGoodOutputs);
  }

  /** Methods with an annotation, inherited ones too, without those that another one overrides. */
  private List<ExecutableElement> annotated(TypeElement type, String annotation) {
    List<ExecutableElement> found = new ArrayList<>();
    collect(type, type, annotation, found);
    return found;
  }

  private void collect(
      TypeElement in, TypeElement heir, String annotation, List<ExecutableElement> found) {
    for (ExecutableElement method : ElementFilter.methodsIn(in.getEnclosedElements())) {
      if (Dsl.annotation(method, annotation).isPresent()
          && found.stream()
              .noneMatch(f -> f.equals(method) || elements.overrides(f, method, heir))) {
        found.add(method);
      }
    }
    Members.superclasses(in).forEach(s -> collect(s, heir, annotation, found));
  }

  /** The conditions on one class; the first that fails is reported. */
  private final class Check {
    private final TypeElement type;
    private final String name;
    private final Source at;
    private final Reading reading;

    Check(TypeElement type, Source at, Reading reading) {
      this.type = type;
      this.name = type.getSimpleName().toString();
      this.at = at;
      this.reading = reading;
    }

    private boolean refuse(String message, String fix) {
      reading.refuse(Finding.READ_STEP.problem(at, List.of(), message, fix));
      return false;
    }

    boolean supertypesExist() {
      boolean exist = new Members(elements).complete(type);
      if (!exist) {
        reading.unresolved();
      }
      return exist;
    }

    boolean isUsableClass() {
      if (Dsl.annotation(type, Dsl.STEP).isEmpty()) {
        return refuse(
            "class '" + name + "' is no step: it has no @Step",
            "annotate it with @Step, or name the class of a step here");
      }
      if (type.getKind().isInterface() || type.getModifiers().contains(Modifier.ABSTRACT)) {
        String kind = type.getKind().isInterface() ? "an interface" : "abstract";
        return refuse(
            "step '" + name + "' is " + kind + ", so that no instance of it can do the work",
            "name a concrete class here");
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
      Optional<TypeElement> barred = access.barredBy(type);
      if (barred.isPresent() && !Access.areNestMates(barred.get(), flow)) {
        reading.illTyped(); // the flow may not name it either, unless it inherits it
      }
      return barred.isEmpty() || refuse(notAccessible("step", barred.get()), open(barred.get()));
    }

    private String notAccessible(String what, TypeElement barred) {
      String self =
          barred.equals(type)
              ? "'" + name + "'"
              : "'" + name + "' in '" + barred.getSimpleName() + "'";
      return what + " " + self + " " + whyNot(barred);
    }

    boolean hasMethods(
        List<ExecutableElement> run, List<ExecutableElement> undo, List<ExecutableElement> poll) {
      if (run.isEmpty()) {
        return refuse(
            "step '" + name + "' has no @Run method", "annotate the method that does its work");
      }
      if (run.size() > 1) {
        return refuse(
            "step '" + name + "' has two @Run methods, " + both(run),
            "keep one; other work is a step of its own");
      }
      if (undo.size() > 1) {
        return refuse(
            "step '" + name + "' has two @Undo methods, " + both(undo),
            "keep one that undoes all that the @Run method did");
      }
      if (poll.size() > 1) {
        return refuse(
            Finding.POLL_TWICE, name, poll.get(0).getSimpleName(), poll.get(1).getSimpleName());
      }
      return true;
    }

    private boolean refuse(Finding finding, Object... arguments) {
      reading.refuse(finding.problem(at, List.of(), arguments));
      return false;
    }

    boolean polls(ExecutableElement run, ExecutableElement poll) {
      if (run.getReturnType().getKind() == TypeKind.VOID) {
        return refuse(Finding.POLL_HANDLE, name, run.getSimpleName());
      }
      return StepOutputs.inside(poll.getReturnType()).isPresent()
          || refuse(Finding.POLL_RESULT, poll.getSimpleName(), name, poll.getReturnType());
    }

    /** Generated code names the exceptions. */
    boolean retriesOnWhatIsAccessible(TypeElement step) {
      for (TypeMirror thrown : ContractReader.retryOn(step)) {
        Optional<TypeElement> barred = access.barredBy(thrown);
        if (barred.isPresent()) {
          return refuse(
              "step '"
                  + name
                  + "' retries on '"
                  + barred.get().getSimpleName()
                  + "', which "
                  + whyNot(barred.get()),
              open(barred.get()));
        }
      }
      return true;
    }

    private String both(List<ExecutableElement> methods) {
      return "'"
          + methods.get(0).getSimpleName()
          + "' and '"
          + methods.get(1).getSimpleName()
          + "'";
    }

    boolean isUsable(String annotation, ExecutableElement method) {
      String self = annotation + " method '" + method.getSimpleName() + "' of step '" + name + "'";
      if (method.getModifiers().contains(Modifier.STATIC)) {
        return refuse(self + " is static", "make it an instance method");
      }
      if (!access.allows(method)) {
        return refuse(self + " " + whyNot(method), "make the method public");
      }
      if (!method.getTypeParameters().isEmpty()) {
        return refuse(
            self + " has type parameters, but data is found by its type",
            "give each parameter and the result a type of its own");
      }
      Optional<String> wrong = wrongName(method);
      if (wrong.isPresent()) {
        return refuse(
            self + " has the name '" + wrong.get() + "' in @Named, which cannot name a datum",
            "begin with a small letter, and go on with small letters, digits and dashes");
      }
      for (TypeMirror used : signature(method)) {
        if (!Access.exists(used)) {
          reading.unresolved();
          return false;
        }
        Optional<TypeElement> barred = access.barredBy(used);
        if (barred.isPresent()) {
          return refuse(
              self + " uses '" + barred.get().getSimpleName() + "', which " + whyNot(barred.get()),
              open(barred.get()));
        }
      }
      return true;
    }

    boolean hasGoodOutputs(StepType step) {
      OutputRules rules = new OutputRules(step, names, types);
      Optional<OutputRules.Mistake> mistake = rules.mistake(annotated(type, Dsl.OUTPUTS));
      if (mistake.isPresent()) {
        return refuse(mistake.get().finding(), mistake.get().arguments());
      }
      for (StepOutputs.Output output : StepOutputs.of(step, types).all()) {
        if (!Access.exists(output.type())) {
          reading.unresolved();
          return false;
        }
        Optional<TypeElement> barred = access.barredBy(output.type());
        if (barred.isPresent()) {
          return refuse(
              "component '"
                  + output.component()
                  + "' is an output of step '"
                  + name
                  + "', and '"
                  + barred.get().getSimpleName()
                  + "' "
                  + whyNot(barred.get()),
              open(barred.get()));
        }
      }
      return true;
    }

    private Optional<String> wrongName(ExecutableElement method) {
      return Stream.concat(Stream.of(method), method.getParameters().stream())
          .flatMap(e -> Dsl.annotation(e, Dsl.NAMED).stream())
          .flatMap(a -> Dsl.written(a, "value").stream())
          .map(Object::toString)
          .filter(name -> !Names.FORM.matcher(name).matches())
          .findFirst();
    }

    private List<TypeMirror> signature(ExecutableElement method) {
      List<TypeMirror> all = new ArrayList<>();
      all.add(method.getReturnType());
      method.getParameters().stream().map(VariableElement::asType).forEach(all::add);
      return all;
    }

    private String whyNot(Element element) {
      return element.getModifiers().contains(Modifier.PRIVATE)
          ? "is private"
          : "is not public, and " + flow.getSimpleName() + " is in another package";
    }

    private String open(TypeElement barred) {
      return barred.getModifiers().contains(Modifier.PRIVATE)
              && elements.getPackageOf(barred).equals(elements.getPackageOf(flow))
          ? "leave out private at '" + barred.getSimpleName() + "'"
          : "make '" + barred.getSimpleName() + "' public";
    }
  }
}
