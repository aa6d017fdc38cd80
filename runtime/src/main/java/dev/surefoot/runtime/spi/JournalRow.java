package dev.surefoot.runtime.spi;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One event of an instance.
 *
 * @param sequence from one, without gaps
 * @param at with milliseconds
 * @param kind the event's kind, such as {@code outcome}
 * @param event the event as UTF-8 JSON
 * @param value the datum that this event made, as the codec's bytes, or null
 */
@SuppressWarnings("ArrayRecordComponent") // bytes of a codec, never changed
public record JournalRow(
    UUID instance, long sequence, Instant at, String kind, byte[] event, byte @Nullable [] value) {}
