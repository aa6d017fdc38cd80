package dev.surefoot.runtime.internal.jdbc;

import static java.time.ZoneOffset.UTC;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A filter as a condition.
 *
 * @param where begins with that word, or is empty
 * @param parameters for its marks, in order
 */
record FilterSql(String where, List<Object> parameters) {
  static FilterSql of(InstanceFilter filter) {
    List<String> conditions = new ArrayList<>();
    List<Object> parameters = new ArrayList<>();
    if (!filter.flow().isEmpty()) {
      conditions.add("position(? in flow) > 0");
      parameters.add(filter.flow());
    }
    if (filter.key() != null) {
      conditions.add("business_key = ?");
      parameters.add(filter.key());
    }
    if (!filter.states().isEmpty()) {
      String marks = filter.states().stream().map(state -> "?").collect(Collectors.joining(", "));
      conditions.add("state in (" + marks + ")");
      filter.states().stream().map(InstanceState::name).forEach(parameters::add);
    }
    if (filter.createdFrom() != null) {
      conditions.add("created_at >= ?");
      parameters.add(filter.createdFrom().atOffset(UTC));
    }
    if (filter.createdBefore() != null) {
      conditions.add("created_at < ?");
      parameters.add(filter.createdBefore().atOffset(UTC));
    }
    String where = conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
    return new FilterSql(where, parameters);
  }
}
