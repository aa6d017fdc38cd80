package dev.surefoot.processor.write;

import com.palantir.javapoet.NameAllocator;
import com.palantir.javapoet.TypeName;
import dev.surefoot.model.Names;
import dev.surefoot.processor.StepType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How a binding names the instances of a flow's step classes: after the class, and unlike any other
 * name in the generated code.
 */
final class StepFields {
  /** The instance of one step class. */
  record StepField(String name, TypeName type, StepType step) {}

  private final Map<String, StepField> fields = new LinkedHashMap<>();

  StepFields(List<StepType> steps) {
    NameAllocator names = new NameAllocator();
    List.of("store", "definition", "step", "call").forEach(names::newName);
    for (StepType step : steps) {
      String name = names.newName(camel(step.type().getSimpleName().toString()));
      TypeName type = TypeName.get(step.type().asType());
      fields.put(step.binaryName(), new StepField(name, type, step));
    }
  }

  List<StepField> all() {
    return new ArrayList<>(fields.values());
  }

  String nameOf(StepType step) {
    StepField field = fields.get(step.binaryName());
    if (field == null) {
      throw new IllegalArgumentException("the flow class lists no step " + step.binaryName());
    }
    return field.name();
  }

  /** {@code ReserveStock} as {@code reserveStock}, {@code HTTPCall} as {@code httpCall}. */
  private static String camel(String simpleName) {
    String[] words = Names.kebab(simpleName).split("-");
    StringBuilder camel = new StringBuilder(words[0]);
    for (int i = 1; i < words.length; i++) {
      camel.append(words[i].substring(0, 1).toUpperCase(Locale.ROOT)).append(words[i].substring(1));
    }
    return camel.toString();
  }
}
