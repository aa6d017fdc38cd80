package offers;

import static dev.surefoot.testing.InstanceAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Instance;
import dev.surefoot.testing.Call;
import dev.surefoot.testing.CrashLaboratory;
import dev.surefoot.testing.TestEngine;
import java.time.Duration;
import java.util.List;
import offers.OfferFlow.Answer;
import offers.OfferFlow.Letter;
import offers.OfferFlow.Offer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What waits: for an answer, for days, for somebody else's machine. */
class OfferFlowTest {
  private final BoundFlow<Offer, Letter> offers = offers();
  private final TestEngine engine = TestEngine.open(offers);

  private static BoundFlow<Offer, Letter> offers() {
    return OfferFlowBinding.of(new OfferFlow.Ask(), new OfferFlow.Remind(), new OfferFlow.Print());
  }

  @AfterEach
  void close() {
    engine.close();
  }

  // begin days
  @Test
  void aCustomerIsRemindedEachWeekAndHasTwoWeeksToThinkAgain() {
    Instance<Letter> offer = engine.start(offers, "1", new Offer("Ann"));
    engine.pass(Duration.ofDays(15));
    assertThat(offer).hasPath("ask", "answer", "remind", "answer", "remind", "answer");

    offer.complete("answer", new Answer(true));
    engine.pass(Duration.ofDays(13));
    assertThat(offer).neverEntered("print");

    engine.pass(Duration.ofDays(1));
    assertThat(offer)
        .hasPath("ask", "answer", "remind", "answer", "remind", "answer", "cool-off", "print");
  }

  // end days

  // begin poll
  @Test
  void aLetterIsAskedForUntilItIsPrinted() {
    engine.pollOf("print").answers(3, null).answers(new Letter("at last"));
    Instance<Letter> offer = engine.start(offers, "1", new Offer("Ann"));
    engine.run();
    engine.completeCorrelated(offers, "answer", "Ann", new Answer(false));
    engine.passAll();

    assertThat(offer).hasResult(new Letter("at last"));
    assertThat(engine.calls(offer).stream().map(Call::action).toList())
        .containsExactly(
            Call.Action.RUN,
            Call.Action.RUN,
            Call.Action.POLL,
            Call.Action.POLL,
            Call.Action.POLL,
            Call.Action.POLL);
  }

  // end poll

  @Test
  void whatWaitsOutlivesCrashes() {
    List<String> nothing = List.of();
    CrashLaboratory.of(() -> nothing, any -> offers(), new Offer("Ann"))
        .operated(
            offer -> {
              throw new AssertionError("an offer that is reminded of never rests");
            })
        .scripted(scripts -> scripts.step("remind").fails(new IllegalStateException("gone")))
        .crashEverywhere();
  }
}
