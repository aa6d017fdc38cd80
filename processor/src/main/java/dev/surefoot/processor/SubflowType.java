package dev.surefoot.processor;

import dev.surefoot.FailurePolicy;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * The class of a sub-flow with what crosses its border.
 *
 * @param binaryName as the model names it
 * @param input what it is started with
 * @param result what it gives, or empty for nothing
 * @param onFailure what its {@code @Flow} says
 */
public record SubflowType(
    TypeElement type,
    String binaryName,
    TypeMirror input,
    Optional<TypeMirror> result,
    FailurePolicy onFailure) {}
