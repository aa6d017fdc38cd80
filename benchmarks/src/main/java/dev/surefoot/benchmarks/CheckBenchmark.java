package dev.surefoot.benchmarks;

import dev.surefoot.Redirections;
import dev.surefoot.check.FlowCheck;
import dev.surefoot.check.Problem;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.net.RollbackTable;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What the rules and the proof cost on large flows, without any compiler around them: milliseconds
 * of processor time, the median of warm rounds; beside it compiling the net, and finding what may
 * be rolled back to what.
 *
 * <p>Arguments: numbers of steps in a row, default {@code 100 1000 3000}.
 */
public final class CheckBenchmark {
  private static final int ROUNDS = 15;

  /** Of processor time: all flows are checked in turn for so long before one counts. */
  private static final long WARM_UP_NANOS = 10_000_000_000L;

  private CheckBenchmark() {}

  /** Prints the figures. */
  public static void main(String... args) {
    int[] steps = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
    Map<String, FlowModel> flows = new LinkedHashMap<>();
    for (int n : steps.length == 0 ? new int[] {100, 1000, 3000} : steps) {
      flows.put(n + " steps in a row, a choice each tenth", LargeFlows.chain(n));
    }
    flows.put("10 branches of 10 steps with jumps", LargeFlows.parallel("p", 10, 10));
    flows.put("500 branches beside each other, twice", LargeFlows.twoParallels(500));
    flows.put("200 choices in each other", LargeFlows.nested(200));
    flows.put("400 choices in each other", LargeFlows.nested(400));
    System.out.printf(Locale.ROOT, "%-42s %10s %10s %10s%n", "flow", "check", "net", "rollbacks");
    warmUp(flows.values());
    flows.forEach(CheckBenchmark::measure);
  }

  private static void warmUp(Collection<FlowModel> flows) {
    long end = ProcessorTime.nanos() + WARM_UP_NANOS;
    while (ProcessorTime.nanos() < end) {
      for (FlowModel flow : flows) {
        proved(flow);
        RollbackTable.of(NetCompiler.compile(flow), Set.of());
      }
    }
  }

  private static void measure(String what, FlowModel flow) {
    Net net = NetCompiler.compile(flow);
    System.out.printf(
        Locale.ROOT,
        "%-42s %7.2f ms %7.2f ms %7.2f ms%n",
        what,
        millis(() -> proved(flow)),
        millis(() -> NetCompiler.compile(flow)),
        millis(() -> RollbackTable.of(net, Set.of())));
  }

  private static void proved(FlowModel flow) {
    for (Problem problem : FlowCheck.check(flow, Redirections.ANY_SOUND)) {
      if (problem.isError()) {
        throw new IllegalStateException(flow.name() + " is not sound: " + problem.text());
      }
    }
  }

  private static double millis(Runnable work) {
    double[] times = new double[ROUNDS];
    for (int i = 0; i < times.length; i++) {
      long start = ProcessorTime.nanos();
      work.run();
      times[i] = (ProcessorTime.nanos() - start) / 1e6;
    }
    Arrays.sort(times);
    return times[times.length / 2];
  }
}
