package dev.surefoot.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
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
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Validates step classes, for one flow or standing alone. What is wrong with a class of this
 * compilation stands in that class, whoever finds it. What depends on the flow, such as what is
 * accessible from its package, and all that is wrong with a class from a jar, stands at the class
 * literal in the flow.
 */
final class StepReader {
  private static final String ATTEMPT = "dev.surefoot.Attempt";
  private static final String CAUSE = "dev.surefoot.Cause";

  private final Optional<TypeElement> flow;
  private final Elements elements;
  private final Types types;
  private final TypeNames names;
  private final ContractReader contracts;
  private final Optional<Access> access;
  private final Trees trees;

  /** A reader for the steps of one flow. */
  StepReader(TypeElement flow, Elements elements, Types types, Trees trees) {
    this(Optional.of(flow), elements, types, trees);
  }

  /** A reader for steps that no flow need use. */
  StepReader(Elements elements, Types types, Trees trees) {
    this(Optional.empty(), elements, types, trees);
  }

  private StepReader(Optional<TypeElement> flow, Elements elements, Types types, Trees trees) {
    this.flow = flow;
    this.trees = trees;
    this.elements = elements;
    this.types = types;
    this.names = new TypeNames(elements, types);
    this.contracts = new ContractReader(trees);
    this.access = flow.map(f -> new Access(elements.getPackageOf(f), elements));
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
      usable = check.isUsable("@Undo", undo.get(0)) && check.returnsNothing(undo.get(0));
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
      return refuse(at, Finding.READ_STEP, message, fix);
    }

    private boolean refuse(Source place, Finding finding, Object... arguments) {
      reading.refuse(finding.problem(place, List.of(), arguments));
      return false;
    }

    /** Says what is wrong with the class itself, whoever uses it. */
    private boolean refuse(Element own, Finding finding, Object... arguments) {
      return refuse(placeOf(own), finding, arguments);
    }

    private Source placeOf(Element own) {
      TreePath path = trees.getPath(own);
      if (path == null) {
        path = trees.getPath(type);
      }
      return path == null ? at : new Place(path.getCompilationUnit(), path.getLeaf()).source();
    }

    private Optional<TypeElement> barredBy(TypeElement used) {
      return access.flatMap(a -> a.barredBy(used));
    }

