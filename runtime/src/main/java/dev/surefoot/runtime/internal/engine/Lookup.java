package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.BulkRequest;
import dev.surefoot.runtime.BulkResult;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstancePage;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.UnknownFlowException;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.BusinessKey;
import dev.surefoot.runtime.spi.CorrelationRow;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds instances, whether they run in this engine, have ended, or are left untouched. */
public final class Lookup {
  private final Host host;
  private final Store store;
  private final Map<String, Hosted<?, ?>> flows;
  private final Map<BusinessKey, LiveInstance> live;

  Lookup(
      Host host,
      Store store,
      Map<String, Hosted<?, ?>> flows,
      Map<BusinessKey, LiveInstance> live) {
    this.host = host;
    this.store = store;
    this.flows = flows;
    this.live = live;
  }

  /** Finds an instance. */
  public <R> Optional<Instance<R>> find(Hosted<?, R> flow, String key) {
    return tracked(flow, key).map(tracked -> handle(flow, tracked));
  }

  private Optional<Tracked> tracked(Hosted<?, ?> flow, String key) {
    check(flow);
    LiveInstance found = live.get(new BusinessKey(flow.name(), key));
    if (found != null && found.created().isDone()) {
      host.threads().await(found.created());
      return Optional.of(found);
    }
    host.refuseUnlessOpen();
    return host.threads()
        .outside(() -> store.find(flow.name(), key))
        .map(row -> new StoredInstance(host, flow, row));
  }

  /** Gives an instance that was not started another input. */
  public <I> void setInput(Hosted<I, ?> flow, String key, I input, String by, String why) {
    byte[] bytes = StartCheck.bytes(flow, key, input, host.codec());
    Tracked tracked =
        tracked(flow, key)
            .orElseThrow(
                () ->
                    new RequestRefusedException(
                        ErrorCode.INSTANCE_UNKNOWN,
                        "flow '" + flow.name() + "' has no instance with key '" + key + "'"));
    host.ask(
        tracked, new Occurrence.Asked(Request.SET_INPUT, by, why, null, null, List.of()), bytes);
  }

  /** Finds an instance of any flow that is hosted. */
  public Optional<Instance<?>> find(UUID id) {
    return Optional.ofNullable(handle(id));
  }

  private @Nullable Handle<?> handle(UUID id) {
    host.refuseUnlessOpen();
    InstanceRow row = host.threads().outside(() -> store.find(id)).orElse(null);
    if (row == null) {
      return null;
    }
    return found(hosted(row), row);
  }

  private Hosted<?, ?> hosted(InstanceRow row) {
    Hosted<?, ?> flow = flows.get(row.flow());
    if (flow == null) {
      throw unknown(row.flow());
    }
    return flow;
  }

  /** Answers the await of a key. */
  public void complete(String answerKey, Object value, String by) {
    AnswerKey key = AnswerKey.read(answerKey);
    Handle<?> instance =
        key != null && key.isSignedWith(host.secret(), answerKey) ? handle(key.instance()) : null;
    if (key == null || instance == null) {
      throw new RequestRefusedException(
          ErrorCode.ANSWER_KEY_UNKNOWN, "no await has the key '" + answerKey + "'");
    }
    instance.complete(key.await(), key.visit(), value, by);
  }

  /** Answers the await at which one instance waits of those that a filter means. */
  public void complete(InstanceFilter which, String await, Object value, String by) {
    host.refuseUnlessOpen();
    List<InstanceRow> rows =
        host.threads().outside(() -> store.next(which.withStep(await), null, 2));
    if (rows.size() != 1) {
      throw rows.isEmpty()
          ? new RequestRefusedException(
              ErrorCode.NOT_AWAITED, "none of these instances waits at '" + await + "': " + which)
          : new RequestRefusedException(
              ErrorCode.AWAIT_AMBIGUOUS,
              "instances '%s' and '%s' wait at '%s', and perhaps others: %s must mean one"
                  .formatted(rows.get(0).key(), rows.get(1).key(), await, which));
    }
    found(hosted(rows.get(0)), rows.get(0)).complete(await, value, by);
  }

