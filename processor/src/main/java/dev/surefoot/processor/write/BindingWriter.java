package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import dev.surefoot.processor.FlowClass;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** Makes {@code OrderFlowBinding}: it takes the steps' instances by type and gives a bound flow. */
final class BindingWriter {
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

  JavaFile write(FlowClass flow) {
    GeneratedNames names = GeneratedNames.of(flow.type());
    StepFields fields = new StepFields(flow.steps());
    TypeSpec type =
        TypeSpec.classBuilder(names.binding())
            .addOriginatingElement(flow.type())
            .addJavadoc("Makes {@link $T} ready to run.", names.flow())
            .addAnnotations(marks.onType())
            .addAnnotation(marks.quiet())
            .addModifiers(Visibility.of(named(flow)))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(of(flow, fields))
            .addMethod(open(flow, fields))
            .addType(new FlowCodeWriter(flow, fields, marks, elements, types).write())
            .build();
    return JavaFile.builder(names.binding().packageName(), type).build();
  }

  private static MethodSpec of(FlowClass flow, StepFields fields) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("of")
            .addJavadoc("Binds the flow to the instances of its steps.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(typed(RuntimeTypes.BOUND_FLOW, flow));
    fields.addTo(method);
    return method
        .addCode("return $T.from(new $L(", RuntimeTypes.BOUND_FLOW, FlowCodeWriter.NAME)
        .addCode(fields.arguments())
        .addCode("));\n")
        .build();
  }

  private static MethodSpec open(FlowClass flow, StepFields fields) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("open")
            .addJavadoc("Opens an engine for this one flow.\n")
            .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
            .returns(typed(RuntimeTypes.FLOW_ENGINE, flow))
            .addParameter(RuntimeTypes.STORE, "store");
    fields.addTo(method);
    return method
        .addCode("return $T.open(store, of(", RuntimeTypes.FLOW_ENGINE)
        .addCode(fields.arguments())
        .addCode("));\n")
        .build();
  }

  private static TypeName typed(ClassName type, FlowClass flow) {
    return ParameterizedTypeName.get(type, TypeName.get(flow.input()), result(flow));
  }

  private static List<TypeMirror> named(FlowClass flow) {
    List<TypeMirror> named = new ArrayList<>(List.of(flow.type().asType(), flow.input()));
    flow.result().ifPresent(named::add);
    flow.steps().forEach(step -> named.add(step.type().asType()));
    return named;
  }
}
