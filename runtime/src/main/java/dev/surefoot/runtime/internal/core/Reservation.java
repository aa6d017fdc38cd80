package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.RollbackOrder;

/**
 * A rollback that begins when its start has ended.
 *
 * @param by who asked for it
 * @param why the reason given
 */
public record Reservation(RollbackOrder order, String by, String why) {}
