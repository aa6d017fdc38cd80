package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.spi.InstanceRow;
import java.time.Duration;
import java.util.List;
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
   * Asks for something, and returns when it is durable.
   *
   * @param value the output that comes with it, or null
   */
  void ask(Occurrence asked, byte @Nullable [] value);

  /**
   * The flow's program and the state from which a rollback is planned.
   *
   * @throws RequestRefusedException if this engine does not run it
   */
  Planned planned();

  /** What a rollback is planned from. */
  record Planned(Program program, State state) {}

  /** Whether its input was these bytes, or decodes to an equal value. */
  boolean hasInput(byte[] input);

  /** The names of what may still come; empty if that is not known here. */
  List<String> ahead();
}
