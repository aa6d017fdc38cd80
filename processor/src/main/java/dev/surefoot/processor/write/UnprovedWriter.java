package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.surefoot.net.Net;
import dev.surefoot.processor.UnreadFlow;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/**
 * Makes the types of a flow that is proved when it starts: the same names, so that callers compile,
 * with steps that are told by nothing but their order in {@code Object...}.
 */
final class UnprovedWriter {
  private static final ClassName NET_COMPILER =
      ClassName.get(Net.class.getPackageName(), "NetCompiler");

  private final Marks marks;

  UnprovedWriter(Marks marks) {
    this.marks = marks;
  }

  /** {@code OrderFlowNet}, whose net comes from running the definition; it knows no steps. */
  JavaFile net(UnreadFlow flow) {
    return new NetWriter(marks)
        .file(
            flow.type(),
            CodeBlock.of(
                "The net of {@link $T}, not proved: its compiler showed no source.",
                GeneratedNames.of(flow.type()).flow()),
            CodeBlock.of(
                "$T.compile(\n$T.modelOf($L))",
                NET_COMPILER,
                RuntimeTypes.FLOW_DEFINITION,
                instance(flow)),
            List.of(),
            List.of(),
            List.of());
  }

  /** {@code OrderFlowBinding}, which has the flow checked before it binds it. */
  JavaFile binding(UnreadFlow flow) {
    GeneratedNames names = GeneratedNames.of(flow.type());
    List<TypeMirror> named = new ArrayList<>(List.of(flow.type().asType(), flow.input()));
    flow.result().ifPresent(named::add);
    TypeSpec type =
        TypeSpec.classBuilder(names.binding())
            .addOriginatingElement(flow.type())
            .addJavadoc("Makes {@link $T} ready to run, if it proves right then.", names.flow())
            .addAnnotations(marks.onType())
            .addAnnotation(marks.quiet())
            .addModifiers(Visibility.of(named))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(of(flow))
            .addMethod(open(flow))
            .build();
    return JavaFile.builder(names.binding().packageName(), type).build();
  }

  private static MethodSpec of(UnreadFlow flow) {
    return method("of", RuntimeTypes.BOUND_FLOW, flow)
        .addJavadoc("Checks the flow, and binds it to one instance of each of its steps.\n")
        .addParameter(Object[].class, "steps")
        .varargs()
        .addStatement(
            "return $T.checked($L, $T.class, steps)",
            RuntimeTypes.BOUND_FLOW,
            instance(flow),
            flow.result().map(TypeName::get).orElse(ClassName.get(Void.class)))
        .build();
  }

  private static MethodSpec open(UnreadFlow flow) {
    return method("open", RuntimeTypes.FLOW_ENGINE, flow)
        .addJavadoc("Opens an engine for this one flow.\n")
        .addParameter(RuntimeTypes.STORE, "store")
        .addParameter(Object[].class, "steps")
        .varargs()
        .addStatement("return $T.open(store, of(steps))", RuntimeTypes.FLOW_ENGINE)
        .build();
  }

  private static MethodSpec.Builder method(String name, ClassName type, UnreadFlow flow) {
    TypeName result = flow.result().map(TypeName::get).orElse(ClassName.get(Void.class)).box();
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .returns(ParameterizedTypeName.get(type, TypeName.get(flow.input()), result));
  }

  private static CodeBlock instance(UnreadFlow flow) {
    String diamond = flow.type().getTypeParameters().isEmpty() ? "" : "<>";
    return CodeBlock.of("new $T$L()", ClassName.get(flow.type()), diamond);
  }
}
