package shop;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads orders, one JSON object a line; empty lines are passed over. */
final class OrderFile {
  /** A line that is left out. */
  record Malformed(long line, String why) {}

  /** What a reader puts in the place of bytes that are no character. */
  private static final char NOT_UTF_8 = '\uFFFD';

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private OrderFile() {}

  /** Gives each line to one of the two; a malformed line stops nothing. */
  static void read(BufferedReader in, NumberedOrders orders, Consumer<Malformed> malformed)
      throws IOException {
    long number = 0;
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      number++;
      if (line.isBlank()) {
        continue;
      }
      if (line.indexOf(NOT_UTF_8) >= 0) {
        malformed.accept(new Malformed(number, "it is not UTF-8"));
        continue;
      }
      Order order;
      try {
        order = JSON.readValue(line, Order.class);
      } catch (JacksonException e) {
        malformed.accept(new Malformed(number, firstLine(e)));
        continue;
      }
      if (order == null) {
        malformed.accept(new Malformed(number, "null is no order"));
      } else {
        orders.accept(number, order);
      }
    }
  }

  /** Takes an order and the number of its line. */
  @FunctionalInterface
  interface NumberedOrders {
    void accept(long line, Order order);
  }

  private static String firstLine(JacksonException e) {
    Throwable cause = e.getCause();
    String message =
        cause instanceof IllegalArgumentException && cause.getMessage() != null
            ? cause.getMessage()
            : e.getOriginalMessage();
    return message.lines().findFirst().orElse(e.getClass().getSimpleName());
  }
}
