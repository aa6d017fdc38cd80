package dev.surefoot.runtime.spi;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * That an instance only waits: for an answer, a request, or a time. No step of it is called, and
 * none is to be called before that.
 *
 * @param until when the first time is over that it waits for, with milliseconds; null if it waits
 *     for none. The start and the deadline with which it was created are not among them
 */
public record Rest(@Nullable Instant until) {}
