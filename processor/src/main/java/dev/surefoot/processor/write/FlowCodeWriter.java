package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.StepType;
import dev.surefoot.processor.write.StepCalls.StepCall;
import dev.surefoot.processor.write.StepFields.StepField;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Makes the class inside a binding that calls the steps: one switch over step names a method, with
 * neither lambdas nor reflection, so that it costs little to compile and to load.
 */
final class FlowCodeWriter {
  static final String NAME = "Code";

  private final FlowClass flow;
  private final Marks marks;
  private final StepFields fields;
  private final List<StepCall> steps;
  private final KeyConstants keys = new KeyConstants();
  private final CallWriter calls;

  FlowCodeWriter(FlowClass flow, StepFields fields, Marks marks, Elements elements, Types types) {
    this.flow = flow;
    this.marks = marks;
    this.fields = fields;
    this.steps = StepCalls.of(flow);
    this.calls = new CallWriter(elements, types, keys);
  }

  TypeSpec write() {
    TypeName input = TypeName.get(flow.input());
    TypeName result = BindingWriter.result(flow);
    List<MethodSpec> crossing =
        new CrossingWriter(keys).write(flow).map(List::of).orElse(List.of());
    List<MethodSpec> methods =
        List.of(
            method("net", RuntimeTypes.NET)
                .addStatement("return $T.NET", GeneratedNames.of(flow.type()).net())
                .build(),
            method("definition", ParameterizedTypeName.get(RuntimeTypes.FLOW_DEFINITION, input))
                .addStatement("return definition")
                .build(),
            method("input", ParameterizedTypeName.get(RuntimeTypes.KEY, input))
                .addStatement("return $L", keys.of(input))
                .build(),
            method("result", marks.nullable(ParameterizedTypeName.get(RuntimeTypes.KEY, result)))
                .addStatement(
                    "return $L",
                    flow.result().map(type -> keys.of(TypeName.get(type))).orElse("null"))
                .build(),
            output(),
            undoKind(),
            run(),
            undo());
    return TypeSpec.classBuilder(NAME)
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .addSuperinterface(ParameterizedTypeName.get(RuntimeTypes.FLOW_CODE, input, result))
        .addFields(keys.fields())
        .addField(definition())
        .addFields(fields.all().stream().map(FlowCodeWriter::field).toList())
        .addMethod(constructor())
        .addMethods(methods)
        .addMethods(crossing)
        .addMethods(fields.areParameters() ? List.of() : List.of(find()))
        .build();
  }

  private static FieldSpec field(StepField step) {
    return FieldSpec.builder(step.type(), step.name(), Modifier.PRIVATE, Modifier.FINAL).build();
  }

  private FieldSpec definition() {
    TypeName type =
        ParameterizedTypeName.get(RuntimeTypes.FLOW_DEFINITION, TypeName.get(flow.input()));
    String diamond = flow.type().getTypeParameters().isEmpty() ? "" : "<>";
    return FieldSpec.builder(type, "definition", Modifier.PRIVATE, Modifier.FINAL)
        .initializer("new $T$L()", ClassName.get(flow.type()), diamond)
        .build();
  }

  private MethodSpec constructor() {
    MethodSpec.Builder constructor = MethodSpec.constructorBuilder();
    fields.addTo(constructor);
    for (StepField step : fields.all()) {
      String needs =
          "flow '" + flow.model().name() + "' needs an instance of " + step.type().canonicalName();
      if (fields.areParameters()) {
        constructor.addStatement(
            "this.$1N =$W$2T.requireNonNull($1N,$W$3S)",
            step.name(),
            Objects.class,
            needs + ", not null, as '" + step.name() + "'");
      } else {
        constructor.addStatement(
            "this.$1N =$Wfind($2T.class, steps,$W$3S)", step.name(), step.type(), needs);
      }
    }
    return constructor.build();
  }

  /** Finds a step among all that were given. */
  private static MethodSpec find() {
    TypeVariableName type = TypeVariableName.get("S");
    return MethodSpec.methodBuilder("find")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addTypeVariable(type)
        .returns(type)
        .addParameter(ParameterizedTypeName.get(ClassName.get(Class.class), type), "type")
        .addParameter(Object[].class, "steps")
        .addParameter(String.class, "needs")
        .beginControlFlow("for ($T step : steps)", Object.class)
        .beginControlFlow("if (type.isInstance(step))")
        .addStatement("return type.cast(step)")
        .endControlFlow()
        .endControlFlow()
        .addStatement("throw new $T(needs)", IllegalArgumentException.class)
        .build();
  }

