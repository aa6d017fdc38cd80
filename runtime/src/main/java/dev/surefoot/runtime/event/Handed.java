package dev.surefoot.runtime.event;

/**
 * A call that is handed out: written before it is made. Handed out counts as entered.
 *
 * @param execution the execution's number in its instance
 * @param step the step's name
 * @param visit counts the executions of this step, from one
 * @param attempt counts the calls of this execution (of its undo, if it is one), from one
 */
public record Handed(int execution, String step, int visit, int attempt) {}
