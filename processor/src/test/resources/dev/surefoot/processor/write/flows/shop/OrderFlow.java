package shop;

import dev.surefoot.Attempt;
import dev.surefoot.Body;
import dev.surefoot.Cause;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Open;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.UndoContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

@Flow(value = "order", result = OrderFlow.Receipt.class)
public final class OrderFlow extends FlowDefinition<OrderFlow.Order> {
  @Override
  protected Body<Order> define() {
    return task(ReserveStock.class)
        .task(CheckCard.class)
        .choice("payment", CountLines.class)
        .when("on-account", Order::onAccount, task(InvoiceLater.class))
        .when(
            "declined",
            Integer.class,
            lines -> lines > 9,
            task(AskForOtherCard.class).redirectTo(CheckCard.class))
        .otherwise(task(ChargeCard.class))
        .parallel(
            "fulfil",
            branch("parcel", task(PackParcel.class).task("ship-it", ShipParcel.class)),
            branch("papers", papers()),
            branch("nothing", pass()))
        .task("charge-again", ChargeCard.class)
        .task(CloseOrder.class);
  }

  private Open<Order> papers() {
    return task(SendInvoice.class);
  }

  public record Order(String number, boolean onAccount, List<Line> lines) {}

  public record Line(String article) {}

  public record Reservation(String number) {}

  public record Payment(String attempt) {}

  public record Receipt(String text) {}

  @Step
  public static final class ReserveStock {
    public final List<String> log = new ArrayList<>();

    @Run
    public Reservation reserve(Order order, Attempt attempt) {
      log.add("reserve " + order.number() + " " + attempt.key());
      return new Reservation(order.number());
    }

    @Undo
    public void release(Order order, Reservation made, Cause cause, Attempt attempt) {
      log.add("release " + made.number() + " " + cause.message() + " " + attempt.number());
    }
  }

  @Step(undo = UndoContract.NONE)
  public static final class CheckCard {
    @Run
    public static List<Line> check(Order order) {
      return order.lines();
    }
  }

  @Step
  public static final class CountLines {
    @Run
    public int count(List<Line> lines) {
      return lines.size();
    }

    @Undo
    public void forget(Optional<Integer> made) {}
  }

  @Step(undo = UndoContract.NONE)
  public static final class AskForOtherCard {
    @Run
    public void ask() {}
  }

  @Step(undo = UndoContract.NONE)
  public static final class InvoiceLater {
    @Run
    public void invoice(int lines, Optional<? extends Payment> payment) {}
  }

  @Step
  public static final class ChargeCard {
    @Run
    public Payment charge(Attempt attempt) {
      return new Payment(attempt.key());
    }

    @Undo
    public void refund(Payment payment) {}
  }

  /** What the steps of parcels have in common. */
  public abstract static class ParcelStep<T> {
    public final List<Object> seen = new ArrayList<>();

    @Run
    public final T[] work(T about) throws Throwable {
      seen.add(about);
      if (about.toString().isEmpty()) {
        throw new Throwable("empty");
      }
      return null;
    }
  }

  @Step
  public static final class PackParcel extends ParcelStep<Reservation> {
    @Undo
    public void unpack() throws Throwable {
      throw new java.io.IOException("stuck");
    }
  }

  @Step(undo = UndoContract.NONE)
  public static final class ShipParcel {
    @Run
    public void ship(Reservation[] packed) {}
  }

  @Step(undo = UndoContract.NONE)
  public static final class SendInvoice {
    @Run
    public void send(Order order) {}
  }

  @Step(undo = UndoContract.NONE)
  public static final class CloseOrder {
    @Run
    public Receipt close(Order order, Optional<Payment> payment, int lines) {
      return new Receipt(
          order.number() + " " + payment.map(Payment::attempt).orElse("none") + " " + lines);
    }
  }
}