    private Optional<TypeElement> barredBy(TypeMirror used) {
      return access.flatMap(a -> a.barredBy(used));
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
            type,
            Finding.READ_STEP,
            "step '" + name + "' is " + kind + ", so that no instance of it can do the work",
            trees.getPath(type) == null
                ? "name a concrete class here"
                : "write @Step at a concrete class");
      }
      if (type.getNestingKind() != NestingKind.TOP_LEVEL
          && type.getKind() == ElementKind.CLASS
          && !type.getModifiers().contains(Modifier.STATIC)) {
        return refuse(
            type,
            Finding.READ_STEP,
            "step '"
                + name
                + "' is an inner class: it cannot exist without an instance of '"
                + Members.owner(type).getSimpleName()
                + "'",
            "make it static, or a class of its own");
      }
      Optional<TypeElement> barred = barredBy(type);
      if (barred.isPresent() && !Access.areNestMates(barred.get(), flow.orElseThrow())) {
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
            type,
            Finding.READ_STEP,
            "step '" + name + "' has no @Run method",
            "annotate the method that does its work");
      }
      if (run.size() > 1) {
        return refuse(
            run.get(1),
            Finding.READ_STEP,
            "step '" + name + "' has two @Run methods, " + both(run),
            "keep one; other work is a step of its own");
      }
      if (undo.size() > 1) {
        return refuse(
            undo.get(1),
            Finding.READ_STEP,
            "step '" + name + "' has two @Undo methods, " + both(undo),
            "keep one that undoes all that the @Run method did");
      }
      if (poll.size() > 1) {
        return refuse(
            poll.get(1),
            Finding.POLL_TWICE,
            name,
            poll.get(0).getSimpleName(),
            poll.get(1).getSimpleName());
      }
      return true;
    }

    /** Nobody would be given it, and some would take it for whether the undo has succeeded. */
    boolean returnsNothing(ExecutableElement undo) {
      return undo.getReturnType().getKind() == TypeKind.VOID
          || refuse(
              undo,
              Finding.READ_STEP,
              "@Undo method '"
                  + undo.getSimpleName()
                  + "' of step '"
                  + name
                  + "' returns "
                  + undo.getReturnType()
                  + ", which nobody is given",
              "let it return void; an undo that has failed says so by an exception");
    }

    boolean polls(ExecutableElement run, ExecutableElement poll) {
      if (run.getReturnType().getKind() == TypeKind.VOID) {
        return refuse(run, Finding.POLL_HANDLE, name, run.getSimpleName());
      }
      return StepOutputs.inside(poll.getReturnType()).isPresent()
          || refuse(poll, Finding.POLL_RESULT, poll.getSimpleName(), name, poll.getReturnType());
    }

    /** Generated code names the exceptions. */
    boolean retriesOnWhatIsAccessible(TypeElement step) {
      for (TypeMirror thrown : ContractReader.retryOn(step)) {
        Optional<TypeElement> barred = barredBy(thrown);
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
        return refuse(method, Finding.READ_STEP, self + " is static", "make it an instance method");
      }
      if (access.filter(a -> !a.allows(method)).isPresent()) {
        return refuse(self + " " + whyNot(method), "make the method public");
      }
      if (!method.getTypeParameters().isEmpty()) {
        return refuse(
            method,
            Finding.READ_STEP,
            self + " has type parameters, but data is found by its type",
            "give each parameter and the result a type of its own");
      }
      Optional<Element> wrong = wronglyNamed(method);
      if (wrong.isPresent()) {
        return refuse(
            nameAt(wrong.get()),
            Finding.READ_STEP,
            self
                + " has the name '"
                + nameOf(wrong.get()).orElseThrow()
                + "' in @Named, which cannot name a datum",
            "begin with a small letter, and go on with small letters, digits and dashes");
      }
      for (VariableElement parameter : method.getParameters()) {
        if (!asksForTheCallRightly(annotation, self, parameter)) {
          return false;
        }
      }
      for (TypeMirror used : signature(method)) {
        if (!Access.exists(used)) {
          reading.unresolved();
          return false;
        }
        Optional<TypeElement> barred = barredBy(used);
        if (barred.isPresent()) {
          return refuse(
              self + " uses '" + barred.get().getSimpleName() + "', which " + whyNot(barred.get()),
              open(barred.get()));
        }
      }
      return true;
    }

    /** An attempt and a cause are no data: they are always there, the cause for undos only. */
    private boolean asksForTheCallRightly(
        String annotation, String self, VariableElement parameter) {
      TypeMirror type = parameter.asType();
      if (isClass(type, CAUSE) && !annotation.equals("@Undo")) {
        return refuse(
            parameter,
            Finding.READ_STEP,
            self + " asks for a Cause, which only an undo has",
            "leave it out, or ask for it in an @Undo method");
      }
      Optional<TypeMirror> inside =
          StepOutputs.inside(type).filter(t -> isClass(t, CAUSE) || isClass(t, ATTEMPT));
      if (inside.isPresent()) {
        String simple = isClass(inside.get(), CAUSE) ? "Cause" : "Attempt";
        return refuse(
            parameter,
            Finding.READ_STEP,
            self + " takes an Optional<" + simple + ">, but that is no datum, and never missing",
            simple.equals("Cause") && !annotation.equals("@Undo")
                ? "leave it out: only an undo has a Cause"
                : "take " + simple + " itself");
      }
      return true;
    }

    private static boolean isClass(TypeMirror type, String name) {
      return type instanceof DeclaredType declared
          && declared.asElement() instanceof TypeElement element
          && element.getQualifiedName().contentEquals(name);
    }

    boolean hasGoodOutputs(StepType step) {
      OutputRules rules = new OutputRules(step, names, types);
      Optional<OutputRules.Mistake> mistake = rules.mistake(annotated(type, Dsl.OUTPUTS));
      if (mistake.isPresent()) {
        return refuse(mistake.get().at(), mistake.get().finding(), mistake.get().arguments());
      }
      for (StepOutputs.Output output : StepOutputs.of(step, types).all()) {
        if (!Access.exists(output.type())) {
          reading.unresolved();
          return false;
        }
        Optional<TypeElement> barred = barredBy(output.type());
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

    private Optional<Element> wronglyNamed(ExecutableElement method) {
      return Stream.<Element>concat(Stream.of(method), method.getParameters().stream())
          .filter(e -> nameOf(e).filter(n -> !Names.FORM.matcher(n).matches()).isPresent())
          .findFirst();
    }

    private static Optional<String> nameOf(Element named) {
      return Dsl.annotation(named, Dsl.NAMED)
          .flatMap(a -> Dsl.written(a, "value"))
          .map(Object::toString);
    }

    /** The name itself, if it is written in this compilation. */
    private Source nameAt(Element named) {
      TreePath path = trees.getPath(named, Dsl.annotation(named, Dsl.NAMED).orElseThrow());
      if (path == null
          || !(path.getLeaf() instanceof AnnotationTree tree)
          || tree.getArguments().isEmpty()) {
        return placeOf(named);
      }
      ExpressionTree value = tree.getArguments().get(0);
      Tree name = value instanceof AssignmentTree pair ? pair.getExpression() : value;
      return new Place(path.getCompilationUnit(), name).source();
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
          : "is not public, and " + flow.orElseThrow().getSimpleName() + " is in another package";
    }

    private String open(TypeElement barred) {
      return barred.getModifiers().contains(Modifier.PRIVATE)
              && elements.getPackageOf(barred).equals(elements.getPackageOf(flow.orElseThrow()))
          ? "leave out private at '" + barred.getSimpleName() + "'"
          : "make '" + barred.getSimpleName() + "' public";
    }
  }
}
