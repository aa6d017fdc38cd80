package dev.surefoot.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.processor.ModelText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** Makes {@code OrderFlowNet}: the net as a constant, and the flow's steps as an enum. */
final class NetWriter {
  /**
   * Of UTF-8 bytes. A constant may have 65,535, but compilers that fold a concatenation one
   * operator deep at a time also want few lines in one.
   */
  private static final int MAX_CONSTANT = 16_000;

  /** Of UTF-8 bytes, in a constant that is one literal. */
  private static final int MAX_LITERAL = 60_000;

  private final Marks marks;

  NetWriter(Marks marks) {
    this.marks = marks;
  }

  JavaFile write(TypeElement flow, FlowModel model, Net net) {
    List<String> steps =
        net.transitions().stream()
            .filter(t -> t.kind() == Transition.Kind.TASK)
            .map(Transition::name)
            .toList();
    return file(
        flow,
        CodeBlock.of("The net of {@link $T}, as it was proved.", GeneratedNames.of(flow).flow()),
        CodeBlock.of("$T.parse($L)", RuntimeTypes.NET, text(net.text())),
        steps,
        models(model),
        List.of());
  }

  /** A type of the same shape, with another way to get the net. */
  JavaFile file(
      TypeElement flow,
      CodeBlock javadoc,
      CodeBlock net,
      List<String> steps,
      List<FieldSpec> models,
      List<MethodSpec> methods) {
    GeneratedNames names = GeneratedNames.of(flow);
    FieldSpec constant =
        FieldSpec.builder(RuntimeTypes.NET, "NET", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
            .addJavadoc("Its regions, places, transitions and arcs.")
            .initializer(net)
            .build();
    TypeSpec type =
        TypeSpec.classBuilder(names.net())
            .addOriginatingElement(flow)
            .addJavadoc(javadoc)
            .addAnnotations(marks.onType())
            .addModifiers(Visibility.of(flow))
            .addField(constant)
            .addFields(models)
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethods(methods)
            .addType(tasks(steps))
            .build();
    return JavaFile.builder(names.net().packageName(), type).build();
  }

  private static TypeSpec tasks(List<String> steps) {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder("Task")
            .addJavadoc("The steps of the flow.")
            .addModifiers(Modifier.PUBLIC)
            .addField(String.class, "stepName", Modifier.PRIVATE, Modifier.FINAL)
            .addMethod(
                MethodSpec.constructorBuilder()
                    .addParameter(String.class, "stepName")
                    .addStatement("this.stepName = stepName")
                    .build())
            .addMethod(
                MethodSpec.methodBuilder("stepName")
                    .addJavadoc("The name by which the flow and its journals know the step.")
                    .addModifiers(Modifier.PUBLIC)
                    .returns(String.class)
                    .addStatement("return stepName")
                    .build());
    Set<String> names = new HashSet<>();
    for (String step : steps) {
      String name = step.replace("/", "__").replace('-', '_').toUpperCase(Locale.ROOT);
      while (!names.add(name)) {
        name += "_"; // a--b may be a step beside b of a sub-flow a
      }
      type.addEnumConstant(name, TypeSpec.anonymousClassBuilder("$S", step).build());
    }
    return type.build();
  }

  /**
   * The flow as text, for flows that have it as a sub-flow. One literal a constant is the cheapest
   * form to compile; nothing in it needs escapes.
   */
  private static List<FieldSpec> models(FlowModel model) {
    List<FieldSpec> fields = new ArrayList<>();
    for (String chunk : chunks(ModelText.write(model), MAX_LITERAL)) {
      String number = fields.isEmpty() ? "" : "_" + (fields.size() + 1);
      fields.add(
          FieldSpec.builder(String.class, dev.surefoot.processor.GeneratedNames.MODEL + number)
              .addModifiers(Modifier.STATIC, Modifier.FINAL)
              .initializer("$L", "\"\"\"\n" + chunk + "\"\"\"")
              .build());
    }
    return fields;
  }

  /** The text as an expression, a line of source for each of its lines. */
  private static CodeBlock text(String text) {
    List<String> chunks = chunks(text, MAX_CONSTANT);
    if (chunks.size() == 1) {
      return CodeBlock.of("$S", text);
    }
    // A call keeps the compiler from folding the chunks into one constant that is too long.
    CodeBlock.Builder joined = CodeBlock.builder().add("$T.join($S", String.class, "");
    chunks.forEach(chunk -> joined.add(",\n$S", chunk));
    return joined.add(")").build();
  }

  private static List<String> chunks(String text, int most) {
    List<String> chunks = new ArrayList<>();
    StringBuilder chunk = new StringBuilder();
    int bytes = 0;
    for (String line : text.lines().toList()) {
      int more = line.getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes + more > most && bytes > 0) {
        chunks.add(chunk.toString());
        chunk.setLength(0);
        bytes = 0;
      }
      chunk.append(line).append('\n');
      bytes += more;
    }
    chunks.add(chunk.toString());
    return chunks;
  }
}
