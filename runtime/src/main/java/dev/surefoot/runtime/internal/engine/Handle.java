package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.Given;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail;
import dev.surefoot.runtime.InstanceFailedException;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.InstanceWaitsException;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.Trouble;
import dev.surefoot.runtime.internal.journal.Details;
import dev.surefoot.runtime.internal.journal.Reports;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.MissingDatumException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A typed handle on an instance. */
final class Handle<R> implements Instance<R> {
  private final Host host;
  private final Hosted<?, R> flow;
  final Tracked tracked;
  private final GivenOutput given;

  Handle(Host host, Hosted<?, R> flow, Tracked tracked) {
    this.host = host;
    this.flow = flow;
    this.tracked = tracked;
    this.given = new GivenOutput(flow, host.codec());
  }

  @Override
  public UUID id() {
    return tracked.row().id();
  }

  @Override
  public String flow() {
    return flow.name();
  }

  @Override
  public String key() {
    return tracked.row().key();
  }

  @Override
  public InstanceState state() {
    return tracked.row().state();
  }

  @Override
  public @Nullable R result() throws InterruptedException {
    tracked.awaitRest(null);
    Ending ending = tracked.ending();
    if (ending == null) {
      throw waits(state());
    }
    return result(ending);
  }

  @Override
  public @Nullable R result(Duration atMost) throws InterruptedException, TimeoutException {
    tracked.awaitRest(atMost);
    Ending ending = tracked.ending();
    if (ending == null) {
      InstanceState state = state();
      if (state.isResting()) {
        throw waits(state);
      }
      throw new TimeoutException(this + " has not ended after " + atMost + ", it is " + state);
    }
    return result(ending);
  }

  private @Nullable R result(Ending ending) {
    if (ending.state() != InstanceState.FINISHED) {
      Trouble trouble = ending.trouble();
      String step = trouble == null ? "" : trouble.step();
      String cause = trouble == null ? "of nothing that is known" : trouble.summary();
      throw new InstanceFailedException(toString(), ending.state(), step, cause);
    }
    Key<R> key = flow.result().orElse(null);
    if (key == null) {
      return null;
    }
    byte @Nullable [] bytes = ending.result();
    if (bytes == null) {
      throw new MissingDatumException(key);
    }
    return host.codec().decode(key, bytes);
  }

  private InstanceWaitsException waits(InstanceState state) {
    String what =
        switch (state) {
          case HELD ->
              " is HELD: a step or choice waits for a decision, see detail(); retry() it,"
                  + " skip(...), forceFail(...) or pickBranch(...)";
          case CREATED -> " is CREATED: start() it";
          case SUSPENDED -> " is SUSPENDED: it was stopped; start() it";
          default ->
              " is "
                  + state
                  + ": an undo failed, see detail(); call retryUndos(), or settleUndo(step, ...) if"
                  + " somebody has seen to it";
        };
    return new InstanceWaitsException(state, this + what);
  }

  @Override
  public CompletionStage<InstanceState> ended() {
    return tracked.ended();
  }

  @Override
  public Report report() {
    return host.threads()
        .outside(
            () -> {
              InstanceRow row = host.store().find(id()).orElseThrow();
              return Reports.of(row, host.store().journal(id()));
            });
  }

  @Override
  public InstanceDetail detail() {
    List<String> ahead = tracked.ahead();
    Set<Integer> withdrawn = tracked.withdrawn();
    return host.threads()
        .outside(
            () -> {
              InstanceRow row = host.store().find(id()).orElseThrow();
              return Details.of(row, host.store().journal(id()), ahead, withdrawn);
            });
  }

  @Override
  public void start(String by, String why) {
    ask(Request.START, null, by, why);
  }

  @Override
  public void stop(String by, String why) {
    ask(Request.STOP, null, by, why);
  }

  @Override
  public void cancel(String by, String why) {
    ask(Request.CANCEL, null, by, why);
  }

