package dev.surefoot.runtime.internal.jdbc;

import dev.surefoot.runtime.spi.FeedRow;
import dev.surefoot.runtime.spi.FeedRow.Position;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Asks for events in the order of commits. Whole commits are read, so that the index on their
 * numbers is all that is needed; in a commit the order is that of {@link Position}.
 *
 * @param horizon what no commit that is not visible yet is below, as SQL: a commit with a lower
 *     number may still be under way when one with a higher number is there already
 */
record FeedQuery(String horizon) {
  private static final String ROWS =
      """
      select j.commit_no, j.instance, j.sequence, i.flow, i.business_key, j.at, j.kind, j.event
      from surefoot_journal j join surefoot_instance i on i.id = j.instance
      where j.commit_no >= ? and j.commit_no <= coalesce(
        (select max(n.commit_no) from
          (select commit_no from surefoot_journal where commit_no > ? and commit_no < %s
           order by commit_no fetch first %d rows only) n), ?)
      """;

  List<FeedRow> after(Connection connection, Position after, int atMost) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(ROWS.formatted(horizon, atMost))) {
      statement.setLong(1, after.commit());
      statement.setLong(2, after.commit());
      statement.setLong(3, after.commit());
      List<FeedRow> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery()) {
        while (result.next()) {
          rows.add(read(result));
        }
      }
      return rows.stream()
          .filter(row -> row.position().compareTo(after) > 0)
          .sorted((one, other) -> one.position().compareTo(other.position()))
          .limit(atMost)
          .toList();
    }
  }

  private static FeedRow read(ResultSet result) throws SQLException {
    return new FeedRow(
        new Position(result.getLong(1), result.getObject(2, UUID.class), result.getLong(3)),
        result.getString(4),
        result.getString(5),
        result.getObject(6, OffsetDateTime.class).toInstant(),
        result.getString(7),
        result.getBytes(8));
  }
}