  /** Answers the await of a flow that is open and has a key. */
  public void complete(
      Hosted<?, ?> flow, String await, String correlationKey, Object value, String by) {
    check(flow);
    host.refuseUnlessOpen();
    if (flow.correlation(await) == null) {
      throw new GivenOutput(flow, host.codec()).notCorrelated(await);
    }
    String wrong = CorrelationCode.wrong(correlationKey);
    if (wrong != null) {
      throw new RequestRefusedException(
          ErrorCode.PARAMETER_INVALID, "no await can have " + wrong + ": '" + await + "' has none");
    }
    List<CorrelationRow> open =
        host.threads().outside(() -> store.awaiting(flow.name(), await, correlationKey, 2));
    if (open.size() > 1) {
      throw new RequestRefusedException(
          ErrorCode.AWAIT_AMBIGUOUS,
          ("instances %s and %s of flow '%s' wait at '%s' for '%s', and perhaps others; answer the one"
                  + " that is meant through itself, by the await's name, or by its answer key")
              .formatted(
                  keyOf(open.get(0)), keyOf(open.get(1)), flow.name(), await, correlationKey));
    }
    Handle<?> instance = open.isEmpty() ? null : handle(open.get(0).instance());
    if (instance == null) {
      throw new RequestRefusedException(
          ErrorCode.NOT_AWAITED,
          "no instance of flow '%s' waits at '%s' for '%s': it does not wait yet, or not any more"
              .formatted(flow.name(), await, correlationKey));
    }
    instance.complete(await, open.get(0).visit(), value, by);
  }

  private String keyOf(CorrelationRow open) {
    return host.threads()
        .outside(() -> store.find(open.instance()))
        .map(row -> "'" + row.key() + "'")
        .orElse(open.instance().toString());
  }

  private <R> Handle<R> found(Hosted<?, R> flow, InstanceRow row) {
    return handle(flow, tracked(flow, row));
  }

  private Tracked tracked(Hosted<?, ?> flow, InstanceRow row) {
    LiveInstance found = live.get(BusinessKey.of(row));
    return found == null ? new StoredInstance(host, flow, latest(row)) : found;
  }

  /** What is not run here any more may have ended since its row was read. */
  private InstanceRow latest(InstanceRow row) {
    boolean settled = row.state().isTerminal() || host.refusedWith(row) != null;
    return settled ? row : host.threads().outside(() -> store.find(row.id())).orElse(row);
  }

  /** The instance of a row, whose flow is to be hosted. */
  Tracked tracked(InstanceRow row) {
    return tracked(hosted(row), row);
  }

  /** Asks the same of all instances that a filter means. */
  public List<BulkResult> askAll(
      InstanceFilter filter, BulkRequest request, String by, String why) {
    return new BulkAsking(host, this, request, by, why).ask(filter);
  }

  /** Lists instances, newest first. */
  public InstancePage list(InstanceFilter filter, int page, int size) {
    if (page < 1 || size < 1 || size > InstancePage.LARGEST) {
      throw new RequestRefusedException(
          ErrorCode.PARAMETER_INVALID,
          "page "
              + page
              + " of size "
              + size
              + " cannot be listed; give a page from 1 and a size"
              + " from 1 to "
              + InstancePage.LARGEST);
    }
    host.refuseUnlessOpen();
    return host.threads().outside(() -> store.list(filter, page, size));
  }

  <R> Handle<R> handle(Hosted<?, R> flow, Tracked tracked) {
    return new Handle<>(host, flow, tracked);
  }

  void check(Hosted<?, ?> flow) {
    if (flows.get(flow.name()) != flow) {
      throw flows.containsKey(flow.name())
          ? new UnknownFlowException(
              "this engine hosts another binding of flow '"
                  + flow.name()
                  + "'; use the BoundFlow with which it was opened",
              null)
          : unknown(flow.name());
    }
  }

  private UnknownFlowException unknown(String flow) {
    return new UnknownFlowException(
        "this engine does not host flow '"
            + flow
            + "' but "
            + flows.keySet()
            + "; pass its BoundFlow to Engine.open",
        null);
  }
}
