package dev.surefoot;

/**
 * Why an undo is called, or why the flow has failed; asked for as a parameter of an {@link Undo}
 * method, or of the {@link Run} method of a step in {@link FlowDefinition#onFailure()}.
 *
 * @param step the step, or the choice, whose failure was the first cause, or empty if it was none's
 * @param message what that failure said, or the simple name of its type if it said nothing; the
 *     reason of a request, or that there was one; never empty
 */
public record Cause(String step, String message) {}
