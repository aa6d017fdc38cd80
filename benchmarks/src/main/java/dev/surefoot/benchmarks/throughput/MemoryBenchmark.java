package dev.surefoot.benchmarks.throughput;

import com.sun.management.OperatingSystemMXBean;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.runtime.EngineOptions;
import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.Codec;
import java.lang.management.ManagementFactory;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What the engine costs when no database is in the way: the core alone, what the codec takes for a
 * value, and steps a second through the memory store beside a fork and join that is written by hand
 * on the same kind of pool.
 *
 * <p>Argument: seconds for each measurement, default 3.
 */
public final class MemoryBenchmark {
  private static final OperatingSystemMXBean SYSTEM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

  private static final int LARGEST = 256;
  private static final int[] IN_FLIGHT = {1, 8, LARGEST};
  private static final int WARM_UP_SECONDS = 8;
  private static final int ROUNDS = 200;

  private MemoryBenchmark() {}

  /** Prints the figures. */
  public static void main(String... args) throws Exception {
    int seconds = args.length == 0 ? 3 : Integer.parseInt(args[0]);
    System.out.printf(
        Locale.ROOT,
        "%d s each, %d cores, load when it began %.1f%n",
        seconds,
        Runtime.getRuntime().availableProcessors(),
        SYSTEM.getSystemLoadAverage());
    core(seconds);
    codec(seconds);
    engine(seconds);
  }

  private static void core(int seconds) {
    System.out.printf(
        "%n%-9s | %25s | %25s | %s%n", "the core", "deciding", "replaying", "bare token game");
    Map<String, FlowDefinition<?>> flows = new LinkedHashMap<>();
    flows.put("seq5", new Seq5());
    flows.put("par3", new Par3());
    flows.put("loop", new Loop());
    flows.forEach(
        (name, flow) -> {
          CoreSpeed core = new CoreSpeed(flow, name.equals("loop") ? ROUNDS : 0);
          System.out.printf(
              "%-9s | %s | %s | %s%n",
              name,
              text(core.deciding(seconds)),
              text(core.replaying(seconds)),
              text(core.playing(seconds)));
        });
  }

  private static String text(CoreSpeed.Figure figure) {
    return String.format(Locale.ROOT, "%,11.0f/s %,6.0f bytes", figure.firings(), figure.bytes());
  }

  private static void codec(int seconds) {
    Key<String> key = Key.of(String.class);
    Codec codec = EngineOptions.DEFAULTS.codec();
    byte[] bytes = codec.encode(key, "in");
    for (int round = 0; round < 2; round++) {
      long start = SYSTEM.getProcessCpuTime();
      long took = 0;
      long times = 0;
      while (took < seconds * 1_000_000_000L) {
        for (int i = 0; i < 1000; i++) {
          times += codec.decode(key, bytes).length() / 2;
        }
        took = SYSTEM.getProcessCpuTime() - start;
      }
      if (round == 1) {
        System.out.printf(Locale.ROOT, "%nthe codec reads a short text in %d ns%n", took / times);
      }
    }
  }

  private static void engine(int seconds) throws Exception {
    System.out.printf(
        "%n%-5s %4s | %17s | %43s | %s%n",
        "", "open", "fork and join", "surefoot, of processors, half and 99 of 100", "of it");
    for (Shape shape : Shape.values()) {
      try (ForkJoin subject = new ForkJoin(shape)) {
        new Pace(WARM_UP_SECONDS / 2).measure(LARGEST, subject);
      }
      try (Surefoot subject = new Surefoot(Stores.memory(), shape)) {
        new Pace(WARM_UP_SECONDS).measure(LARGEST, subject);
      }
      for (int inFlight : IN_FLIGHT) {
        Figure ideal;
        try (ForkJoin subject = new ForkJoin(shape)) {
          ideal = new Pace(seconds).measure(inFlight, subject);
        }
        Figure surefoot;
        long cpu = SYSTEM.getProcessCpuTime();
        try (Surefoot subject = new Surefoot(Stores.memory(), shape)) {
          surefoot = new Pace(seconds).measure(inFlight, subject);
        }
        cpu = SYSTEM.getProcessCpuTime() - cpu;
        System.out.printf(
            Locale.ROOT,
            "%-5s %4d | %,9.0f steps/s | %,9.0f steps/s %5.1f us %7.3f %7.3f ms | %4.1f %%%n",
            shape.name().toLowerCase(Locale.ROOT),
            inFlight,
            ideal.steps(),
            surefoot.steps(),
            cpu / 1e3 / surefoot.all(),
            surefoot.within(0.5),
            surefoot.within(0.99),
            100 * surefoot.steps() / ideal.steps());
      }
      relay(seconds, shape);
    }
  }

  /** Without the threads that begin instances, and are woken for each. */
  private static void relay(int seconds, Shape shape) throws Exception {
    long cpu = SYSTEM.getProcessCpuTime();
    try (Surefoot subject = new Surefoot(Stores.memory(), shape)) {
      Figure figure = new Relay(seconds).measure(LARGEST, subject);
      System.out.printf(
          Locale.ROOT,
          "%-5s %4d | who ends one begins | %,9.0f steps/s %5.1f us%n",
          shape.name().toLowerCase(Locale.ROOT),
          LARGEST,
          figure.steps(),
          (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / figure.all());
    }
  }
}
