package dev.surefoot.testing;

import dev.surefoot.Attempt;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** An outside world that does each thing once: what stays done of it. */
final class World {
  private final Set<String> done = new TreeSet<>();

  void run(Attempt attempt) {
    done.add(name(attempt));
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
