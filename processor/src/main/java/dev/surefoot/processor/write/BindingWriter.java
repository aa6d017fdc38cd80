package dev.surefoot.processor.write;

import com.palantir.javapoet.TypeName;
import dev.surefoot.processor.FlowClass;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Makes {@code OrderFlowBinding}: it takes the steps' instances by type, gives a bound flow, and is
 * the code that this flow runs.
 */
final class BindingWriter {
  private static final String TEXT =
      """
      /**
       * Makes {@link %1$s} ready to run, and calls its steps.
       */
      %2$s%3$s%4$sclass %5$s extends %10$s {
      %11$s
        /**
         * Binds the flow to the instances of its steps.
         */
        public static %6$s<%8$s> of(%9$s) {
          return %6$s.from(new %5$s(%12$s));
        }

        /**
         * Opens an engine for this one flow.
         */
        public static %7$s<%8$s> open(%13$s) {
          return %7$s.open(store, of(%12$s));
        }
      %14$s}
      """;

  private final Marks marks;
  private final Elements elements;
  private final Types types;
  private final KnownTypes known;

  BindingWriter(Marks marks, Elements elements, Types types, KnownTypes known) {
    this.marks = marks;
    this.elements = elements;
    this.types = types;
    this.known = known;
  }

  /** The type of a flow's result as generated code names it. */
  static TypeName result(FlowClass flow) {
    return flow.result().map(TypeName::get).orElse(TypeName.get(Void.class)).box();
  }

  /** The text of the file. */
  String write(FlowClass flow) {
    GeneratedNames names = GeneratedNames.of(flow.type());
    String name = names.binding().simpleName();
    Imports imports = new Imports(names.binding().packageName(), List.of(name));
    StepFields fields = new StepFields(flow.steps(), known);
    String flowName = imports.of(names.flow());
    List<String> parameters = fields.parameters(imports);
    List<String> openParameters = new ArrayList<>(parameters);
    String typeArguments = imports.of(known.nameOf(flow.input())) + ", " + imports.of(result(flow));
    FlowCodeWriter.Code code =
        new FlowCodeWriter(flow, name, fields, known, marks, imports, elements, types).write();
    openParameters.add(0, imports.of(RuntimeTypes.STORE) + " store");
    String text =
        TEXT.formatted(
            flowName,
            marks.onType(imports),
            marks.quiet(imports),
            Visibility.of(named(flow)),
            name,
            imports.of(RuntimeTypes.BOUND_FLOW),
            imports.of(RuntimeTypes.FLOW_ENGINE),
            typeArguments,
            onLines(parameters, 6),
            code.superclass(),
            Lines.indent(code.members(), 2),
            onLines(fields.arguments(), 8),
            onLines(openParameters, 6),
            Lines.indent(code.methods(), 2));
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
