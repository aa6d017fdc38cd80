package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import java.util.List;
import javax.lang.model.element.TypeElement;

/**
 * Makes the types of a flow that has errors. They keep each import and use of them from adding a
 * message of its own to the one that matters, and they refuse to run.
 */
final class StubWriter {
  private static final ClassName OBJECT = ClassName.get(Object.class);
  private static final String METHOD =
      """

        public static <I, R> %s<I, R> %s(%s%s... steps) {
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

  StubWriter(Marks marks) {
    this.marks = marks;
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
        .file(flow, imports, javadoc(flow, imports), "unproved()", steps, unproved);
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

  private static String method(
      String name, ClassName type, String first, TypeElement flow, Imports imports) {
    return METHOD.formatted(
        imports.of(type), name, first, imports.of(OBJECT), refusal(flow, imports));
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