  private MethodSpec output() {
    TypeName key =
        ParameterizedTypeName.get(RuntimeTypes.KEY, WildcardTypeName.subtypeOf(Object.class));
    return method("output", marks.nullable(key))
        .addParameter(String.class, "step")
        .addCode(
            group(
                step -> calls.output(step).orElse("null"),
                constant -> CodeBlock.of("$N;\n", constant)))
        .build();
  }

  private MethodSpec undoKind() {
    return method("undoKind", RuntimeTypes.UNDO_KIND)
        .addParameter(String.class, "step")
        .addCode(
            group(
                calls::undoKind,
                constant -> CodeBlock.of("$T." + constant + ";\n", RuntimeTypes.UNDO_KIND)))
        .build();
  }

  private MethodSpec run() {
    return method("run", marks.nullable(TypeName.get(Object.class)))
        .addParameter(String.class, "step")
        .addParameter(RuntimeTypes.STEP_CALL, "call")
        .addException(Exception.class)
        .addCode(choose("return switch", step -> Optional.of(run(step)), "no step '"))
        .build();
  }

  private CodeBlock run(StepType step) {
    String instance = fields.nameOf(step);
    boolean isVoid = calls.output(step).isEmpty();
    if (!isVoid && !calls.throwsThrowable(step.run())) {
      return calls.statement("", step, step.run(), instance);
    }
    CodeBlock statements =
        isVoid
            ? calls.statement("", step, step.run(), instance).toBuilder()
                .add("yield null;\n")
                .build()
            : calls.statement("yield ", step, step.run(), instance);
    return block(guarded(step.run(), statements));
  }

  private MethodSpec undo() {
    return method("undo", TypeName.VOID)
        .addParameter(String.class, "step")
        .addParameter(RuntimeTypes.UNDO_CALL, "call")
        .addException(Exception.class)
        .addCode(
            choose("switch", step -> step.undo().map(undo -> undo(step, undo)), "no undo of '"))
        .build();
  }

  private CodeBlock undo(StepType step, ExecutableElement undo) {
    CodeBlock call = calls.statement("", step, undo, fields.nameOf(step));
    return calls.throwsThrowable(undo) ? block(guarded(undo, call)) : call;
  }

  /** The caller can pass on exceptions and errors; whatever else is declared goes inside one. */
  private CodeBlock guarded(ExecutableElement method, CodeBlock statements) {
    if (!calls.throwsThrowable(method)) {
      return statements;
    }
    return CodeBlock.builder()
        .beginControlFlow("try")
        .add(statements)
        .nextControlFlow("catch ($T | $T e)", Exception.class, Error.class)
        .add("throw e;\n")
        .nextControlFlow("catch ($T e)", Throwable.class)
        .add("throw new $T(e);\n", UndeclaredThrowableException.class)
        .endControlFlow()
        .build();
  }

  private static CodeBlock block(CodeBlock statements) {
    return CodeBlock.builder().add("{\n$>").add(statements).add("$<}\n").build();
  }

  /** A switch over the step names; a step without a case is refused like an unknown one. */
  private CodeBlock choose(
      String form, Function<StepType, Optional<CodeBlock>> caseOf, String whatIsMissing) {
    CodeBlock.Builder cases = CodeBlock.builder();
    for (StepCall step : steps) {
      caseOf
          .apply(step.step())
          .ifPresent(code -> cases.add("case \"" + step.name() + "\" -> ").add(code));
    }
    return choose(form, cases.build(), whatIsMissing);
  }

  /** A switch over the step names, with one case for all those of which the same is true. */
  private CodeBlock group(
      Function<StepType, String> constantOf, Function<String, CodeBlock> resultOf) {
    Map<String, List<String>> groups = new LinkedHashMap<>();
    for (StepCall step : steps) {
      groups
          .computeIfAbsent(constantOf.apply(step.step()), k -> new ArrayList<>())
          .add("\"" + step.name() + "\"");
    }
    CodeBlock.Builder cases = CodeBlock.builder();
    groups.forEach(
        (constant, names) ->
            cases.add("case " + String.join(",$W", names) + " -> ").add(resultOf.apply(constant)));
    return choose("return switch", cases.build(), "no step '");
  }

  private CodeBlock choose(String form, CodeBlock cases, String whatIsMissing) {
    CodeBlock refusal =
        CodeBlock.of(
            "throw new $T($S + step + $S);\n",
            IllegalArgumentException.class,
            "flow '" + flow.model().name() + "' has " + whatIsMissing,
            "'");
    if (cases.isEmpty()) {
      return refusal;
    }
    return CodeBlock.builder()
        .add(form + " (step) {\n$>")
        .add(cases)
        .add("default -> ")
        .add(refusal)
        .add(form.startsWith("return") ? "$<};\n" : "$<}\n")
        .build();
  }

  private static MethodSpec.Builder method(String name, TypeName type) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(type);
  }
}
