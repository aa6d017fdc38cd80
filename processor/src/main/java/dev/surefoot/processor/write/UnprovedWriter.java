package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.surefoot.net.Net;
import dev.surefoot.processor.UnreadFlow;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.type.TypeMirror;

/**
 * Makes the types of a flow that is proved when it starts: the same names, so that callers compile,
 * with steps that are told by nothing but their order in {@code Object...}.
 */
final class UnprovedWriter {
  private static final ClassName NET_COMPILER =
      ClassName.get(Net.class.getPackageName(), "NetCompiler");
  private static final ClassName OBJECT = ClassName.get(Object.class);
  private static final String BINDING =
      """
      /**
       * Makes {@link %1$s} ready to run, if it proves right then.
       */
      %2$s%3$s%4$sclass %5$s {
        private %5$s() {
        }

        /**
         * Checks the flow, and binds it to one instance of each of its steps.
         */
        public static %6$s<%8$s> of(%9$s... steps) {
          return %6$s.checked(%10$s, %11$s.class, steps);
        }

        /**
         * Opens an engine for this one flow.
         */
        public static %7$s<%8$s> open(%12$s store, %9$s... steps) {
          return %7$s.open(store, of(steps));
        }
      }
      """;

  private final Marks marks;

  UnprovedWriter(Marks marks) {
    this.marks = marks;
  }

  /** {@code OrderFlowNet}, whose net comes from running the definition; it knows no steps. */
  String net(UnreadFlow flow) {
    Imports imports = NetWriter.imports(flow.type());
    String javadoc =
        "The net of {@link "
            + imports.of(GeneratedNames.of(flow.type()).flow())
            + "}, not proved: its compiler showed no source.";
    String net =
        imports.of(NET_COMPILER)
            + ".compile(\n      "
            + imports.of(RuntimeTypes.FLOW_DEFINITION)
            + ".modelOf("
            + instance(flow, imports)
            + "))";
    return new NetWriter(marks).file(flow.type(), imports, javadoc, net, List.of(), "");
  }

  /** {@code OrderFlowBinding}, which has the flow checked before it binds it. */
  String binding(UnreadFlow flow) {
    GeneratedNames names = GeneratedNames.of(flow.type());
    List<TypeMirror> named = new ArrayList<>(List.of(flow.type().asType(), flow.input()));
    flow.result().ifPresent(named::add);
    ClassName binding = names.binding();
    Imports imports = new Imports(binding.packageName(), List.of(binding.simpleName()));
    String flowName = imports.of(names.flow());
    TypeName result = flow.result().map(TypeName::get).orElse(ClassName.get(Void.class));
    String typeArguments = imports.of(TypeName.get(flow.input())) + ", " + imports.of(result.box());
    String text =
        BINDING.formatted(
            flowName,
            marks.onType(imports),
            marks.quiet(imports),
            Visibility.of(named),
            binding.simpleName(),
            imports.of(RuntimeTypes.BOUND_FLOW),
            imports.of(RuntimeTypes.FLOW_ENGINE),
            typeArguments,
            imports.of(OBJECT),
            instance(flow, imports),
            imports.of(result),
            imports.of(RuntimeTypes.STORE));
    return imports.file(text);
  }

  private static String instance(UnreadFlow flow, Imports imports) {
    String diamond = flow.type().getTypeParameters().isEmpty() ? "" : "<>";
    return "new " + imports.of(ClassName.get(flow.type())) + diamond + "()";
  }
}
