package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.InstanceDetail.RollbackStory;
import dev.surefoot.runtime.InstanceDetail.Validity;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.GoingBackEnded;
import dev.surefoot.runtime.event.PlanAdopted;
import dev.surefoot.runtime.event.RequestAccepted;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.event.ReservationDropped;
import dev.surefoot.runtime.event.RollbackBegun;
import dev.surefoot.runtime.event.RollbackOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** What a journal tells of rollbacks to a step, while it is read. */
final class RollbackStories {
  private final IntFunction<ExecutionStory> executions;
  private final List<RollbackStory> stories = new ArrayList<>();
  private @Nullable PlanAdopted plan;
  private @Nullable RollbackOrder reserved;

  RollbackStories(IntFunction<ExecutionStory> executions) {
    this.executions = executions;
  }

  List<RollbackStory> stories() {
    return stories;
  }

  @Nullable RollbackOrder reserved() {
    return reserved;
  }

  void add(Event event, Instant at) {
    if (event instanceof RollbackBegun begun) {
      reserved = begun.order().equals(reserved) ? null : reserved;
      stories.add(story(begun, at));
    } else if (event instanceof PlanAdopted adopted) {
      plan = adopted;
    } else if (event instanceof ReservationDropped) {
      reserved = null;
    } else if (event instanceof RequestAccepted request) {
      requested(request);
    } else if (event instanceof GoingBackEnded ended
        && ended.end() == GoingBackEnded.End.RESUMED
        && plan != null) {
      ended(plan, at);
    }
  }

  private void requested(RequestAccepted request) {
    if (request.request() == Request.RESERVE) {
      reserved = request.rollback();
    } else if (request.request() == Request.CANCEL_RESERVATION) {
      reserved = null;
    }
  }

  private RollbackStory story(RollbackBegun begun, Instant at) {
    RollbackOrder order = begun.order();
    return new RollbackStory(
        at,
        Rollback.Mode.valueOf(order.mode().name()),
        executions.apply(order.target()).name(),
        order.start() == 0 ? null : executions.apply(order.start()).name(),
        begun.by(),
        begun.why(),
        null);
  }

  private void ended(PlanAdopted over, Instant at) {
    over.undos().forEach(id -> executions.apply(id).now(Validity.UNDONE));
    over.undone().forEach(id -> executions.apply(id).now(Validity.UNDONE));
    over.superseded().forEach(id -> executions.apply(id).now(Validity.SUPERSEDED));
    RollbackStory last = stories.remove(stories.size() - 1);
    stories.add(
        new RollbackStory(
            last.at(), last.mode(), last.target(), last.start(), last.by(), last.why(), at));
  }
}
