package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.OwnerChanged;
import dev.surefoot.runtime.internal.journal.EventJson;
import dev.surefoot.runtime.internal.json.JsonCodec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Loads what reads and writes JSON while the first engine of a process still waits for its store to
 * be connected; else its first step has to wait for that.
 */
final class WarmUp {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private WarmUp() {}

  /** Does it on a thread of its own; only once. */
  static void begin() {
    if (!BEGUN.getAndSet(true)) {
      Thread thread = new Thread(WarmUp::run, "surefoot-warm-up");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** With what an instance is written with that is taken over and goes on. */
  private static void run() {
    Advance next = Advance.ofCalls(List.of(new Handed(1, "first", 1, 1)));
    List<Integer> none = List.of();
    rewrite(new OwnerChanged("engine", none, none, none, none, none, none, next));
    rewrite(new Created("flow", "key", "fingerprint", next));
    rewrite(new Outcome(1, 1, Outcome.Status.SUCCEEDED, null, null, null, Instant.EPOCH, next));
    Key<String> text = Key.of(String.class);
    JsonCodec codec = new JsonCodec();
    codec.decode(text, codec.encode(text, "value"));
  }

  private static void rewrite(Event event) {
    EventJson.read(EventJson.write(new UUID(0, 0), 1, Instant.EPOCH, event, null));
  }
}
