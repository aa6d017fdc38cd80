package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.InstanceRefusedException;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RefusedInstance;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.SurefootException;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.journal.Endings;
import dev.surefoot.runtime.internal.journal.Endings.End;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An instance that only the store has: it has ended, or the engine left it untouched. */
final class StoredInstance implements Tracked {
  private final Host host;
  private final Hosted<?, ?> flow;
  private final InstanceRow row;

  StoredInstance(Host host, Hosted<?, ?> flow, InstanceRow row) {
    this.host = host;
    this.flow = flow;
    this.row = row;
  }

  @Override
  public InstanceRow row() {
    return row;
  }

  @Override
  public void awaitRest(@Nullable Duration atMost) {
    if (!row.state().isTerminal()) {
      throw refused();
    }
  }

  private InstanceRefusedException refused() {
    RefusedInstance refused = host.refusedWith(row);
    return new InstanceRefusedException(
        "instance '"
            + row.key()
            + "' of flow '"
            + row.flow()
            + "' is not run by this engine: "
            + (refused == null ? "it was not there when the engine opened" : refused.reason()),
        null);
  }

  @Override
  public @Nullable Ending ending() {
    if (!row.state().isTerminal()) {
      return null;
    }
    End end = Endings.of(journal());
    return new Ending(row.state(), end.result(), end.trouble());
  }

  private List<JournalRow> journal() {
    return host.threads().outside(() -> host.store().journal(row.id()));
  }

  @Override
  public CompletionStage<InstanceState> ended() {
    return row.state().isTerminal()
        ? CompletableFuture.completedStage(row.state())
        : CompletableFuture.failedStage(refused());
  }

  @Override
  public CompletableFuture<Boolean> ask(Occurrence asked, byte @Nullable [] value) {
    return CompletableFuture.failedFuture(refusal());
  }

  private SurefootException refusal() {
    return row.state().isTerminal()
        ? new RequestRefusedException(
            ErrorCode.ILLEGAL_STATE,
            "instance '%s' of flow '%s' refused: it is %s"
                .formatted(row.key(), row.flow(), row.state()))
        : refused();
  }

  @Override
  public int nextVisit(String await) {
    throw refusal();
  }

  @Override
  public RollbackPlan plan(Rollback rollback) {
    throw refusal();
  }

  @Override
  public List<String> targets(Rollback like) {
    if (row.state().isTerminal()) {
      return List.of();
    }
    throw refused();
  }

  @Override
  public boolean hasInput(byte[] input) {
    return host.sameInput(flow, Endings.inputOf(host.store().journal(row.id())), input);
  }

  @Override
  public List<String> ahead() {
    return List.of();
  }

  @Override
  public Set<Integer> withdrawn() {
    return Set.of();
  }
}
