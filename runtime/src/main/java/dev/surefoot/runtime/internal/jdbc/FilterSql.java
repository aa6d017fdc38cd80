package dev.surefoot.runtime.internal.jdbc;

import static java.time.ZoneOffset.UTC;

import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.spi.InstanceRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A filter as a condition.
 *
 * @param conditions that all hold
 * @param parameters for its marks, in order
 */
record FilterSql(List<String> conditions, List<Object> parameters) {
  static FilterSql of(InstanceFilter filter) {
    FilterSql sql = new FilterSql(new ArrayList<>(), new ArrayList<>());
    sql.part("flow", filter.flow());
    sql.with("business_key = ?", filter.key());
    if (!filter.states().isEmpty()) {
      String marks = filter.states().stream().map(state -> "?").collect(Collectors.joining(", "));
      sql.conditions.add("state in (" + marks + ")");
      filter.states().stream().map(InstanceState::name).forEach(sql.parameters::add);
    }
    sql.with("created_at >= ?", time(filter.createdFrom()));
    sql.with("created_at < ?", time(filter.createdBefore()));
    sql.with("business_type = ?", filter.businessType());
    sql.with("business_id = ?", filter.businessId());
    filter.labels().forEach((name, value) -> sql.part("labels", line(name + "=" + value)));
    if (filter.step() != null) {
      sql.part("waits_at", line(filter.step()));
    }
    sql.part("error", filter.error());
    sql.with("overdue = ?", filter.overdue());
    return sql;
  }

  /** Only what comes after a row in a list that is newest first. */
  FilterSql after(InstanceRow row) {
    conditions.add(
        "created_at <= ? and (created_at < ? or id < ?)"); // the first part is an index range
    Object created = row.createdAt().atOffset(UTC);
    parameters.addAll(List.of(created, created, row.id()));
    return this;
  }

  private static String line(String text) {
    return "\n" + text + "\n";
  }

  private static @Nullable Object time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(UTC);
  }

  /** Literally, whatever it holds. */
  private void part(String column, String text) {
    if (!text.isEmpty()) {
      with("position(? in " + column + ") > 0", text);
    }
  }

  private void with(String condition, @Nullable Object parameter) {
    if (parameter != null) {
      conditions.add(condition);
      parameters.add(parameter);
    }
  }

  /** Begins with that word, or is empty. */
  String where() {
    return conditions.isEmpty() ? "" : "where " + String.join(" and ", conditions);
  }
}
