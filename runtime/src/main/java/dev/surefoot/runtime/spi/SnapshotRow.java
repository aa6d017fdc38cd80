package dev.surefoot.runtime.spi;

import java.util.UUID;

/**
 * What a journal has made of an instance up to one of its rows, so that a load need not read those
 * before. An instance has one at most, the latest; without it all can be read from the journal.
 *
 * @param sequence of the last row that is in it
 * @param state only the engine reads it
 */
@SuppressWarnings("ArrayRecordComponent") // never changed
public record SnapshotRow(UUID instance, long sequence, byte[] state) {}
