package shop;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of the order file.
 *
 * @param number the order number: the business key of its instance
 * @param customer who ordered
 * @param city where the parcel goes
 * @param lines what was ordered
 * @param payment {@code card} or {@code account}
 * @param declines how many of the customer's cards are declined before one is good
 * @param trouble what goes wrong with this order, or null
 */
public record Order(
    String number,
    String customer,
    String city,
    List<Line> lines,
    String payment,
    int declines,
    @Nullable String trouble) {

  /** An article in an order; the price is for one piece. */
  public record Line(String article, int quantity, long cents) {}

  public Order {
    require(number != null && !number.isBlank(), "an order needs a number");
    require(customer != null && !customer.isBlank(), "an order needs a customer");
    require(city != null && !city.isBlank(), "an order needs a city");
    require(lines != null && !lines.isEmpty(), "an order needs at least one line");
    require(
        "card".equals(payment) || "account".equals(payment),
        "payment is 'card' or 'account', not '" + payment + "'");
    require(declines >= 0, "declines is " + declines + ", and must not be negative");
    lines = List.copyOf(lines);
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }

  /** Whether the customer pays later. */
  public boolean onAccount() {
    return payment.equals("account");
  }

  /** What the customer pays, in cents. */
  public long total() {
    return lines.stream().mapToLong(line -> line.quantity() * line.cents()).sum();
  }

  /**
   * Fails if this order's trouble is the one named; a step calls it for the trouble it may meet.
   */
  public void unless(String named) {
    if (named.equals(trouble)) {
      throw new IllegalStateException(named);
    }
  }
}
