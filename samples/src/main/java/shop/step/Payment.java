package shop.step;

/**
 * How an order was paid.
 *
 * @param by {@code card} or {@code account}
 */
public record Payment(String by, long cents) {}
