package dev.surefoot.runtime.event;

/**
 * An answer came from an attempt that no longer counts; it changed nothing.
 *
 * @param undo whether the attempt was an undo's
 * @param answer what it would have said
 */
public record LateRefused(int execution, int attempt, boolean undo, String answer)
    implements Event {}
