package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.internal.core.Ahead;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.HistoryNeeded;
import dev.surefoot.runtime.internal.core.Planning;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.internal.core.State;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;

/** What somebody asks of an instance without changing it, answered as it is durable. */
final class Inquiry {
  private final LiveInstance instance;
  private final Program program;
  private final Snapshot now;

  Inquiry(LiveInstance instance, Snapshot now) {
    this.instance = instance;
    this.program = instance.hosted().program();
    this.now = now;
  }

  int nextVisit(String await) {
    State state = now.state();
    int transition = program.awaitOf(await);
    int waiting = state.awaited(transition);
    return waiting >= 0 ? state.execution(waiting).visit() : state.visits().get(transition) + 1;
  }

  RollbackPlan plan(Rollback rollback) {
    Planning.Answer answer = ofHistory(state -> Planning.plan(program, state, rollback));
    if (answer.refusal() != null) {
      throw instance.refusal(answer.refusal());
    }
    return Objects.requireNonNull(answer.plan());
  }

  List<String> targets(Rollback like) {
    return ofHistory(state -> Planning.targets(program, state, like));
  }

  /** Asks a state that has all executions, also those that a snapshot leaves out. */
  private <T> T ofHistory(Function<State, T> question) {
    try {
      return question.apply(now.state());
    } catch (HistoryNeeded e) {
      Host host = instance.host();
      return question.apply(
          host.threads()
              .outside(() -> Recovery.whole(host.store(), instance.hosted(), now.row()))
              .state());
    }
  }

  List<String> ahead() {
    return Ahead.of(program, now.state());
  }

  Set<Integer> withdrawn() {
    return now.state().withdrawn();
  }

  boolean hasInput(byte[] input) {
    Hosted<?, ?> flow = instance.hosted();
    byte[] mine = Objects.requireNonNull(now.values().of(Env.INPUT, flow.input().id()));
    return instance.host().sameInput(flow, mine, input);
  }
}
