package dev.surefoot.check.data;

import java.util.Optional;

/**
 * What crosses the border of a sub-flow.
 *
 * @param input what it is started with
 * @param result what it gives, if anything
 */
public record Border(DataKey input, Optional<DataKey> result) {}
