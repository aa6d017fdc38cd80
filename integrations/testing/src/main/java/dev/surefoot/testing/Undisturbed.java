package dev.surefoot.testing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * How a flow ends without crashes. What can be done at the same time is done in another order by
 * each seed, so there may be several endings; more orders are tried once, when there is one that
 * was not seen before.
 */
final class Undisturbed<W, I, R> {
  private static final int ORDERS = 10;
  private static final int ALL_ORDERS = 200;

  private final CrashPlan<W, I, R> plan;
  private final Set<Ending> endings = new LinkedHashSet<>();
  private int tried;
  private int places;

  Undisturbed(CrashPlan<W, I, R> plan) {
    this.plan = plan;
    tryUpTo(1);
  }

  private void tryUpTo(int orders) {
    while (tried < orders) {
      CrashRun<W, I, R> run = new CrashRun<>(plan, tried, List.of());
      try {
        endings.add(run.play());
        places = Math.max(places, run.points().total());
      } catch (RuntimeException | AssertionError e) {
        throw new AssertionError(
            "the flow goes wrong without any crash (seed " + tried + "): " + e + "\n" + run.story(),
            e);
      }
      tried++;
    }
  }

  /** Whether it may end like this. */
  boolean has(Ending ending) {
    while (!endings.contains(ending) && tried < ALL_ORDERS) {
      tryUpTo(tried + ORDERS);
    }
    return endings.contains(ending);
  }

  /** How an ending that it does not have differs. */
  String differences(Ending other) {
    String more =
        endings.size() == 1
            ? ""
            : "\n    (in "
                + tried
                + " orders of what can be done at the same time it ends in "
                + endings.size()
                + " ways, this is the first)";
    return endings.iterator().next().differences(other) + more;
  }

  /** At how many places the longest run could have been killed. */
  int places() {
    return places;
  }

  int size() {
    return endings.size();
  }
}
