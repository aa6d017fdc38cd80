package dev.surefoot.processor;

import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * A flow class of which only the signatures are known, under a compiler without trees.
 *
 * @param input the type argument of {@code FlowDefinition}
 * @param result what {@code @Flow(result = ...)} says, or empty for none
 */
public record UnreadFlow(TypeElement type, TypeMirror input, Optional<TypeMirror> result) {}
