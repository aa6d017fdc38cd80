package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Attempt;
import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.UndoContract;
import dev.surefoot.runtime.fixture.Log;
import dev.surefoot.runtime.fixture.ReflectedCode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An order's way through choices, a loop, a parallel and its undos. */
class ShopFlowTest {
  record Order(String number, boolean onAccount, int declines, String trouble) {}

  record Reservation(String shelf) {}

  record Check(int card, boolean declined) {}

  record OtherCard(int card) {}

  record Payment(String by) {}

  record Parcel(String label) {}

  record Invoice(String number) {}

  record Receipt(String order, String by, String parcel, String invoice) {}

  private final Log log = new Log();

  private void work(Attempt attempt, Order order) {
    log.add(attempt);
    if (attempt.key().contains("/" + order.trouble() + "#")) {
      throw new IllegalStateException(order.trouble() + " broke");
    }
  }

  @Step
  class Reserve {
    @Run
    Reservation run(Order order, Attempt attempt) {
      work(attempt, order);
      return new Reservation("shelf-" + order.number());
    }

    @Undo
    void undo(Reservation made, Attempt attempt) {
      log.add(Log.name(attempt) + " " + made.shelf());
    }
  }

  @Step(undo = UndoContract.NONE)
  class CheckCard {
    @Run
    Check run(Order order, Optional<OtherCard> other, Attempt attempt) {
      work(attempt, order);
      int card = other.map(OtherCard::card).orElse(1);
      return new Check(card, card <= order.declines());
    }
  }

  @Step(undo = UndoContract.NONE)
  class AskOther {
    @Run
    OtherCard run(Order order, Check check, Attempt attempt) {
      work(attempt, order);
      return new OtherCard(check.card() + 1);
    }
  }

  @Step
  class Charge {
    @Run
    Payment run(Order order, Check check, Attempt attempt) {
      work(attempt, order);
      return new Payment("card " + check.card());
    }

    @Undo
    void undo(Payment payment, Attempt attempt) {
      log.add(Log.name(attempt) + " " + payment.by());
    }
  }

  @Step(undo = UndoContract.NONE)
  class Bill {
    @Run
    Payment run(Order order, Attempt attempt) {
      work(attempt, order);
      return new Payment("account");
    }
  }

  @Step(undo = UndoContract.NONE)
  class Pack {
    @Run
    Parcel run(Order order, Reservation reservation, Attempt attempt) {
      work(attempt, order);
      return new Parcel(reservation.shelf());
    }
  }

  @Step(undo = UndoContract.NONE)
  class Send {
    @Run
    Invoice run(Order order, Payment payment, Attempt attempt) {
      work(attempt, order);
      return new Invoice("invoice by " + payment.by());
    }
  }

  @Step(undo = UndoContract.NONE)
  class Close {
    @Run
    Receipt run(Order order, Payment payment, Parcel parcel, Invoice invoice, Attempt attempt) {
      work(attempt, order);
      return new Receipt(order.number(), payment.by(), parcel.label(), invoice.number());
    }
  }

  @Flow("order")
  static final class OrderFlow extends FlowDefinition<Order> {
    @Override
    protected Body<Order> define() {
      return task(Reserve.class)
          .choice("payment")
          .when("on-account", Order::onAccount, task(Bill.class))
          .otherwise(
              choice("card", CheckCard.class)
                  .when(
                      "declined",
                      Check.class,
                      Check::declined,
                      task(AskOther.class).redirectTo("card"))
                  .otherwise(task(Charge.class)))
          .parallel(
              "fulfil", branch("parcel", task(Pack.class)), branch("papers", task(Send.class)))
          .task(Close.class);
    }
  }

  private BoundFlow<Order, Receipt> flow() {
    return ReflectedCode.bind(
        new OrderFlow(),
        Order.class,
        Receipt.class,
        new Reserve(),
        new CheckCard(),
        new AskOther(),
        new Charge(),
        new Bill(),
        new Pack(),
        new Send(),
        new Close());
  }

  @Test
  void a_choice_takes_the_first_branch_whose_guard_holds() throws InterruptedException {
    try (FlowEngine<Order, Receipt> engine = FlowEngine.open(Stores.memory(), flow())) {
      Receipt receipt = engine.start("1", new Order("1", true, 0, "")).result();

      assertThat(receipt).isEqualTo(new Receipt("1", "account", "shelf-1", "invoice by account"));
      assertThat(log.lines())
          .startsWith("reserve#1", "bill#1")
          .endsWith("close#1")
          .contains("pack#1", "send#1")
          .hasSize(5);
    }
  }

  @Test
  void a_redirection_runs_its_target_again_as_another_visit() throws InterruptedException {
    try (FlowEngine<Order, Receipt> engine = FlowEngine.open(Stores.memory(), flow())) {
      Receipt receipt = engine.start("1", new Order("1", false, 2, "")).result();

      assertThat(receipt).isNotNull().extracting(Receipt::by).isEqualTo("card 3");
      assertThat(log.lines())
          .startsWith(
              "reserve#1", "card#1", "ask-other#1", "card#2", "ask-other#2", "card#3", "charge#1");
    }
  }

  @Test
  void a_failing_step_has_everything_undone_in_reverse_order() {
    try (FlowEngine<Order, Receipt> engine = FlowEngine.open(Stores.memory(), flow())) {
      Instance<Receipt> instance = engine.start("1", new Order("1", false, 0, "close"));

      assertThatThrownBy(instance::result)
          .isInstanceOf(InstanceFailedException.class)
          .hasMessage(
              "instance '1' of flow 'order' is ROLLED_BACK because 'close' failed:"
                  + " IllegalStateException: close broke");
      assertThat(instance.state()).isEqualTo(InstanceState.ROLLED_BACK);
      List<String> lines = log.lines();
      assertThat(lines.subList(lines.size() - 3, lines.size()))
          .containsExactly("close#1", "charge#1/undo card 1", "reserve#1/undo shelf-1");
    }
  }
}