  @Override
  public void cancelWithUndo(String by, String why) {
    ask(Request.CANCEL_WITH_UNDO, null, by, why);
  }

  @Override
  public void complete(String await, Object value, String by) {
    complete(await, 0, value, by);
  }

  /**
   * Answers an await.
   *
   * @param visit the execution that is meant, or 0 for the one that waits now
   */
  void complete(String await, int visit, Object value, String by) {
    Encoded encoded = given.answer(await, value);
    String datum = encoded.data().get(0).key();
    host.ask(tracked, new Occurrence.Completed(await, visit, by, datum), encoded.value());
  }

  @Override
  public String answerKey(String await) {
    if (flow.program().awaitOf(await) < 0) {
      throw given.noAwait(await);
    }
    return new AnswerKey(id(), await, tracked.nextVisit(await)).signed(host.secret());
  }

  @Override
  public void retry(String by, String why) {
    ask(Request.RETRY, null, by, why);
  }

  @Override
  public void retry(String step, String by, String why) {
    ask(Request.RETRY, step, by, why);
  }

  @Override
  public void skip(String step, @Nullable Object output, String by, String why) {
    Encoded encoded = given.encode(step, output);
    host.ask(
        tracked,
        new Occurrence.Asked(Request.SKIP, by, why, step, null, encoded.data()),
        encoded.value());
  }

  @Override
  public void forceFail(String step, String by, String why) {
    ask(Request.FORCE_FAIL, step, by, why);
  }

  @Override
  public void pickBranch(String choice, String branch, String by, String why) {
    host.ask(
        tracked,
        new Occurrence.Asked(Request.PICK_BRANCH, by, why, choice, branch, List.of()),
        null);
  }

  @Override
  public void retryUndos(String by, String why) {
    ask(Request.RETRY_UNDOS, null, by, why);
  }

  @Override
  public void settleUndo(String step, String by, String why) {
    ask(Request.SETTLE_UNDO, step, by, why);
  }

  @Override
  public RollbackPlan plan(Rollback rollback) {
    return tracked.plan(rollback);
  }

  @Override
  public void execute(RollbackPlan plan, String by, String why, Given... remarks) {
    rollback(Request.ROLL_BACK, plan, null, by, why, remarks);
  }

  @Override
  public List<String> allowedTargets(Rollback like) {
    return tracked.targets(like);
  }

  @Override
  public void reserve(Rollback rollback, String by, String why, Given... remarks) {
    rollback(Request.RESERVE, null, rollback, by, why, remarks);
  }

  @Override
  public void cancelReservation(String by, String why) {
    rollback(Request.CANCEL_RESERVATION, null, null, by, why);
  }

  private void rollback(
      Request request,
      @Nullable RollbackPlan plan,
      @Nullable Rollback rollback,
      String by,
      String why,
      Given... remarks) {
    Encoded encoded = encoded(remarks);
    host.ask(
        tracked,
        new Occurrence.RollbackAsked(request, by, why, plan, rollback, encoded.data()),
        encoded.value());
  }

  @Override
  public void retryUndo(String step, String by, String why, Given... data) {
    Encoded encoded = encoded(data);
    host.ask(
        tracked,
        new Occurrence.Asked(Request.RETRY_UNDOS, by, why, step, null, encoded.data()),
        encoded.value());
  }

  private Encoded encoded(Given... data) {
    List<Key<?>> keys = Arrays.stream(data).<Key<?>>map(Given::key).toList();
    return Encoded.of(host.codec(), keys, Arrays.stream(data).map(Given::value).toList());
  }

  private void ask(Request request, @Nullable String step, String by, String why) {
    host.ask(tracked, new Occurrence.Asked(request, by, why, step, null, List.of()), null);
  }

  @Override
  public String toString() {
    return "instance '" + key() + "' of flow '" + flow() + "'";
  }
}
