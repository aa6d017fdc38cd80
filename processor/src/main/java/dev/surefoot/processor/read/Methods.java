package dev.surefoot.processor.read;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Chooses among methods of one name by what is passed to them (JLS 15.12.2, as far as flows go).
 */
final class Methods {
  private final Elements elements;
  private final Types types;

  Methods(Elements elements, Types types) {
    this.elements = elements;
    this.types = types;
  }

  /** Those that take this number of arguments. */
  static List<ExecutableElement> taking(int arguments, List<ExecutableElement> candidates) {
    return candidates.stream().filter(m -> takes(m, arguments)).toList();
  }

  private static boolean takes(ExecutableElement method, int arguments) {
    int declared = method.getParameters().size();
    return declared == arguments || (method.isVarArgs() && arguments >= declared - 1);
  }

  /** The most specific one to which these values can be passed, if there is exactly one. */
  Optional<ExecutableElement> mostSpecific(
      List<ExecutableElement> candidates, List<Value> arguments) {
    List<ExecutableElement> fitting =
        candidates.stream().filter(m -> accepts(m, arguments)).toList();
    List<ExecutableElement> best =
        fitting.stream()
            .filter(m -> fitting.stream().allMatch(o -> o.equals(m) || narrower(m, o)))
            .toList();
    return best.size() == 1 ? Optional.of(best.get(0)) : Optional.empty();
  }

  /**
   * Whether these values can be passed; a choice without a fallback counts as the body it is in.
   */
  boolean accepts(ExecutableElement method, List<Value> arguments) {
    for (int i = 0; i < Math.min(method.getParameters().size(), arguments.size()); i++) {
      Optional<String> type = typeOf(arguments.get(i));
      TypeMirror parameter = types.erasure(method.getParameters().get(i).asType());
      boolean vararg = method.isVarArgs() && i == method.getParameters().size() - 1;
      if (type.isPresent()
          && !vararg
          && !isAssignable(type.get(), parameter)
          && !(arguments.get(i) instanceof Value.Choice && isAssignable(Dsl.OPEN, parameter))) {
        return false;
      }
    }
    return true;
  }

  private boolean isAssignable(String type, TypeMirror parameter) {
    TypeElement element = elements.getTypeElement(type);
    return element != null && types.isAssignable(types.erasure(element.asType()), parameter);
  }

  private static Optional<String> typeOf(Value value) {
    if (value instanceof Value.Constant constant) {
      return Optional.of(constant.value().getClass().getName());
    }
    if (value instanceof Value.ClassLiteral) {
      return Optional.of("java.lang.Class");
    }
    if (value instanceof Value.Body body) {
      var nodes = body.sequence().nodes();
      boolean left = !nodes.isEmpty() && nodes.get(nodes.size() - 1).kind().jumpsAway();
      return Optional.of(left ? "dev.surefoot.Left" : Dsl.OPEN);
    }
    if (value instanceof Value.Choice) {
      return Optional.of(Dsl.CHOICE);
    }
    return value instanceof Value.ParallelBranch
        ? Optional.of("dev.surefoot.Branch")
        : Optional.empty();
  }

  private boolean narrower(ExecutableElement one, ExecutableElement other) {
    if (one.getParameters().size() != other.getParameters().size()) {
      return !one.isVarArgs() && other.isVarArgs();
    }
    for (int i = 0; i < one.getParameters().size(); i++) {
      if (!types.isSubtype(
          types.erasure(one.getParameters().get(i).asType()),
          types.erasure(other.getParameters().get(i).asType()))) {
        return false;
      }
    }
    return true;
  }
}
