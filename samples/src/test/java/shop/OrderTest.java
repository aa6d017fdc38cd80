package shop;

import static dev.surefoot.testing.InstanceAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Instance;
import dev.surefoot.testing.CrashLaboratory;
import dev.surefoot.testing.TestEngine;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import shop.step.CloseOrder.Receipt;

/** What becomes of an order, in memory and on one thread. */
class OrderTest {
  private static final Order GOOD = order("card", 0, null);
  private static final Order DECLINED = order("card", 2, null);
  private static final Order ON_STRIKE = order("account", 0, "carrier on strike");

  static final List<Order> ORDERS =
      List.of(
          GOOD,
          DECLINED,
          ON_STRIKE,
          order("account", 0, null),
          order("card", 3, null),
          order("card", 1, "books already closed"));

  private final Town town = new Town();
  private final BoundFlow<Order, Receipt> orders = town.orders();
  private final TestEngine engine = TestEngine.open(orders);

  private static Order order(String payment, int declines, String trouble) {
    List<Order.Line> lines = List.of(new Order.Line("lamp", 2, 4_900));
    return new Order("2026-1", "Ann", "Rome", lines, payment, declines, trouble);
  }

  private Instance<Receipt> runs(Order order) {
    Instance<Receipt> instance = engine.start(orders, order.number(), order);
    engine.passAll();
    return instance;
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void aGoodOrderIsPaidAndSent() {
    assertThat(runs(GOOD))
        .isFinished()
        .passed("reserve-stock", "charge-card", "ship-parcel", "send-invoice", "close-order")
        .neverEntered("ask-for-other-card", "invoice-later");
  }

  @Test
  void aCustomerIsAskedForAnotherCardUntilOneIsGood() {
    assertThat(runs(DECLINED))
        .isFinished()
        .hasPath(
            "reserve-stock",
            "card",
            "ask-for-other-card",
            "card",
            "ask-for-other-card",
            "card",
            "charge-card",
            "pack-parcel",
            "send-invoice",
            "ship-parcel",
            "close-order");
  }

  @Test
  void anOrderThatCannotBeSentLeavesNothingBehind() {
    assertThat(runs(ON_STRIKE)).isRolledBack().failedBecause("carrier on strike").leftNothingDone();
  }

  @ParameterizedTest
  @FieldSource("ORDERS")
  void whateverBecomesOfAnOrderItIsTheSameWhereverTheShopIsKilled(Order order) {
    assertThat(
            CrashLaboratory.of(Town::new, Town::orders, order)
                .observing(Town::effects)
                .crashEverywhere()
                .runs())
        .isGreaterThan(20);
  }

  @Test
  void anOrderMayBeCutOffSeveralTimes() {
    CrashLaboratory.of(Town::new, Town::orders, DECLINED)
        .observing(Town::effects)
        .crashAtRandom(100, 20_261_121);
  }
}
