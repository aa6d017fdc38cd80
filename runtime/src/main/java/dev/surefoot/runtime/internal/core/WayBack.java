package dev.surefoot.runtime.internal.core;

/**
 * Where an instance goes back to when a step has failed for good.
 *
 * @param step that runs again
 * @param times how often at most in the life of the instance
 * @param place under which that is counted
 */
public record WayBack(String step, int times, String place) {}
