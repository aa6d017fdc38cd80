package dev.surefoot.testing;

import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.spi.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Runs a flow again and again, kills its process at some place each time - before and after every
 * commit, before and after every call of a step or an undo, and at every {@link #point} - and looks
 * whether it comes to what it comes to undisturbed: the same end, the same result, the same work
 * done once, and the same world.
 *
 * <pre>{@code
 * CrashLaboratory.of(Bank::new, bank -> OrderFlowBinding.of(new ChargeCard(bank), ...), order)
 *     .scripted(scripts -> scripts.step("charge-card").fails(2, new IOException("no line")))
 *     .observing(Bank::bookings)
 *     .crashEverywhere();
 * }</pre>
 *
 * <p>A run is in memory, on the thread of the test, and the same for the same seed. What it is
 * compared with are runs without crashes, in many orders of what can be done at the same time: one
 * of them is to end in the same way. For use by one thread.
 *
 * @param <W> the outside world
 * @param <I> the flow's input
 * @param <R> the flow's result
 */
public final class CrashLaboratory<W, I, R> {
  private static final int MOST_CRASHES = 4;

  private final CrashPlan<W, I, R> plan;

  private CrashLaboratory(CrashPlan<W, I, R> plan) {
    this.plan = plan;
  }

  /**
   * A laboratory for a flow.
   *
   * @param world makes what the steps work on, anew for each run; it survives the crashes of that
   *     run, as a bank does
   * @param flow makes the flow with its steps, anew for each process; what they keep in themselves
   *     is lost with it
   * @param input of the instance that is run
   */
  public static <W, I, R> CrashLaboratory<W, I, R> of(
      Supplier<W> world, Function<W, BoundFlow<I, R>> flow, I input) {
    return new CrashLaboratory<>(new CrashPlan<>(world, flow, input));
  }

  /**
   * What steps come to. A call that a crash cut off does not use up an outcome: the next one comes
   * to the same.
   */
  public CrashLaboratory<W, I, R> scripted(Consumer<Scripts> script) {
    plan.script = script;
    return this;
  }

  /**
   * Who decides when the instance has not ended and nothing happens any more: it is held, or
   * stopped, or waits for an answer. Without one the run ends there.
   */
  public CrashLaboratory<W, I, R> operated(Consumer<Instance<R>> operator) {
    plan.operator = operator;
    return this;
  }

  /**
   * What of the world is to be the same in the end; compared by {@code equals} and shown by {@code
   * toString}. The elements of a collection may come in any order.
   */
  public CrashLaboratory<W, I, R> observing(Function<W, @Nullable Object> observation) {
    plan.observation = observation;
    return this;
  }

  /** What is to hold before each call, and whenever nothing happens any more; throws if not. */
  public CrashLaboratory<W, I, R> always(BiConsumer<Instance<R>, W> holds) {
    plan.always = holds;
    return this;
  }

  /** Where instances are kept, anew for each run; default memory. */
  public CrashLaboratory<W, I, R> storedIn(Supplier<Store> store) {
    plan.store = store;
    return this;
  }

  /**
   * A place in a step, or in what it calls, at which the process may be killed: between two things
   * that the outside world sees. Does nothing outside of a laboratory.
   *
   * @param where for the report
   */
  public static void point(String where) {
    CrashPoints points = CrashPoints.HERE.get();
    if (points != null) {
      points.pass("at '" + where + "'");
    }
  }

  /**
   * Kills it once in each run, at every place that there is.
   *
   * @throws AssertionError with the crash, what differed, and how to repeat it
   */
  public CrashReport crashEverywhere() {
    Undisturbed<W, I, R> undisturbed = new Undisturbed<>(plan);
    CrashReport report = new CrashReport(0, 0, 0, undisturbed.size());
    while (true) {
      CrashRun<W, I, R> run = run(0, List.of(report.runs()), undisturbed);
      if (run.points().crashes().isEmpty()) {
        return report;
      }
      report = report.plus(run.points());
    }
  }

  /**
   * Kills it up to four times in each run, at random; prints nothing, and tells the seed if it
   * finds something.
   *
   * @throws AssertionError with the fewest crashes that were found to do it, what differed, and how
   *     to repeat it
   */
  public CrashReport crashAtRandom(int runs, long seed) {
    Undisturbed<W, I, R> undisturbed = new Undisturbed<>(plan);
    CrashReport report = new CrashReport(0, 0, 0, undisturbed.size());
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < runs; i++) {
      List<Integer> schedule =
          IntStream.range(0, 1 + random.nextInt(MOST_CRASHES))
              .mapToObj(crash -> random.nextInt(undisturbed.places()))
              .toList();
      report = report.plus(run(random.nextLong(), schedule, undisturbed).points());
    }
    return report;
  }

  /**
   * Repeats one run that was found.
   *
   * @param places for each process, at which of its places it is killed, from 0
   * @throws AssertionError as when it was found
   */
  public CrashReport crashAt(long seed, Integer... places) {
    Undisturbed<W, I, R> undisturbed = new Undisturbed<>(plan);
    CrashReport report = new CrashReport(0, 0, 0, undisturbed.size());
    return report.plus(run(seed, List.of(places), undisturbed).points());
  }

  private CrashRun<W, I, R> run(
      long seed, List<Integer> schedule, Undisturbed<W, I, R> undisturbed) {
    CrashRun<W, I, R> run = new CrashRun<>(plan, seed, schedule);
    if (wrong(run, undisturbed) != null) {
      List<Integer> least =
          Shrinking.ofCrashes(
              schedule, fewer -> wrong(new CrashRun<>(plan, seed, fewer), undisturbed) != null);
      CrashRun<W, I, R> again = new CrashRun<>(plan, seed, least);
      throw found(seed, schedule, least, again, wrong(again, undisturbed));
    }
    return run;
  }

  /** What went wrong in a run, or null. */
  private static <W, I, R> @Nullable Throwable wrong(
      CrashRun<W, I, R> run, Undisturbed<W, I, R> undisturbed) {
    try {
      Ending ending = run.play();
      return undisturbed.has(ending)
          ? null
          : new AssertionError("it ends otherwise\n" + undisturbed.differences(ending));
    } catch (RuntimeException | AssertionError e) {
      return e;
    }
  }

  private AssertionError found(
      long seed,
      List<Integer> schedule,
      List<Integer> least,
      CrashRun<W, I, R> run,
      @Nullable Throwable wrong) {
    List<String> crashes = run.points().crashes();
    String killed =
        IntStream.range(0, crashes.size())
            .mapToObj(i -> "  crash " + (i + 1) + ": " + crashes.get(i))
            .collect(Collectors.joining("\n"));
    List<String> places = new ArrayList<>();
    least.forEach(place -> places.add(String.valueOf(place)));
    return new AssertionError(
        "a crash makes a difference to flow '"
            + plan.flow.apply(plan.world.get()).name()
            + "'"
            + (schedule.equals(least)
                ? ""
                : " (found with " + schedule.size() + " crashes, shrunk to " + least.size() + ")")
            + "\n"
            + killed
            + "\n  then: "
            + (wrong == null ? "" : wrong instanceof AssertionError ? wrong.getMessage() : wrong)
            + "\n  repeat it: crashAt("
            + seed
            + "L, "
            + String.join(", ", places)
            + ")\n"
            + run.story(),
        wrong);
  }
}
