package dev.surefoot.runtime.internal.memory;

import dev.surefoot.runtime.spi.CorrelationRow;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** The open awaits that are found by keys. Not safe for several threads. */
final class OpenAwaits {
  /** Of the instances that have some. */
  private final Map<UUID, List<CorrelationRow>> correlations = new HashMap<>();

  /** The same by their keys. */
  private final Map<String, Set<CorrelationRow>> byCorrelation = new HashMap<>();

  /** The open awaits of an instance, in the place of those that it had. */
  void now(UUID instance, List<CorrelationRow> open) {
    List<CorrelationRow> before =
        open.isEmpty() ? correlations.remove(instance) : correlations.put(instance, open);
    for (CorrelationRow row : before == null ? List.<CorrelationRow>of() : before) {
      byCorrelation.computeIfPresent(
          row.key(), (key, rows) -> rows.remove(row) && rows.isEmpty() ? null : rows);
    }
    for (CorrelationRow row : open) {
      byCorrelation.computeIfAbsent(row.key(), key -> new LinkedHashSet<>()).add(row);
    }
  }

  /** Those that are found by a key. */
  List<CorrelationRow> by(String flow, String await, String key, int atMost) {
    return byCorrelation.getOrDefault(key, Set.of()).stream()
        .filter(row -> row.flow().equals(flow) && row.await().equals(await))
        .limit(atMost)
        .toList();
  }
}
