package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import java.util.HashMap;
import java.util.Map;
import javax.lang.model.util.Elements;

/** The annotations on generated code, as far as the compilation knows them. */
final class Marks {
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");
  private static final ClassName SUPPRESS_WARNINGS = ClassName.get(SuppressWarnings.class);

  private final Elements elements;
  private final Map<ClassName, Boolean> known = new HashMap<>();

  Marks(Elements elements) {
    this.elements = elements;
  }

  /** What every generated top-level type carries, a line each. */
  String onType(Imports imports) {
    String marks = "";
    if (knows(GENERATED)) {
      marks += "@" + imports.of(GENERATED) + "(\"dev.surefoot.processor.SurefootProcessor\")\n";
    }
    if (knows(RuntimeTypes.NULL_MARKED)) {
      marks += "@" + imports.of(RuntimeTypes.NULL_MARKED) + "\n";
    }
    return marks;
  }

  /**
   * Keeps a build with {@code -Xlint:all -Werror} clean whatever types the user's signatures name.
   */
  String quiet(Imports imports) {
    return "@"
        + imports.of(SUPPRESS_WARNINGS)
        + "({\"deprecation\", \"exports\", \"preview\", \"rawtypes\", \"removal\", \"unchecked\"})\n";
  }

  /** The type as one whose values may be null. */
  String nullable(TypeName type, Imports imports) {
    String name = imports.of(type);
    if (!knows(RuntimeTypes.NULLABLE)) {
      return name;
    }
    int simple = name.lastIndexOf('.') + 1; // a package cannot be annotated
    String mark = "@" + imports.of(RuntimeTypes.NULLABLE) + " ";
    return name.substring(0, simple) + mark + name.substring(simple);
  }

  /** Whether a library is on the class path. */
  boolean knows(ClassName type) {
    return known.computeIfAbsent(type, t -> elements.getTypeElement(t.canonicalName()) != null);
  }
}
