package dev.surefoot.runtime;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of a request to one of many instances.
 *
 * @param refused why it was refused, for programs; null if it was accepted, and is durable
 * @param reason why it was refused, for people; empty if it was accepted
 */
public record BulkResult(
    UUID id, String flow, String key, @Nullable ErrorCode refused, String reason) {
  /** Whether the request was accepted. */
  public boolean accepted() {
    return refused == null;
  }
}
