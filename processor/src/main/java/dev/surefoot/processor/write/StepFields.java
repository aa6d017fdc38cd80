package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.NameAllocator;
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
  /** A method takes 255 arguments at most, among them the store and the object itself. */
  private static final int MOST_PARAMETERS = 250;

  private static final ClassName OBJECT = ClassName.get(Object.class);

  /** The instance of one step class. */
  record StepField(String name, ClassName type, StepType step) {}

  private final Map<String, StepField> fields = new LinkedHashMap<>();

  StepFields(List<StepType> steps, KnownTypes known) {
    NameAllocator names = new NameAllocator();
    List.of("store", "steps", "definition", "step", "call", "made", "returned")
        .forEach(name -> names.newName(name, name));
    for (StepType step : steps) {
      String name =
          names.newName(camel(step.type().getSimpleName().toString()), step.binaryName() + "#");
      ClassName type = known.nameOf(step.type());
      fields.put(step.binaryName(), new StepField(name, type, step));
    }
  }

  List<StepField> all() {
    return new ArrayList<>(fields.values());
  }

  /** Whether each has a parameter of its own; else they come as an array. */
  boolean areParameters() {
    return fields.size() <= MOST_PARAMETERS;
  }

  /** The parameters that take the instances. */
  List<String> parameters(Imports imports) {
    return areParameters()
        ? all().stream().map(field -> imports.of(field.type()) + " " + field.name()).toList()
        : List.of(imports.of(OBJECT) + "... steps");
  }

  /** The arguments that pass on what such parameters took. */
  List<String> arguments() {
    return areParameters() ? all().stream().map(StepField::name).toList() : List.of("steps");
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
