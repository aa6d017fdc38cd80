package dev.surefoot.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.TypeName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.util.Elements;

/** The annotations on generated code, as far as the compilation knows them. */
final class Marks {
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");

  private static final List<String> QUIET =
      List.of("deprecation", "exports", "preview", "rawtypes", "removal", "unchecked");

  private final Elements elements;

  Marks(Elements elements) {
    this.elements = elements;
  }

  /** What every generated top-level type carries. */
  List<AnnotationSpec> onType() {
    List<AnnotationSpec> marks = new ArrayList<>();
    if (knows(GENERATED)) {
      marks.add(
          AnnotationSpec.builder(GENERATED)
              .addMember("value", "$S", "dev.surefoot.processor.SurefootProcessor")
              .build());
    }
    if (knows(RuntimeTypes.NULL_MARKED)) {
      marks.add(AnnotationSpec.builder(RuntimeTypes.NULL_MARKED).build());
    }
    return marks;
  }

  /**
   * Keeps a build with {@code -Xlint:all -Werror} clean whatever types the user's signatures name.
   */
  AnnotationSpec quiet() {
    CodeBlock categories =
        QUIET.stream().map(c -> CodeBlock.of("$S", c)).collect(CodeBlock.joining(", ", "{", "}"));
    return AnnotationSpec.builder(SuppressWarnings.class).addMember("value", categories).build();
  }

  /** The type as one whose values may be null. */
  TypeName nullable(TypeName type) {
    return knows(RuntimeTypes.NULLABLE)
        ? type.annotated(AnnotationSpec.builder(RuntimeTypes.NULLABLE).build())
        : type;
  }

  private boolean knows(ClassName type) {
    return elements.getTypeElement(type.canonicalName()) != null;
  }
}
