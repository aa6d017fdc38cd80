package dev.surefoot.runtime.event;

/**
 * A guard threw, so the choice failed as a step does; or the key of an await could not be computed.
 *
 * @param choice the choice's name, or the await's
 * @param guard the label of the branch whose guard threw; empty of an await
 * @param policy what follows from it
 */
public record ChoiceFailed(String choice, String guard, Failure failure, Policy policy) {}
