package shop.step;

import dev.surefoot.Attempt;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import shop.Ledger;
import shop.Order;

/** Sets the ordered articles aside. */
@Step("reserve-stock")
public final class ReserveStock {
  /** What was set aside. */
  public record Reservation(String shelf, int pieces) {}

  private final Ledger ledger;

  public ReserveStock(Ledger ledger) {
    this.ledger = ledger;
  }

  @Run
  public Reservation reserve(Order order, Attempt attempt) {
    ledger.write(attempt, "reserve the stock of " + order.number());
    order.unless("out of stock");
    int pieces = order.lines().stream().mapToInt(Order.Line::quantity).sum();
    return new Reservation("shelf-" + order.lines().get(0).article(), pieces);
  }

  @Undo
  public void release(Order order, Reservation reservation, Attempt attempt) {
    ledger.write(attempt, "release " + reservation.pieces() + " pieces of " + order.number());
  }
}
