package guide;

import dev.surefoot.*;
import shop.*;

// begin step
@Step("charge-card")
final class ChargeCard {
  private final Bank bank;

  ChargeCard(Bank bank) {
    this.bank = bank;
  }

  @Run
  Payment charge(Order order, Attempt attempt) {
    return bank.charge(order.total(), attempt.key());
  }

  @Undo
  void refund(Payment payment, Attempt attempt) {
    bank.refund(payment, attempt.key());
  }
}
// end step
