package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pauses and awaits of a net: where they begin, how long they take, where their time leads. */
final class Waits {
  private final List<Integer> places = new ArrayList<>();
  private final @Nullable Duration[] times;

  /** Where the time of a pause or await leads, by its transition; -1 if it waits for ever. */
  private final int[] over;

  private Waits(int transitions) {
    this.times = new Duration[transitions];
    this.over = new int[transitions];
    Arrays.fill(over, -1);
  }

  static Waits of(Net net, int[][] consumers, StepRules rules) {
    Waits waits = new Waits(net.transitions().size());
    for (int place = 0; place < consumers.length; place++) {
      for (int t : consumers[place]) {
        Transition transition = net.transitions().get(t);
        switch (transition.kind()) {
          case TIMER -> waits.add(place, t, t, rules.time(transition.name()));
          case ANSWER -> waits.places.add(place);
          case TIMEOUT -> {
            int await = consumers[place][0];
            waits.times[await] = rules.time(net.transitions().get(await).name());
            waits.over[await] = t;
          }
          default -> {} // nothing waits here
        }
      }
    }
    return waits;
  }

  private void add(int place, int transition, int leadsTo, Duration time) {
    places.add(place);
    times[transition] = time;
    over[transition] = leadsTo;
  }

  /** The places at which a pause or an await begins. */
  List<Integer> places() {
    return places;
  }

  /** When the time of one that begins now is over, or null if it waits for ever. */
  @Nullable Instant due(int transition, Instant now) {
    Duration time = times[transition];
    return time == null ? null : now.plus(time);
  }

  /** The transition that fires when the time is over. */
  int over(int transition) {
    if (over[transition] < 0) {
      throw new ReplayException("transition " + transition + " waits for ever");
    }
    return over[transition];
  }
}
