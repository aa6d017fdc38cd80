package parcels;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.Named;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.UndoContract;
import java.util.List;
import java.util.Optional;

/** Two addresses of one type, told apart by name, and lists told apart by what is in them. */
@Flow(value = "parcel", result = ParcelFlow.Label.class)
public final class ParcelFlow extends FlowDefinition<ParcelFlow.Order> {
  private static final Key<List<String>> ARTICLES = new Key<>() {};
  private static final String BILLING = "billing";

  @Override
  protected Body<Order> define() {
    return task(Articles.class)
        .task(Weights.class)
        .parallel(
            "addresses",
            branch("to", task(DeliveryAddress.class)),
            branch("from", task(BillingAddress.class)))
        .choice("any")
        .when("empty", ARTICLES, List::isEmpty, redirectTo("print"))
        .otherwise(pass())
        .choice("same")
        .when(
            "far",
            Key.of(Address.class, BILLING),
            billing -> billing.city().equals("far"),
            task(Insure.class))
        .otherwise(pass())
        .task(Print.class);
  }

  public record Order(List<String> articles, String delivery, String billing) {}

  public record Address(String city) {}

  public record Insurance(int sum) {}

  public record Label(String text) {}

  @Step(undo = UndoContract.NONE)
  public static final class Articles {
    @Run
    List<String> of(Order order) {
      return order.articles();
    }
  }

  @Step(undo = UndoContract.NONE)
  public static final class Weights {
    @Run
    List<Integer> of(List<String> articles) {
      return articles.stream().map(String::length).toList();
    }
  }

  @Step(undo = UndoContract.NONE)
  public static final class DeliveryAddress {
    @Run
    @Named("delivery")
    Address of(Order order) {
      return new Address(order.delivery());
    }
  }

  @Step
  public static final class BillingAddress {
    private final List<String> undone;

    BillingAddress(List<String> undone) {
      this.undone = undone;
    }

    @Run
    @Named("billing")
    Address of(Order order) {
      return new Address(order.billing());
    }

    @Undo
    void forget(@Named("billing") Address made) {
      undone.add(made.city());
    }
  }

  @Step(undo = UndoContract.NONE)
  public static final class Insure {
    @Run
    Insurance insure(List<Integer> weights) {
      return new Insurance(weights.stream().mapToInt(w -> w).sum());
    }
  }

  @Step(undo = UndoContract.NONE)
  public static final class Print {
    @Run
    Label print(
        @Named("delivery") Address to,
        @Named("billing") Address from,
        List<String> articles,
        Optional<Insurance> insurance) {
      if (to.city().isEmpty()) {
        throw new IllegalArgumentException("no address");
      }
      return new Label(from.city() + " to " + to.city() + " " + articles + insurance.isPresent());
    }
  }
}
