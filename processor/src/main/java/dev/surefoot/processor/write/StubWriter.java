package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.surefoot.processor.read.Dsl;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.PackageElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/**
 * Makes the types of a flow that has errors. They keep each import and use of them from adding a
 * message of its own to the one that matters, and they refuse to run.
 */
final class StubWriter {
  private static final ClassName OBJECT = ClassName.get(Object.class);
  private static final String METHOD =
      """

        public static %s %s(%s%s... steps) {
          throw %s;
        }
      """;
  private static final String BINDING =
      """
      /**
       * %s
       */
      %s%sclass %s {
        private %4$s() {
        }
      %s}
      """;
  private static final String UNPROVED =
      """

        private static %s unproved() {
          throw %s;
        }
      """;

  private final Marks marks;
  private final Elements elements;
  private final Types types;

  StubWriter(Marks marks, Elements elements, Types types) {
    this.marks = marks;
    this.elements = elements;
    this.types = types;
  }

  /**
   * Stands in for {@code OrderFlowNet}.
   *
   * @param steps as far as they are known
   */
  String net(TypeElement flow, List<String> steps) {
    Imports imports = NetWriter.imports(flow);
    String unproved = UNPROVED.formatted(imports.of(RuntimeTypes.NET), refusal(flow, imports));
    return new NetWriter(marks)
        .file(
            flow,
            imports,
            javadoc(flow, imports),
            "unproved()",
            NetWriter.noRollbacks(imports),
            steps,
            List.of(),
            unproved);
  }

  /** Stands in for {@code OrderFlowBinding}: its methods take whatever they are given. */
  String binding(TypeElement flow) {
    ClassName name = GeneratedNames.of(flow).binding();
    Imports imports = new Imports(name.packageName(), List.of(name.simpleName()));
    String store = imports.of(RuntimeTypes.STORE) + " store, ";
    String methods =
        method("of", RuntimeTypes.BOUND_FLOW, "", flow, imports)
            + method("open", RuntimeTypes.FLOW_ENGINE, store, flow, imports);
    String text =
        BINDING.formatted(
            javadoc(flow, imports),
            marks.onType(imports),
            Visibility.of(flow),
            name.simpleName(),
            methods);
    return imports.file(text);
  }

  private String method(
      String name, ClassName type, String first, TypeElement flow, Imports imports) {
    String given = imports.of(type);
    String returned =
        arguments(flow)
            .map(both -> imports.of(ParameterizedTypeName.get(type, both)))
            .orElse("<I, R> " + given + "<I, R>");
    return METHOD.formatted(returned, name, first, imports.of(OBJECT), refusal(flow, imports));
  }

  /** The flow's input and result, so that callers find the types that they will find; if known. */
  private Optional<TypeName[]> arguments(TypeElement flow) {
    Optional<TypeMirror> input =
        Dsl.inputOf(flow, elements, types).filter(type -> isNameable(type, flow));
    Object result =
        Dsl.annotation(flow, Dsl.FLOW)
            .flatMap(a -> Dsl.written(a, "result"))
            .orElseGet(() -> elements.getTypeElement("java.lang.Void").asType());
    return result instanceof TypeMirror given && isNameable(given, flow)
        ? input.map(type -> new TypeName[] {TypeName.get(type), TypeName.get(given).box()})
        : Optional.empty();
  }

  private boolean isNameable(TypeMirror type, TypeElement flow) {
    if (type instanceof ArrayType array) {
      return isNameable(array.getComponentType(), flow);
    }
    return type.getKind() == TypeKind.DECLARED
        ? isVisible(((DeclaredType) type).asElement(), elements.getPackageOf(flow))
            && ((DeclaredType) type)
                .getTypeArguments().stream().allMatch(argument -> isNameable(argument, flow))
        : type.getKind().isPrimitive() || type.getKind() == TypeKind.VOID;
  }

  private boolean isVisible(@Nullable Element type, PackageElement from) {
    if (!(type instanceof TypeElement)) {
      return true;
    }
    boolean near = elements.getPackageOf(type).equals(from);
    return !type.getModifiers().contains(Modifier.PRIVATE)
        && (near || type.getModifiers().contains(Modifier.PUBLIC))
        && isVisible(type.getEnclosingElement(), from);
  }

  private static String javadoc(TypeElement flow, Imports imports) {
    return "Stands in for what is generated once {@link "
        + imports.of(ClassName.get(flow))
        + "} has no errors.";
  }

  private static String refusal(TypeElement flow, Imports imports) {
    return "new "
        + imports.of(ClassName.get(IllegalStateException.class))
        + "(\""
        + flow.getQualifiedName()
        + " has errors; the compiler has reported them\")";
  }
}
