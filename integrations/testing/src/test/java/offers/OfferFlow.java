package offers;

import dev.surefoot.Attempt;
import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Poll;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import java.util.Optional;

/** An offer waits for its customer, cools off, and is printed by somebody else's machine. */
@Flow(value = "offer", result = OfferFlow.Letter.class)
public final class OfferFlow extends FlowDefinition<OfferFlow.Offer> {
  @Override
  protected Body<Offer> define() {
    return task(Ask.class)
        .await(
            "answer",
            Answer.class,
            correlatedBy(Offer::customer),
            after("7d", task(Remind.class).redirectTo("answer")))
        .pause("cool-off", "14d")
        .task(Print.class);
  }

  /** What is offered. */
  public record Offer(String customer) {}

  /** What the customer says. */
  public record Answer(boolean accepted) {}

  /** The job of the printer. */
  public record Job(String name) {}

  /** What was printed. */
  public record Letter(String text) {}

  /** Asks the customer. */
  @Step(undo = UndoContract.NONE)
  public static final class Ask {
    @Run
    void ask(Offer offer, Attempt attempt) {}
  }

  /** Asks the customer once more. */
  @Step(undo = UndoContract.NONE)
  public static final class Remind {
    @Run
    void remind(Offer offer) {}
  }

  /** Has a letter printed, and asks for it now and then. */
  @Step(undo = UndoContract.NONE)
  public static final class Print {
    @Run
    Job submit(Offer offer) {
      return new Job("letter to " + offer.customer());
    }

    @Poll(every = "1h")
    Optional<Letter> poll(Job job, Answer answer) {
      return Optional.of(new Letter(job.name() + (answer.accepted() ? ", thanks" : ", a pity")));
    }
  }
}
