package dev.surefoot.model;

/**
 * Where an instance goes back to when a step has failed for good, before its failure policy holds.
 *
 * @param target the step that runs again
 * @param times how often at most in the life of an instance; below one in a flow that is wrong
 * @param at where the number of times stands
 */
public record BackTo(Redirect.Target target, int times, Source at) {}
