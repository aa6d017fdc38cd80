package travel;

import dev.surefoot.Attempt;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The outside world: a request with a key that it has seen takes no effect again. */
public final class Agency {
  private final Set<String> seen = new HashSet<>();
  private final List<String> book = new ArrayList<>();

  /** Does something, once for each execution. */
  public void once(Attempt attempt, String what) {
    if (seen.add(attempt.key())) {
      book.add(what);
    }
  }

  /** What was done. */
  public List<String> book() {
    return List.copyOf(book);
  }
}
