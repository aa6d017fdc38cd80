package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * Makes the types of a flow that has errors. They keep each import and use of them from adding a
 * message of its own to the one that matters, and they refuse to run.
 */
final class StubWriter {
  private static final TypeVariableName INPUT = TypeVariableName.get("I");
  private static final TypeVariableName RESULT = TypeVariableName.get("R");
  private static final ParameterSpec STORE =
      ParameterSpec.builder(RuntimeTypes.STORE, "store").build();

  private final Marks marks;

  StubWriter(Marks marks) {
    this.marks = marks;
  }

  /**
   * Stands in for {@code OrderFlowNet}.
   *
   * @param steps as far as they are known
   */
  JavaFile net(TypeElement flow, List<String> steps) {
    MethodSpec unproved =
        MethodSpec.methodBuilder("unproved")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .returns(RuntimeTypes.NET)
            .addCode(refusal(flow))
            .build();
    return new NetWriter(marks)
        .file(flow, javadoc(flow), CodeBlock.of("unproved()"), steps, List.of(), List.of(unproved));
  }

  /** Stands in for {@code OrderFlowBinding}: its methods take whatever they are given. */
  JavaFile binding(TypeElement flow) {
    GeneratedNames names = GeneratedNames.of(flow);
    TypeSpec type =
        TypeSpec.classBuilder(names.binding())
            .addOriginatingElement(flow)
            .addJavadoc(javadoc(flow))
            .addAnnotations(marks.onType())
            .addModifiers(Visibility.of(flow))
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethod(method("of", RuntimeTypes.BOUND_FLOW, List.of(), flow))
            .addMethod(method("open", RuntimeTypes.FLOW_ENGINE, List.of(STORE), flow))
            .build();
    return JavaFile.builder(names.binding().packageName(), type).build();
  }

  private static MethodSpec method(
      String name, ClassName type, List<ParameterSpec> first, TypeElement flow) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
        .addTypeVariable(INPUT)
        .addTypeVariable(RESULT)
        .returns(ParameterizedTypeName.get(type, INPUT, RESULT))
        .addParameters(first)
        .addParameter(Object[].class, "steps")
        .varargs()
        .addCode(refusal(flow))
        .build();
  }

  private static CodeBlock javadoc(TypeElement flow) {
    return CodeBlock.of(
        "Stands in for what is generated once {@link $T} has no errors.", ClassName.get(flow));
  }

  private static CodeBlock refusal(TypeElement flow) {
    return CodeBlock.of(
        "throw new $T($S);\n",
        IllegalStateException.class,
        flow.getQualifiedName() + " has errors; the compiler has reported them");
  }
}
