package dev.surefoot.testing;

import dev.surefoot.Attempt;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** An outside world that does each thing once: what stays done of it. */
final class World {
  private final Set<String> done = new TreeSet<>();

  private final Map<String, Integer> polls = new HashMap<>();

  void run(Attempt attempt) {
    done.add(name(attempt));
  }

  /** How often the end of what a step submitted has been asked for. */
  int asked(Attempt attempt) {
    return polls.merge(name(attempt), 1, Integer::sum);
  }

  void undo(Attempt attempt) {
    done.remove(name(attempt).replace("/undo", ""));
  }

  private static String name(Attempt attempt) {
    return attempt.key().substring(attempt.key().indexOf('/') + 1);
  }

  List<String> done() {
    return List.copyOf(done);
  }
}
