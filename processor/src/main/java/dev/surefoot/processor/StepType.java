package dev.surefoot.processor;

import dev.surefoot.check.undo.StepContract;
import java.util.Optional;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A step class as the compiler knows it, found to be usable.
 *
 * @param binaryName as the model names it
 * @param poll the method that asks for the end of what the action submitted
 * @param contract what it says of failing and of going back
 */
public record StepType(
    TypeElement type,
    String binaryName,
    ExecutableElement run,
    Optional<ExecutableElement> undo,
    Optional<ExecutableElement> poll,
    StepContract contract) {}
