package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeName;
import dev.surefoot.processor.Parameter;
import dev.surefoot.processor.StepOutputs;
import dev.surefoot.processor.StepType;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/**
 * What steps take and make, with the names of types. Kept for a whole compilation, since the flows
 * of one use the same steps again and again, and the compiler is slow to say it.
 */
final class KnownTypes {
  private final Types types;
  private final Map<TypeMirror, TypeName> names = new IdentityHashMap<>();
  private final Map<TypeElement, ClassName> classes = new IdentityHashMap<>();
  private final Map<StepType, StepOutputs> outputs = new IdentityHashMap<>();
  private final Map<StepType, Map<ExecutableElement, List<Parameter>>> parameters =
      new IdentityHashMap<>();

  KnownTypes(Types types) {
    this.types = types;
  }

  TypeName nameOf(TypeMirror type) {
    return names.computeIfAbsent(type, TypeName::get);
  }

  ClassName nameOf(TypeElement type) {
    return classes.computeIfAbsent(type, ClassName::get);
  }

  StepOutputs outputs(StepType step) {
    return outputs.computeIfAbsent(step, s -> StepOutputs.of(s, types));
  }

  List<Parameter> parameters(StepType step, ExecutableElement method) {
    return parameters
        .computeIfAbsent(step, s -> new IdentityHashMap<>())
        .computeIfAbsent(method, m -> Parameter.of(step, m, types));
  }

  /** What a step that polls submits, as a parameter takes it. */
  Optional<Parameter> handle(StepType step) {
    return Parameter.handleOf(step, types);
  }
}
