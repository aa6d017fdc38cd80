package dev.surefoot;

/**
 * Why an undo is called, asked for as a parameter of an {@link Undo} method.
 *
 * @param step the step whose failure made the instance go back, or empty if it was no step's
 * @param message what that failure said
 */
public record Cause(String step, String message) {}
