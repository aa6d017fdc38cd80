package guide;

/** Where money comes from. */
final class Bank {
  Payment charge(int amount, String key) {
    return new Payment(amount);
  }

  void refund(Payment payment, String key) {}
}
