package dev.surefoot.processor.read;

import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.surefoot.check.Finding;
import dev.surefoot.model.Source;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;

/**
 * A class that is validated as a step: where to say what is wrong with it, and what of it the flow
 * that uses it can name. One that no flow uses is validated as if all were accessible.
 *
 * @param at the class literal in the flow
 */
record StepCandidate(
    TypeElement type,
    Source at,
    Reading reading,
    Optional<TypeElement> flow,
    Elements elements,
    Trees trees) {
  String name() {
    return type.getSimpleName().toString();
  }

  boolean isInClassFile() {
    return trees.getPath(type) == null;
  }

  /** Says that the flow cannot use the class; always false. */
  boolean refuse(String message, String fix) {
    return refuse(at, Finding.READ_STEP, message, fix);
  }

  /** Says what is wrong with the class itself, whoever uses it; always false. */
  boolean refuse(Element own, Finding finding, Object... arguments) {
    return refuse(placeOf(own), finding, arguments);
  }

  boolean refuse(Source place, Finding finding, Object... arguments) {
    reading.refuse(finding.problem(place, List.of(), arguments));
    return false;
  }

  /** Where a part of the class stands; in the flow, if the class comes from a jar. */
  Source placeOf(Element own) {
    TreePath path = trees.getPath(own);
    if (path == null) {
      path = trees.getPath(type);
    }
    return path == null ? at : new Place(path.getCompilationUnit(), path.getLeaf()).source();
  }

  /** The first of the class and the classes around it that the flow cannot name. */
  Optional<TypeElement> barredBy(TypeElement used) {
    return access().flatMap(a -> a.barredBy(used));
  }

  /** The first class that a type is made of and that the flow cannot name. */
  Optional<TypeElement> barredBy(TypeMirror used) {
    return access().flatMap(a -> a.barredBy(used));
  }

  /** Whether a member's own modifiers let the flow use it. */
  boolean allows(Element member) {
    return access().filter(a -> !a.allows(member)).isEmpty();
  }

  private Optional<Access> access() {
    return flow.map(f -> new Access(elements.getPackageOf(f), elements));
  }

  /** Why the flow cannot use something. */
  String whyNot(Element element) {
    return element.getModifiers().contains(Modifier.PRIVATE)
        ? "is private"
        : "is not public, and " + flow.orElseThrow().getSimpleName() + " is in another package";
  }

  /** How to let the flow use a class. */
  String open(TypeElement barred) {
    return barred.getModifiers().contains(Modifier.PRIVATE)
            && elements.getPackageOf(barred).equals(elements.getPackageOf(flow.orElseThrow()))
        ? "leave out private at '" + barred.getSimpleName() + "'"
        : "make '" + barred.getSimpleName() + "' public";
  }
}
