package dev.surefoot.runtime.internal.json;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedClass;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.jsontype.NamedType;

/**
 * Lets a value of a sealed type say in its JSON which of the permitted types it is: {@code
 * "@type":"Card"}, by its simple name, or its whole one where two of them have the same simple
 * name. Types that say so themselves, by Jackson's annotations, are left to that.
 */
final class SealedTypes extends JacksonAnnotationIntrospector {
  private static final long serialVersionUID = 1L;
  private static final JsonTypeInfo.Value BY_NAME =
      JsonTypeInfo.Value.construct(
          JsonTypeInfo.Id.NAME, JsonTypeInfo.As.PROPERTY, "@type", null, false, null, null);

  @Override
  public JsonTypeInfo.@Nullable Value findPolymorphicTypeInfo(
      MapperConfig<?> config, Annotated annotated) {
    JsonTypeInfo.Value own = super.findPolymorphicTypeInfo(config, annotated);
    return own == null && isSealed(annotated) ? BY_NAME : own;
  }

  @Override
  public @Nullable List<NamedType> findSubtypes(MapperConfig<?> config, Annotated annotated) {
    List<NamedType> own = super.findSubtypes(config, annotated);
    if (!isSealed(annotated) || super.findPolymorphicTypeInfo(config, annotated) != null) {
      return own;
    }
    List<Class<?>> types = new ArrayList<>();
    collect(annotated.getRawType(), types);
    Set<String> names = new HashSet<>();
    Set<String> ambiguous = new HashSet<>();
    for (Class<?> type : types) {
      if (!names.add(type.getSimpleName())) {
        ambiguous.add(type.getSimpleName());
      }
    }
    return types.stream()
        .map(type -> new NamedType(type, name(type, ambiguous.contains(type.getSimpleName()))))
        .toList();
  }

  private static String name(Class<?> type, boolean isAmbiguous) {
    return isAmbiguous ? type.getName() : type.getSimpleName();
  }

  private static void collect(Class<?> type, List<Class<?>> into) {
    if (type.isSealed()) {
      for (Class<?> permitted : Objects.requireNonNull(type.getPermittedSubclasses())) {
        collect(permitted, into);
      }
    }
    boolean isMade = !type.isInterface() && !Modifier.isAbstract(type.getModifiers());
    if (isMade && !into.contains(type)) {
      into.add(type);
    }
  }

  /** An enum whose constants have bodies is sealed, too, and needs nothing. */
  private static boolean isSealed(Annotated annotated) {
    Class<?> type = annotated.getRawType();
    return annotated instanceof AnnotatedClass && type.isSealed() && !type.isEnum();
  }
}
