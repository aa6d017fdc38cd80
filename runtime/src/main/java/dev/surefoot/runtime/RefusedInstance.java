package dev.surefoot.runtime;

import java.util.UUID;

/**
 * An unfinished instance that the engine left untouched when it opened.
 *
 * @param reason why, and what would let it go on
 */
public record RefusedInstance(UUID id, String flow, String key, String reason) {}
