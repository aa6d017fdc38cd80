package dev.surefoot.processor;

import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A step class as the compiler knows it, found to be usable.
 *
 * @param binaryName as the model names it
 */
public record StepType(
    TypeElement type, String binaryName, ExecutableElement run, Optional<ExecutableElement> undo) {}
