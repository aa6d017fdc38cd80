package dev.surefoot.runtime.internal.h2;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The control of {@link PowerFailureTest}: the recorded disk does show a loss where there is one.
 */
class DefaultSettingsTest {
  private static final int COMMITS = 200;

  @TempDir Path folder;

  @Test
  void a_power_failure_loses_commits_that_h2_with_default_settings_acknowledged() throws Exception {
    assertThat(keptAfterPowerFailure("")).isLessThan(COMMITS);
  }

  @Test
  void a_power_failure_loses_commits_that_h2_without_write_delay_acknowledged() throws Exception {
    assertThat(keptAfterPowerFailure(";WRITE_DELAY=0")).isLessThan(COMMITS);
  }

  private int keptAfterPowerFailure(String settings) throws Exception {
    RecordedDisk.register();
    Path database = folder.toRealPath().resolve("defaults");
    byte[] image;
    try (Connection connection =
            DriverManager.getConnection(
                "jdbc:h2:" + RecordedDisk.SCHEME + database + settings, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute("create table acknowledged (n integer primary key)");
      statement.execute("checkpoint sync");
      for (int n = 0; n < COMMITS; n++) {
        statement.execute("insert into acknowledged values (" + n + ")");
      }
      image = RecordedDisk.of(Path.of(database + ".mv.db")).atLastFlush();
    }
    Files.write(folder.resolve("image.mv.db"), image);
    try (Connection connection =
        DriverManager.getConnection("jdbc:h2:" + folder.resolve("image"), "sa", "")) {
      return count(connection);
    }
  }

  private static int count(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select count(*) from acknowledged")) {
      result.next();
      return result.getInt(1);
    }
  }
}
