package flows;

import dev.surefoot.*;
import java.util.Optional;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Flaky.class).task(Careful.class).task(Cosmetic.class).task(Use.class).task(Last.class);
  }

  record Ready(int attempt) {}

  // begin flaky
  @Step(attempts = 3, backoff = "1ms", maxBackoff = "5ms", retryOn = IllegalStateException.class)
  static class Flaky {
    @Run Ready run(Attempt attempt) {
      if (attempt.number() < 3) {
        throw new IllegalStateException("not yet");
      }
      return new Ready(attempt.number());
    }

    @Undo(attempts = 2, backoff = "1ms", timeout = "1m") void back(Optional<Ready> made) {}
  }
  // end flaky

  @Step(undo = UndoContract.NONE, timeout = "1m", onFailure = FailurePolicy.FAIL)
  static class Careful {
    @Run void run(Ready ready) {
      if (ready.attempt() < 1) {
        throw new IllegalStateException("attempt " + ready.attempt());
      }
    }
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.IGNORE)
  static class Cosmetic {
    @Run Receipt run(Order order) { return new Receipt(order.id()); }
  }

  @Step(undo = UndoContract.IRREVERSIBLE)
  static class Use {
    @Run void run(Optional<Receipt> receipt) {}
  }

  @Step(undo = UndoContract.NONE, attempts = Step.UNLIMITED, backoff = "1s")
  static class Last {
    @Run void run(Order order) {}
  }
}
