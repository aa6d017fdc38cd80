package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import javax.lang.model.element.TypeElement;

/**
 * The names of what is generated for a flow class: in its package, those of nested classes joined
 * by an underscore.
 */
record GeneratedNames(ClassName flow, ClassName net, ClassName binding) {
  static GeneratedNames of(TypeElement flow) {
    ClassName name = ClassName.get(flow);
    String joined = String.join("_", name.simpleNames());
    return new GeneratedNames(
        name,
        ClassName.get(name.packageName(), joined + "Net"),
        ClassName.get(name.packageName(), joined + "Binding"));
  }

  /** Where a picture or a net for other tools lies among the classes. */
  static String resource(String flowName, String extension) {
    return "META-INF/surefoot/" + flowName + "." + extension;
  }
}
