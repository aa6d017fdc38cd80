package dev.surefoot.runtime.internal.h2;

import static dev.surefoot.runtime.spi.Rows.created;
import static dev.surefoot.runtime.spi.Rows.instance;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Store;
import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.StoreInUseException;
import java.io.File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a user reads who names a file that cannot be a store, and what becomes of that file. */
class RefusedFilesTest {
  @TempDir Path folder;
  private Path database;
  private Path file;

  @BeforeEach
  void nameFile() throws Exception {
    database = folder.toRealPath().resolve("store");
    file = Path.of(database + ".mv.db");
  }

  private AbstractThrowableAssert<?, ?> assertRefused(Path path) {
    return assertThatThrownBy(() -> Stores.h2(path).claim("the test"))
        .isInstanceOf(StoreException.class);
  }

  @Test
  void a_missing_folder_is_made_and_only_the_database_is_put_there() throws Exception {
    Path deep = folder.resolve("not/there yet/store");
    try (Store store = Stores.h2(deep)) {
      store.claim("the test");
      store.commit(List.of(created(instance("order", "1", 1), 1)));
    }
    try (Stream<Path> files = Files.list(deep.getParent())) {
      assertThat(files).containsExactly(folder.resolve("not/there yet/store.mv.db"));
    }
  }

  @Test
  void a_second_engine_in_this_process_is_told_who_has_the_file_also_by_another_path()
      throws Exception {
    Path link = folder.resolve("link");
    Files.createSymbolicLink(link, Files.createDirectory(folder.resolve("real")));
    try (Store first = Stores.h2(folder.resolve("real/store"))) {
      first.claim("engine A");
      assertThatThrownBy(() -> Stores.h2(link.resolve("../link/store")).claim("engine B"))
          .isInstanceOf(StoreInUseException.class)
          .hasMessage(
              "%s is in use by 'engine A' in this process: close that engine before you open"
                  + " 'engine B', or give each a file of its own",
              folder.toRealPath().resolve("real/store.mv.db"));
    }
  }

  @Test
  void a_file_that_is_no_database_is_named_and_left_as_it_is() throws Exception {
    Files.writeString(file, "Dear diary,\n".repeat(1000));

    assertRefused(database)
        .hasMessage(
            "%s is not an H2 database: name another file, this one was left as it is", file);
    assertThat(file).hasContent("Dear diary,\n".repeat(1000));
    assertThat(folder).isDirectoryNotContaining(path -> !path.endsWith("store.mv.db"));
  }

  @Test
  void a_redo_log_that_is_damaged_before_commits_is_refused_and_a_torn_end_is_not()
      throws Exception {
    Path damaged = folder.toRealPath().resolve("damaged");
    Path torn = folder.toRealPath().resolve("torn");
    try (Store store = Stores.h2(database)) {
      store.claim("the test");
      for (int i = 1; i <= 20; i++) {
        store.commit(List.of(created(instance("order", "key " + i, i), 1)));
      }
      for (Path copy : List.of(damaged, torn)) {
        Files.copy(file, Path.of(copy + ".mv.db"));
        Files.copy(Path.of(database + ".redo"), Path.of(copy + ".redo"));
      }
    }
    overwrite(Path.of(damaged + ".redo"), 4096 + 30);
    overwrite(Path.of(torn + ".redo"), Files.size(Path.of(torn + ".redo")) - 4);

    assertRefused(damaged)
        .hasMessageContaining(damaged + ".mv.db")
        .hasMessageContaining("the redo log beside it is damaged between bytes 4096 and ")
        .hasMessageContaining("restore both files from a copy");
    try (Store store = Stores.h2(torn)) {
      store.claim("the test");
      assertThat(store.find("order", "key 19")).isPresent();
    }
  }

  private static void overwrite(Path path, long position) throws IOException {
    try (FileChannel channel = FileChannel.open(path, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {9, 9}), position);
    }
  }

  @Test
  void a_folder_in_the_file_s_place_is_named() throws Exception {
    Files.createDirectory(file);

    assertRefused(database).hasMessage("%s is not a file: name another one", file);
  }

  @Test
  void a_file_in_the_folder_s_place_is_named() throws Exception {
    Path blocked = Files.writeString(folder.resolve("data"), "a file");

    assertRefused(blocked.resolve("store"))
        .hasMessageContaining("cannot make the folder")
        .hasMessageContaining(blocked.toString());
    assertThat(blocked).hasContent("a file");
  }

  @Test
  void a_path_that_h2_could_not_open_is_named() {
    assertRefused(folder.resolve("a;b")).hasMessageContaining("a;b.mv.db has a ';' in its path");
  }

  @Test
  void a_store_of_a_newer_version_is_refused_and_keeps_what_it_has() throws Exception {
    try (Store store = Stores.h2(database)) {
      store.claim("the test");
    }
    sql("insert into surefoot_schema (version) values (8)");

    assertRefused(database)
        .hasMessageStartingWith(file + " has schema version 8")
        .hasMessageContaining("knows versions up to ")
        .hasMessageContaining("nothing was changed");

    sql("delete from surefoot_schema where version = 8");
    try (Store store = Stores.h2(database)) {
      store.claim("the test");
    }
  }

  @Test
  void somebody_else_s_database_is_refused() throws Exception {
    sql("create user other password 'secret' admin");
    sql("alter user sa set password 'secret'");

    assertRefused(database).hasMessageContaining("is a database with users of its own");
  }

  @Test
  void a_damaged_database_is_named() throws Exception {
    try (Store store = Stores.h2(database)) {
      store.claim("the test");
    }
    byte[] bytes = Files.readAllBytes(file);
    java.util.Arrays.fill(bytes, 8192, bytes.length, (byte) 7);
    Files.write(file, bytes);

    assertRefused(database).hasMessageContaining(file + " is damaged: put a backup in its place");
    assertThat(Files.readAllBytes(file)).isEqualTo(bytes);
  }

  @Test
  void a_file_or_folder_that_may_not_be_written_is_named() throws Exception {
    File locked = Files.createDirectory(folder.resolve("locked")).toFile();
    assumeTrue(locked.setWritable(false));
    assumeFalse(locked.canWrite(), "this user may write everywhere");

    assertRefused(locked.toPath().resolve("store")).hasMessageContaining("folder is not writable");

    Files.write(file, new byte[0]);
    assumeTrue(file.toFile().setWritable(false));
    assertRefused(database).hasMessageContaining("cannot be read and written by this user");
  }

  @Test
  void after_a_refusal_the_file_can_be_opened() throws Exception {
    Files.writeString(file, "Dear diary");
    Store store = Stores.h2(database);
    assertThatThrownBy(() -> store.claim("the test")).isInstanceOf(StoreException.class);
    Files.delete(file);

    store.claim("the test");
    store.close();
  }

  private void sql(String sql) throws Exception {
    try (Connection connection = DriverManager.getConnection("jdbc:h2:" + database, "sa", "");
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
