package dev.surefoot.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.surefoot.check.Finding;
import dev.surefoot.model.Source;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.NestingKind;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Whether generated code can make an instance of a flow class and name its input and result. */
final class FlowClassCheck {
  private final TypeElement flow;
  private final String name;
  private final Trees trees;
  private final Elements elements;
  private final Reading reading;
  private final Access access;

  FlowClassCheck(TypeElement flow, Trees trees, Elements elements, Reading reading) {
    this.flow = flow;
    this.name = flow.getSimpleName().toString();
    this.trees = trees;
    this.elements = elements;
    this.reading = reading;
    this.access = new Access(elements.getPackageOf(flow), elements);
  }

  /** The class in the source. */
  Source place() {
    return place(flow);
  }

  private Source place(Element element) {
    TreePath path = trees.getPath(element);
    return path == null ? place() : new Place(path.getCompilationUnit(), path.getLeaf()).source();
  }

  /** What the annotation says of the result, or the class where it says nothing. */
  Source resultPlace(AnnotationMirror annotation) {
    TreePath path = trees.getPath(flow, annotation);
    if (path != null && path.getLeaf() instanceof AnnotationTree written) {
      for (ExpressionTree argument : written.getArguments()) {
        if (argument instanceof AssignmentTree named
            && named.getVariable().toString().equals("result")) {
          return new Place(path.getCompilationUnit(), named.getExpression()).source();
        }
      }
    }
    return place();
  }

  private void refuse(Source at, String message, String fix) {
    reading.refuse(Finding.READ_FLOW_CLASS.problem(at, List.of(), message, fix));
  }

  /** The type of the flow's input, if it extends {@code FlowDefinition}. */
  Optional<TypeMirror> input(Types types) {
    Optional<TypeMirror> input = Dsl.inputOf(flow, elements, types);
    if (input.isEmpty()) {
      refuse(
          place(),
          "'" + name + "' has @Flow but does not extend FlowDefinition",
          "extend FlowDefinition<Order>, with the type of the flow's input");
    }
    return input;
  }

  /** Reports the first reason why the class cannot be made, and an input that cannot be named. */
  void check(TypeMirror input) {
    if (!Access.exists(input)) {
      reading.unresolved();
      return;
    }
    if (flow.getModifiers().contains(Modifier.ABSTRACT)) {
      refuse(
          place(),
          "flow '" + name + "' is abstract, so that no instance of it can be made",
          "put @Flow on the classes that extend it");
    } else if (flow.getNestingKind() != NestingKind.TOP_LEVEL
        && !flow.getModifiers().contains(Modifier.STATIC)) {
      refuse(
          place(),
          "flow '"
              + name
              + "' is an inner class: it cannot exist without an instance of '"
              + Members.owner(flow).getSimpleName()
              + "'",
          "make it static, or a class of its own");
    } else if (access.barredBy(flow).isPresent()) {
      TypeElement barred = access.barredBy(flow).get();
      refuse(
          place(),
          "flow '"
              + name
              + "' is private"
              + (barred.equals(flow) ? "" : " in '" + barred.getSimpleName() + "'"),
          "leave out private, so that generated code can make an instance");
    } else {
      checkConstructor();
    }
    accessible(input, "input");
  }

  private void checkConstructor() {
    List<ExecutableElement> all = ElementFilter.constructorsIn(flow.getEnclosedElements());
    Optional<ExecutableElement> plain =
        all.stream().filter(c -> c.getParameters().isEmpty()).findFirst();
    if (plain.isEmpty() && !all.isEmpty()) {
      refuse(
          place(all.get(0)),
          "flow '" + name + "' has no constructor without parameters",
          "add one, or leave them all out: what the work needs is given to the steps");
    } else if (plain.isPresent() && plain.get().getModifiers().contains(Modifier.PRIVATE)) {
      refuse(
          place(plain.get()),
          "the constructor of flow '" + name + "' is private",
          "leave out private, so that generated code can make an instance");
    } else if (plain.isPresent() && throwsChecked(plain.get())) {
      refuse(
          place(plain.get()),
          "the constructor of flow '" + name + "' throws a checked exception",
          "leave out the throws clause, and let a step do what can fail");
    }
  }

  private boolean throwsChecked(ExecutableElement constructor) {
    return constructor.getThrownTypes().stream().anyMatch(t -> !isUnchecked(t));
  }

  private static boolean isUnchecked(TypeMirror type) {
    if (!(type instanceof DeclaredType declared)) {
      return false;
    }
    TypeElement element = (TypeElement) declared.asElement();
    return element.getQualifiedName().contentEquals("java.lang.RuntimeException")
        || element.getQualifiedName().contentEquals("java.lang.Error")
        || isUnchecked(element.getSuperclass());
  }

  /** Reports a type of the flow's interface that generated code cannot name. */
  void accessible(TypeMirror type, String what) {
    access
        .barredBy(type)
        .ifPresent(
            barred ->
                refuse(
                    place(),
                    "the "
                        + what
                        + " of flow '"
                        + name
                        + "' uses '"
                        + barred.getSimpleName()
                        + "', which generated code in its package cannot name",
                    barred.getModifiers().contains(Modifier.PRIVATE)
                        ? "leave out private at '" + barred.getSimpleName() + "'"
                        : "make '" + barred.getSimpleName() + "' public"));
  }
}
