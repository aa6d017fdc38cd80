package dev.surefoot.processor.write;

import com.palantir.javapoet.TypeName;
import dev.surefoot.processor.FlowClass;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Makes {@code OrderFlowBinding}: it takes the steps' instances by type and gives a bound flow. */
final class BindingWriter {
  private static final String TEXT =
      """
      /**
       * Makes {@link %1$s} ready to run.
       */
      %2$s%3$s%4$sclass %5$s {
        private %5$s() {
        }

        /**
         * Binds the flow to the instances of its steps.
         */
        public static %6$s<%8$s> of(%9$s) {
          return %6$s.from(new %10$s(%11$s));
        }

        /**
         * Opens an engine for this one flow.
         */
        public static %7$s<%8$s> open(%12$s) {
          return %7$s.open(store, of(%13$s));
        }

      %14$s}
      """;

  private final Marks marks;
  private final Elements elements;
  private final Types types;

  BindingWriter(Marks marks, Elements elements, Types types) {
    this.marks = marks;
    this.elements = elements;
    this.types = types;
  }

  /** The type of a flow's result as generated code names it. */
  static TypeName result(FlowClass flow) {
    return flow.result().map(TypeName::get).orElse(TypeName.get(Void.class)).box();
  }

  /** The text of the file. */
  String write(FlowClass flow) {
    GeneratedNames names = GeneratedNames.of(flow.type());
    Imports imports =
        new Imports(
            names.binding().packageName(),
            List.of(names.binding().simpleName(), FlowCodeWriter.NAME));
    StepFields fields = new StepFields(flow.steps());
    String flowName = imports.of(names.flow());
    List<String> parameters = fields.parameters(imports);
    List<String> arguments = fields.arguments();
    String typeArguments = imports.of(TypeName.get(flow.input())) + ", " + imports.of(result(flow));
    FlowCodeWriter code = new FlowCodeWriter(flow, fields, marks, imports, elements, types);
    String codeText = Lines.indent(code.write(), 2);
    List<String> openParameters = new ArrayList<>(parameters);
    openParameters.add(0, imports.of(RuntimeTypes.STORE) + " store");
    String text =
        TEXT.formatted(
            flowName,
            marks.onType(imports),
            marks.quiet(imports),
            Visibility.of(named(flow)),
            names.binding().simpleName(),
            imports.of(RuntimeTypes.BOUND_FLOW),
            imports.of(RuntimeTypes.FLOW_ENGINE),
            typeArguments,
            onLines(parameters, 6),
            FlowCodeWriter.NAME,
            onLines(arguments, 8),
            onLines(openParameters, 6),
            onLines(arguments, 8),
            codeText);
    return imports.file(text);
  }

  /** A list begins on a line of its own, unless it is short. */
  private static String onLines(List<String> items, int indent) {
    return items.size() < 2
        ? String.join("", items)
        : "\n" + " ".repeat(indent) + Lines.list(items, indent, indent);
  }

  private static List<TypeMirror> named(FlowClass flow) {
    List<TypeMirror> named = new ArrayList<>(List.of(flow.type().asType(), flow.input()));
    flow.result().ifPresent(named::add);
    flow.steps().forEach(step -> named.add(step.type().asType()));
    return named;
  }
}
