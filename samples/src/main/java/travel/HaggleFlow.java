package travel;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** Offers are asked for until one is good enough. */
@Flow(value = "trip-haggle", onFailure = FailurePolicy.HOLD)
public final class HaggleFlow extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task(Ask.class)
        .choice("good")
        .when("no", Ask.Offer.class, offer -> offer.euros() > 700, redirectTo(Ask.class))
        .otherwise(pass())
        .task("pay", Book.class);
  }
}
