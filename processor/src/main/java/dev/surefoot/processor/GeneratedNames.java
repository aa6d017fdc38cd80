package dev.surefoot.processor;

import javax.lang.model.element.Element;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;

/**
 * The names of the types that are generated from a flow: in its package, with the names of nested
 * classes joined by {@code _}.
 */
public final class GeneratedNames {
  /** The constant of the net's class that holds the flow as text; more of them are numbered. */
  public static final String MODEL = "MODEL";

  private GeneratedNames() {}

  static String binding(TypeElement flow) {
    return flat(flow) + "Binding";
  }

  /** The class with the net. */
  public static String net(TypeElement flow) {
    return flat(flow) + "Net";
  }

  /** The qualified name before what tells the types apart. */
  static String flat(TypeElement flow) {
    StringBuilder name = new StringBuilder(flow.getSimpleName());
    Element around = flow.getEnclosingElement();
    for (; around instanceof TypeElement outer; around = around.getEnclosingElement()) {
      name.insert(0, outer.getSimpleName() + "_");
    }
    return around instanceof PackageElement in && !in.isUnnamed()
        ? in.getQualifiedName() + "." + name
        : name.toString();
  }
}
