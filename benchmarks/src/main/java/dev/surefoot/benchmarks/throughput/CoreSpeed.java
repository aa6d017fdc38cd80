package dev.surefoot.benchmarks.throughput;

import com.sun.management.ThreadMXBean;
import dev.surefoot.FlowDefinition;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.internal.core.Core;
import dev.surefoot.runtime.internal.core.Decision;
import dev.surefoot.runtime.internal.core.Guards;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.internal.core.State;
import java.lang.management.ManagementFactory;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The core alone, on one thread: deciding what follows from each outcome of an instance, and making
 * its state of the events again. A firing is a transition that fired, a step's or a silent one. The
 * time is what the thread had of a processor, so that other programs do not count.
 */
final class CoreSpeed {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private final Program program;
  private final int rounds;
  private final Instant now = Instant.EPOCH;

  /**
   * The core on one flow.
   *
   * @param rounds how often a choice goes back to an earlier step, where one can
   */
  CoreSpeed(FlowDefinition<?> flow, int rounds) {
    this.program =
        new Program(
            NetCompiler.compile(FlowDefinition.modelOf(flow)),
            "in",
            Map.of(),
            null,
            (step, succeeded) -> false);
    this.rounds = rounds;
  }

  /** Of one kind of work. */
  record Figure(double firings, double bytes) {}

  Figure deciding(int seconds) {
    return measure(seconds, () -> run(null));
  }

  Figure replaying(int seconds) {
    List<Event> journal = new ArrayList<>();
    int firings = run(journal);
    return measure(
        seconds,
        () -> {
          State state = null;
          for (Event event : journal) {
            state = Core.apply(program, state, event);
          }
          return Objects.requireNonNull(state).ended() == null ? 0 : firings;
        });
  }

  /** The same firings with a token as a bit and nothing that remembers them: a ceiling. */
  Figure playing(int seconds) {
    List<Event> journal = new ArrayList<>();
    run(journal);
    List<Transition> all = program.net().transitions();
    int[][] inputs = new int[all.size()][];
    int[][] outputs = new int[all.size()][];
    for (int t = 0; t < inputs.length; t++) {
      inputs[t] = all.get(t).inputs().stream().mapToInt(Integer::intValue).toArray();
      outputs[t] = all.get(t).outputs().stream().mapToInt(Integer::intValue).toArray();
    }
    int[] fired = firings(journal).stream().mapToInt(this::index).toArray();
    return measure(
        seconds,
        () -> {
          long marking = 1;
          for (int t : fired) {
            for (int place : inputs[t]) {
              if ((marking & 1L << place) == 0) {
                throw new IllegalStateException("the measurement is void");
              }
              marking &= ~(1L << place);
            }
            for (int place : outputs[t]) {
              marking |= 1L << place;
            }
          }
          return marking == 2 ? fired.length : 0;
        });
  }

  /** The transitions that fired, in order; a step's is told by the event that handed it out. */
  private static List<String> firings(List<Event> journal) {
    Map<Integer, String> steps = new HashMap<>();
    List<String> fired = new ArrayList<>();
    for (Event event : journal) {
      if (event instanceof Outcome outcome) {
        fired.add(Objects.requireNonNull(steps.get(outcome.execution())));
      }
      fired.addAll(event.advance().fired());
      for (Handed call : event.advance().calls()) {
        steps.put(call.execution(), call.step());
      }
    }
    return fired;
  }

  private int index(String transition) {
    for (int t = 0; t < program.net().transitions().size(); t++) {
      if (program.net().transitions().get(t).name().equals(transition)) {
        return t;
      }
    }
    throw new IllegalStateException(transition);
  }

  private static Figure measure(int seconds, Supplier<Integer> firings) {
    loop(Math.max(seconds, 4), firings); // so that it is compiled
    return loop(seconds, firings);
  }

  private static Figure loop(int seconds, Supplier<Integer> firings) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = THREADS.getCurrentThreadCpuTime();
    long fired = 0;
    long took = 0;
    while (took < seconds * 1_000_000_000L) {
      for (int i = 0; i < 20; i++) {
        int more = firings.get();
        if (more == 0) {
          throw new IllegalStateException("the measurement is void");
        }
        fired += more;
      }
      took = THREADS.getCurrentThreadCpuTime() - start;
    }
    bytes = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    return new Figure(fired * 1e9 / took, (double) bytes / fired);
  }

  /** Runs an instance to its end; gives how many transitions fired. */
  private int run(@Nullable List<Event> journal) {
    int[] left = {rounds};
    Guards guards = (outcome, env) -> left[0]-- > 0;
    Deque<Command> commands = new ArrayDeque<>();
    State state = null;
    Occurrence next = new Occurrence.Start("flow", "key", "fingerprint", true);
    int fired = 0;
    while (next != null) {
      Decision decision = Core.decide(program, state, next, guards, now);
      state = decision.state();
      commands.addAll(decision.commands());
      for (Event event : decision.events()) {
        fired += event.advance().fired().size() + (event instanceof Outcome ? 1 : 0);
      }
      if (journal != null) {
        journal.addAll(decision.events());
      }
      next =
          commands.poll() instanceof Command.Call call
              ? new Occurrence.Answered(
                  call.execution(),
                  call.attempt(),
                  Outcome.Status.SUCCEEDED,
                  List.of(),
                  null,
                  now,
                  null)
              : null;
    }
    return Objects.requireNonNull(state).ended() == null ? 0 : fired;
  }
}
