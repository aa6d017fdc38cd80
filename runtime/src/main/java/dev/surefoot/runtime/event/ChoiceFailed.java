package dev.surefoot.runtime.event;

/**
 * A guard threw, so the choice failed as a step does.
 *
 * @param choice the choice's name
 * @param guard the label of the branch whose guard threw
 * @param policy what follows from it
 */
public record ChoiceFailed(String choice, String guard, Failure failure, Policy policy) {}
