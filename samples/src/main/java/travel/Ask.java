package travel;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import java.util.Optional;

/** Asks for an offer, each time for a better one than the last. */
@Step("ask")
public final class Ask {
  /** What is offered. */
  public record Offer(int euros) {}

  private final Agency agency;

  public Ask(Agency agency) {
    this.agency = agency;
  }

  @Run
  public Offer ask(Optional<Offer> last) {
    Offer better = new Offer(last.map(Offer::euros).orElse(1_000) - 100);
    agency.book("offer of " + better.euros());
    return better;
  }

  @Undo
  public void refuse(Offer made) {
    agency.cancel("offer of " + made.euros());
  }
}
