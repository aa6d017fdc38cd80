package dev.surefoot.runtime.event;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A throwable of user code, as text that outlives its class.
 *
 * @param type the throwable's class
 * @param message what it said, or empty
 * @param stack its stack trace with causes, cut to a length that a journal can bear
 */
public record Failure(String type, String message, String stack) {
  private static final int LONGEST_MESSAGE = 2_000;
  private static final int LONGEST_STACK = 16_000;

  /** Takes down a throwable; one that fails to tell about itself is taken down without. */
  public static Failure of(Throwable thrown) {
    String type = thrown.getClass().getName();
    try {
      StringWriter stack = new StringWriter();
      thrown.printStackTrace(new PrintWriter(stack));
      String message = thrown.getMessage();
      return new Failure(
          type,
          message == null ? "" : cut(message, LONGEST_MESSAGE),
          cut(stack.toString(), LONGEST_STACK));
    } catch (RuntimeException | StackOverflowError e) {
      return new Failure(type, "", "its own text failed with " + e.getClass().getName());
    }
  }

  private static String cut(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "...";
  }

  /** The type's simple name and the message, for one line. */
  public String summary() {
    return message.isBlank() ? simpleType() : simpleType() + ": " + message;
  }

  /** The message, or the type's simple name if there is none: never empty. */
  public String text() {
    return message.isBlank() ? simpleType() : message;
  }

  private String simpleType() {
    return type.substring(type.lastIndexOf('.') + 1);
  }
}
