package quotes;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.Named;
import dev.surefoot.Outputs;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.UndoContract;
import java.util.List;
import java.util.Optional;

/** A step with several outputs, and steps that may skip. */
@Flow(value = "quote", result = QuoteFlow.Letter.class)
public final class QuoteFlow extends FlowDefinition<QuoteFlow.Request> {
  @Override
  protected Body<Request> define() {
    return task(Price.class)
        .task(Thank.class)
        .task(Stamp.class)
        .choice("dear")
        .when("dear", Key.of(Integer.class, "gross"), gross -> gross > 100, task(Approve.class))
        .otherwise(pass())
        .task(Send.class);
  }

  public record Request(List<Integer> prices, boolean known) {}

  public record Letter(String text) {}

  public record Discount(int percent) {}

  public record Gift(String name) {}

  public record Approval(String by) {}

  public record Stamps<T>(@Named("front") T front, @Named("back") T back) {}

  /** What {@link Price} makes. */
  public record Sums(
      @Named("net") int net,
      @Named("gross") Integer gross,
      Discount discount,
      List<String> lines) {}

  // begin outputs
  @Step(onFailure = FailurePolicy.HOLD)
  public static final class Price {
    private final List<String> undone;

    Price(List<String> undone) {
      this.undone = undone;
    }

    @Run
    @Outputs
    Sums price(Request request) {
      int net = request.prices().stream().mapToInt(Integer::intValue).sum();
      List<String> lines = request.prices().stream().map(price -> "for " + price).toList();
      return new Sums(net, net * 2, request.known() ? new Discount(5) : null, lines);
    }

    @Undo
    void undo(@Named("gross") int gross, Discount discount, List<String> lines) {
      undone.add("price " + gross + " " + discount.percent() + " " + lines);
    }
  }

  // end outputs

  // begin skips
  @Step
  public static final class Thank {
    private final List<String> undone;

    Thank(List<String> undone) {
      this.undone = undone;
    }

    @Run
    Optional<Gift> thank(@Named("net") int net) {
      return net > 10 ? Optional.of(new Gift("cup")) : Optional.empty();
    }

    @Undo
    void takeBack(Gift gift) {
      undone.add("thank " + gift.name());
    }
  }

  // end skips

  /** Skips with all its outputs, or gives all. */
  @Step
  public static final class Stamp {
    private final List<String> undone;

    Stamp(List<String> undone) {
      this.undone = undone;
    }

    @Run
    @Outputs
    Optional<Stamps<String>> stamp(Optional<Gift> gift) {
      return gift.map(given -> new Stamps<>("with a " + given.name(), "sealed"));
    }

    @Undo
    void undo(Optional<Gift> gift, @Named("back") Optional<String> back) {
      undone.add("stamp " + back.orElse("nothing"));
    }
  }

  @Step(undo = UndoContract.NONE)
  public static final class Approve {
    @Run
    Approval approve(Discount discount) {
      return new Approval("the boss of " + discount.percent());
    }
  }

  @Step(undo = UndoContract.NONE, onFailure = FailurePolicy.HOLD)
  public static final class Send {
    private final boolean works;

    Send(boolean works) {
      this.works = works;
    }

    @Run
    Letter send(
        @Named("net") int net,
        @Named("gross") int gross,
        List<String> lines,
        @Named("front") Optional<String> front,
        Optional<Approval> approval) {
      if (!works) {
        throw new IllegalStateException("no post today");
      }
      return new Letter(
          net
              + " "
              + gross
              + " "
              + lines
              + front.map(text -> " " + text).orElse("")
              + approval.map(a -> " " + a.by()).orElse(""));
    }
  }
}
