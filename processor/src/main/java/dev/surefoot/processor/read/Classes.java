package dev.surefoot.processor.read;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Classes by canonical name, as seen from one module. Kept for one round only: another processor
 * may generate in the next what does not exist in this one.
 */
final class Classes {
  private final Elements elements;
  private final @Nullable ModuleElement from;
  private final Map<String, Optional<TypeElement>> known = new HashMap<>();

  Classes(Elements elements, @Nullable ModuleElement from) {
    this.elements = elements;
    this.from = from;
  }

  Optional<TypeElement> named(String canonicalName) {
    return known.computeIfAbsent(canonicalName, this::find);
  }

  private Optional<TypeElement> find(String name) {
    return Optional.ofNullable(
        from == null ? elements.getTypeElement(name) : elements.getTypeElement(from, name));
  }
}
