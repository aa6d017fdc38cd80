package dev.surefoot.runtime.internal.jdbc;

import dev.surefoot.runtime.spi.StoreException;
import dev.surefoot.runtime.spi.StoreRefusedException;
import java.io.IOException;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells what a database refused, and would refuse again, from what may work another time. */
public final class Failures {
  private Failures() {}

  /**
   * What a statement's failure is to the engine.
   *
   * @param what was asked, as in "cannot {@code what} in {@code store}"
   * @param store names it
   */
  public static StoreException of(String what, String store, Exception cause) {
    String message = "cannot %s in %s: %s".formatted(what, store, reason(cause));
    return cause instanceof SQLException sql && isRefusal(sql.getSQLState())
        ? new StoreRefusedException(message, cause)
        : new StoreException(message, cause);
  }

  /** With what the file system said, where a database only says that it said something. */
  private static String reason(Exception cause) {
    String said = String.valueOf(cause.getMessage());
    for (Throwable inner = cause.getCause(); inner != null; inner = inner.getCause()) {
      String message = inner.getMessage();
      if (inner instanceof IOException && message != null && !said.contains(message)) {
        return message + ": " + said;
      }
    }
    return said;
  }

  /** By the SQL standard's classes; a lost connection, a full disk, a missing right are no such. */
  private static boolean isRefusal(@Nullable String state) {
    if (state == null || state.length() != 5) {
      return false;
    }
    return switch (state.substring(0, 2)) {
      case "21", // cardinality violation
          "22", // data exception: a text or number that the column cannot hold
          "23", // integrity constraint violation: a key that is taken
          "54" -> // program limit exceeded: a row that is too large
          true;
      default -> false;
    };
  }
}
