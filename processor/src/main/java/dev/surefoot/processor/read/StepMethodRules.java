package dev.surefoot.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import dev.surefoot.check.Finding;
import dev.surefoot.model.Names;
import dev.surefoot.model.Source;
import dev.surefoot.processor.StepOutputs;
import dev.surefoot.processor.StepType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** The conditions on a step's methods, what they take and what they give; the first that fails. */
final class StepMethodRules {
  private final StepCandidate step;
  private final String name;
  private final Types types;

  StepMethodRules(StepCandidate step, Types types) {
    this.step = step;
    this.name = step.name();
    this.types = types;
  }

  boolean isUsable(String annotation, ExecutableElement method) {
    String self = annotation + " method '" + method.getSimpleName() + "' of step '" + name + "'";
    if (method.getModifiers().contains(Modifier.STATIC)) {
      return step.refuse(
          method, Finding.READ_STEP, self + " is static", "make it an instance method");
    }
    if (!step.allows(method)) {
      return step.refuse(self + " " + step.whyNot(method), "make the method public");
    }
    if (!method.getTypeParameters().isEmpty()) {
      return step.refuse(
          method,
          Finding.READ_STEP,
          self + " has type parameters, but data is found by its type",
          "give each parameter and the result a type of its own");
    }
    Optional<Element> wrong = wronglyNamed(method);
    if (wrong.isPresent()) {
      return step.refuse(
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
        step.reading().unresolved();
        return false;
      }
      Optional<TypeElement> barred = step.barredBy(used);
      if (barred.isPresent()) {
        return step.refuse(
            self
                + " uses '"
                + barred.get().getSimpleName()
                + "', which "
                + step.whyNot(barred.get()),
            step.open(barred.get()));
      }
    }
    return true;
  }

  /** An attempt and a cause are no data, and a question has no cause. */
  private boolean asksForTheCallRightly(String annotation, String self, VariableElement parameter) {
    TypeMirror type = parameter.asType();
    if (isClass(type, Dsl.CAUSE) && annotation.equals("@Poll")) {
      return step.refuse(
          parameter,
          Finding.READ_STEP,
          self + " asks for a Cause, which only actions and undos have",
          "leave it out, or ask for it in the @Run method of a step in onFailure()");
    }
    Optional<TypeMirror> inside =
        StepOutputs.inside(type).filter(t -> isClass(t, Dsl.CAUSE) || isClass(t, Dsl.ATTEMPT));
    if (inside.isPresent()) {
      String simple = isClass(inside.get(), Dsl.CAUSE) ? "Cause" : "Attempt";
      return step.refuse(
          parameter,
          Finding.READ_STEP,
          self + " takes an Optional<" + simple + ">, but that is no datum, and never missing",
          simple.equals("Cause") && annotation.equals("@Poll")
              ? "leave it out: only actions and undos have a Cause"
              : "take " + simple + " itself");
    }
    return true;
  }

  static boolean isClass(TypeMirror type, String name) {
    return type instanceof DeclaredType declared
        && declared.asElement() instanceof TypeElement element
        && element.getQualifiedName().contentEquals(name);
  }

  /** Nobody would be given it, and some would take it for whether the undo has succeeded. */
  boolean returnsNothing(ExecutableElement undo) {
    return undo.getReturnType().getKind() == TypeKind.VOID
        || step.refuse(
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
      return step.refuse(run, Finding.POLL_HANDLE, name, run.getSimpleName());
    }
    return StepOutputs.inside(poll.getReturnType()).isPresent()
        || step.refuse(poll, Finding.POLL_RESULT, poll.getSimpleName(), name, poll.getReturnType());
  }

  boolean hasGoodOutputs(StepType read, TypeNames names, List<ExecutableElement> annotated) {
    OutputRules rules = new OutputRules(read, names, types);
    Optional<OutputRules.Mistake> mistake = rules.mistake(annotated);
    if (mistake.isPresent()) {
      return step.refuse(mistake.get().at(), mistake.get().finding(), mistake.get().arguments());
    }
    for (StepOutputs.Output output : StepOutputs.of(read, types).all()) {
      if (!Access.exists(output.type())) {
        step.reading().unresolved();
        return false;
      }
      Optional<TypeElement> barred = step.barredBy(output.type());
      if (barred.isPresent()) {
        return step.refuse(
            "component '"
                + output.component()
                + "' is an output of step '"
                + name
                + "', and '"
                + barred.get().getSimpleName()
                + "' "
                + step.whyNot(barred.get()),
            step.open(barred.get()));
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
    TreePath path = step.trees().getPath(named, Dsl.annotation(named, Dsl.NAMED).orElseThrow());
    if (path == null
        || !(path.getLeaf() instanceof AnnotationTree tree)
        || tree.getArguments().isEmpty()) {
      return step.placeOf(named);
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
}
