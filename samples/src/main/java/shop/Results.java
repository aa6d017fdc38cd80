package shop;

import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** What became of the orders. Safe for use by many threads. */
final class Results {
  private record Kind(String outcome, String why) {}

  private static final int MALFORMED_SHOWN = 20;

  private final Map<Kind, List<Long>> millis =
      new TreeMap<>(Comparator.comparing(Kind::outcome).thenComparing(Kind::why));
  private final List<OrderFile.Malformed> malformed = new ArrayList<>();
  private long started;
  private long ended;
  private long undone;

  synchronized void started() {
    started++;
  }

  synchronized void malformed(OrderFile.Malformed line) {
    malformed.add(line);
  }

  synchronized void ended(Report report) {
    boolean finished = report.state() == InstanceState.FINISHED;
    ended++;
    undone += finished ? 0 : 1;
    Duration took =
        report.end() == null ? Duration.ZERO : Duration.between(report.start(), report.end());
    String outcome = report.state() == InstanceState.ROLLED_BACK ? "undone" : word(report.state());
    String why = report.cause() == null ? "" : report.cause();
    millis.computeIfAbsent(new Kind(outcome, why), k -> new ArrayList<>()).add(took.toMillis());
  }

  private static String word(InstanceState state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** Whether every line was an order and every order ended. */
  synchronized boolean complete() {
    return malformed.isEmpty() && ended == started;
  }

  synchronized String progress() {
    return String.format(
        Locale.ROOT,
        "%,d orders: %,d finished, %,d undone, %,d on their way",
        started,
        ended - undone,
        undone,
        started - ended);
  }

  synchronized void print(PrintStream out) {
    int width = millis.keySet().stream().mapToInt(k -> k.why().length()).max().orElse(0);
    String row = "%-10s %-" + Math.max(width, 3) + "s %8s %10s %10s%n";
    out.println();
    out.printf(Locale.ROOT, row, "orders", "why", "count", "median", "longest");
    millis.forEach(
        (kind, times) -> {
          Collections.sort(times);
          out.printf(
              Locale.ROOT,
              row,
              kind.outcome(),
              kind.why(),
              String.format(Locale.ROOT, "%,d", times.size()),
              times.get(times.size() / 2) + " ms",
              times.get(times.size() - 1) + " ms");
        });
    out.println();
    malformed.stream()
        .limit(MALFORMED_SHOWN)
        .forEach(m -> out.println("line " + m.line() + " is left out: " + m.why()));
    if (malformed.size() > MALFORMED_SHOWN) {
      out.println("and " + (malformed.size() - MALFORMED_SHOWN) + " more lines");
    }
  }
}
