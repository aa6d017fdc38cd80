package dev.surefoot.check.undo;

/**
 * How a step that polls asks for its end, as its annotation says it.
 *
 * @param every the time between two questions
 * @param timeout from the submission until it has failed; empty for never
 */
public record Polling(String every, String timeout) {}
