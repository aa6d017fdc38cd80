package dev.surefoot.check;

import dev.surefoot.model.Await;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Span;
import dev.surefoot.model.TimeSpan;
import java.util.List;

/** Reports lengths of time of a wrong form. */
final class TimeRules {
  private TimeRules() {}

  static void check(Outline outline, Problems problems) {
    for (Spot spot : outline.spots()) {
      if (spot.node() instanceof Pause pause) {
        check(spot, pause.time(), problems);
      } else if (spot.node() instanceof Await await && await.timeout() != null) {
        check(spot, await.timeout().time(), problems);
      }
    }
  }

  private static void check(Spot spot, Span time, Problems problems) {
    try {
      if (TimeSpan.parse(time.text()).isZero()) {
        problems.add(spot, Finding.TIME_FORM.problem(time.at(), List.of(), time.text()));
      }
    } catch (IllegalArgumentException e) {
      problems.add(spot, Finding.TIME_FORM.problem(time.at(), List.of(), time.text()));
    }
  }
}
