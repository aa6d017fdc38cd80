package dev.surefoot.processor.read;

import com.sun.source.tree.Tree;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;

/**
 * What each name of a flow was taken for, to be held against what the compiler takes it for. Kept
 * as text, since elements of one round are stale in the next.
 */
final class Resolutions {
  /**
   * A name in the source.
   *
   * @param tree the name, or the type of a class literal
   * @param meaning what {@link #meaning} says of its element
   */
  record Resolution(Place place, Tree tree, String meaning) {}

  private final Map<String, List<Resolution>> byTopLevelClass = new HashMap<>();

  void type(Site site, Tree tree, TypeElement type) {
    add(site, tree, meaning(type));
  }

  void field(Site site, Tree tree, VariableElement field) {
    add(site, tree, meaning(field));
  }

  void method(Site site, Tree select, ExecutableElement method) {
    add(site, select, meaning(method));
  }

  /** A verb of an open body or a choice. */
  void verb(Site site, Tree select, String owner, String name) {
    add(site, select, owner + "." + name);
  }

  private void add(Site site, Tree tree, String meaning) {
    TypeElement topLevel = site.classes().get(site.classes().size() - 1);
    byTopLevelClass
        .computeIfAbsent(topLevel.getQualifiedName().toString(), k -> new ArrayList<>())
        .add(new Resolution(new Place(site.unit(), tree), tree, meaning));
  }

  /** By the qualified name of the top-level class in which the names stand. */
  Map<String, List<Resolution>> byTopLevelClass() {
    return byTopLevelClass;
  }

  /** An element as text, equal in every round; verbs are known by their name alone. */
  static String meaning(Element element) {
    if (element instanceof TypeElement type) {
      return type.getQualifiedName().toString();
    }
    String owner = meaning(element.getEnclosingElement());
    return isVerbOwner(owner) || !(element instanceof ExecutableElement)
        ? owner + "." + element.getSimpleName()
        : owner + "." + element;
  }

  private static boolean isVerbOwner(String owner) {
    return owner.equals(Dsl.FLOW_DEFINITION) || owner.equals(Dsl.OPEN) || owner.equals(Dsl.CHOICE);
  }
}
