package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.RollbackPlan;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.InstanceRow;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** An instance as a handle sees it: one that the engine runs, or one that only the store has. */
interface Tracked {
  /** Its row as it is durable. */
  InstanceRow row();

  /**
   * Waits until it has ended, or can go on only by a decision, or the engine has stopped.
   *
   * @param atMost how long, or null for as long as it takes
   */
  void awaitRest(@Nullable Duration atMost) throws InterruptedException;

  /** How it ended, or null if it has not. */
  @Nullable Ending ending();

  CompletionStage<InstanceState> ended();

  /**
   * Asks for something; on a thread that nobody interrupts.
   *
   * @param value the output or input that comes with it, or null
   * @return completes when it is durable, exceptionally if it was refused
   */
  CompletableFuture<Boolean> ask(Occurrence asked, byte @Nullable [] value);

  /** As {@link #ask(Occurrence, byte[])}, without a value. */
  default CompletableFuture<Boolean> ask(Occurrence asked) {
    return ask(asked, null);
  }

  /** The execution of an await that waits now, else the next one. */
  int nextVisit(String await);

  /** What a rollback would do now; throws if that is refused. */
  RollbackPlan plan(Rollback rollback);

  /** The executions to which such a rollback could go now. */
  List<String> targets(Rollback like);

  /** Whether its input was these bytes, or decodes to an equal value. */
  boolean hasInput(byte[] input);

  /** The names of what may still come; empty if that is not known here. */
  List<String> ahead();

  /** The executions that wait for nothing any more; empty if that is not known here. */
  Set<Integer> withdrawn();
}
