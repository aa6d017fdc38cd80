package dev.surefoot;

/**
 * One call of a step's action or undo, asked for as a parameter of either.
 *
 * @param key names the execution (instance, step, visit; an undo has its own): equal in every retry
 *     and after a crash, so that the outside world can recognise a repeated request
 * @param id names this very call; different in every attempt
 * @param number counts the calls of this execution, from one
 */
public record Attempt(String key, String id, int number) {}
