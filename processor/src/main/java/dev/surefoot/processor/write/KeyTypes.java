package dev.surefoot.processor.write;

import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.WildcardTypeName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/**
 * Reads the types that keys name, as {@link java.lang.reflect.Type#getTypeName()} writes them, such
 * as {@code java.util.Map$Entry<java.lang.String, ? extends int[]>}.
 */
final class KeyTypes {
  private static final Map<String, TypeName> PRIMITIVES =
      Map.of(
          "boolean", TypeName.BOOLEAN,
          "byte", TypeName.BYTE,
          "char", TypeName.CHAR,
          "short", TypeName.SHORT,
          "int", TypeName.INT,
          "long", TypeName.LONG,
          "float", TypeName.FLOAT,
          "double", TypeName.DOUBLE);

  private final Elements elements;
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private KeyTypes(Elements elements, String type) {
    this.elements = elements;
    StringTokenizer words = new StringTokenizer(type, "<>,[] ", true);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (!word.isBlank()) {
        tokens.add(word);
      }
    }
  }

  /** The type of a key's id, without its name. */
  static TypeName of(String id, Elements elements) {
    int at = id.indexOf('@');
    return new KeyTypes(elements, at < 0 ? id : id.substring(0, at)).type();
  }

  private TypeName type() {
    TypeName type = tokens.get(next).equals("?") ? wildcard() : raw();
    while (isNext("[")) {
      next += 2;
      type = ArrayTypeName.of(type);
    }
    return type;
  }

  private TypeName wildcard() {
    next++;
    if (isNext("extends")) {
      next++;
      return WildcardTypeName.subtypeOf(type());
    }
    if (isNext("super")) {
      next++;
      return WildcardTypeName.supertypeOf(type());
    }
    return WildcardTypeName.subtypeOf(Object.class);
  }

  private TypeName raw() {
    String name = tokens.get(next++);
    TypeName primitive = PRIMITIVES.get(name);
    if (primitive != null) {
      return primitive;
    }
    TypeElement element = elements.getTypeElement(name.replace('$', '.'));
    ClassName raw = element == null ? ClassName.bestGuess(name) : ClassName.get(element);
    if (!isNext("<")) {
      return raw;
    }
    List<TypeName> arguments = new ArrayList<>();
    do {
      next++; // the bracket, or a comma
      arguments.add(type());
    } while (isNext(","));
    next++;
    return ParameterizedTypeName.get(raw, arguments.toArray(TypeName[]::new));
  }

  private boolean isNext(String token) {
    return next < tokens.size() && tokens.get(next).equals(token);
  }
}
