package dev.surefoot.testing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Something that happens to a simulated engine; each by itself, so that any can be left out. */
sealed interface Act {
  /** An instance is started, or was. */
  record Start(int instance) implements Act {}

  /** An instance is created and not started. */
  record Create(int instance) implements Act {}

  /** The engine does some of what it has to do. */
  record Run(int tasks) implements Act {}

  /** Time passes. */
  record Pass(Duration time) implements Act {}

  /** The engine is closed and, after a time, opened again. */
  record Restart(Duration down) implements Act {}

  /** The engine will be killed some places later, and, after a time, opened again. */
  record Crash(int places, Duration down) implements Act {}

  /** The store does not answer for some commits. */
  record Outage(int commits, boolean kept) implements Act {}

  /** An operator asks for something. */
  record Ask(int instance, int request, int step) implements Act {}

  /** A schedule of a seed. */
  static List<Act> schedule(SplittableRandom random, int length) {
    List<Act> acts = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      int instance = random.nextInt(SimulatedEngine.INSTANCES);
      Duration time = Duration.ofMillis((long) Math.exp(random.nextDouble(18)));
      acts.add(
          switch (random.nextInt(14)) {
            case 0, 1, 2 -> new Start(instance);
            case 3 -> new Create(instance);
            case 4, 5 -> new Run(1 + random.nextInt(10));
            case 6 -> new Pass(time);
            case 7 -> new Restart(time);
            case 8 -> new Crash(random.nextInt(20), time);
            case 9 -> new Outage(1 + random.nextInt(3), random.nextBoolean());
            default -> new Ask(instance, random.nextInt(22), random.nextInt(60));
          });
    }
    return acts;
  }
}
