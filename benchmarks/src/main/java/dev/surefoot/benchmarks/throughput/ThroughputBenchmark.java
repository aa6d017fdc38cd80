package dev.surefoot.benchmarks.throughput;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Durable steps a second of the engine, beside two loops without any feature that are written by
 * hand: one commit a step by whoever did it, and a group commit. Each is a ceiling. They take
 * turns, so that ratios hold where absolute figures do not.
 *
 * <p>Arguments: seconds for each measurement, default 5; databases, default all: {@code shm},
 * PostgreSQL in memory; {@code lag}, the same where each flush of the log waits a millisecond, as
 * on a network volume; {@code disk}, PostgreSQL in the folder for temporary files; {@code h2}, a
 * file there.
 */
public final class ThroughputBenchmark {
  private static final int[] IN_FLIGHT = {1, 8, 256};

  /** Until the JVM compiles nothing of importance any more. */
  private static final int WARM_UP_SECONDS = 12;

  private ThroughputBenchmark() {}

  /** Prints the figures. */
  public static void main(String... args) throws Exception {
    int seconds = args.length == 0 ? 5 : Integer.parseInt(args[0]);
    List<String> names =
        args.length < 2
            ? List.of("shm", "lag", "disk", "h2")
            : Arrays.asList(args).subList(1, args.length);
    System.out.printf(
        Locale.ROOT,
        "%d s each, %d cores, load when it began %.1f; steps a second; ms that half and 99 of 100"
            + " instances took at most; bytes of the log and commits of each step%n",
        seconds,
        Runtime.getRuntime().availableProcessors(),
        ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
    System.out.printf(
        "%-5s %-5s %4s | %36s | %36s | %36s | %s%n",
        "",
        "",
        "open",
        "one commit a step",
        "group commit",
        "surefoot",
        "of one / of group, log of group's");
    for (String name : names) {
      Path shm = Path.of("/dev/shm");
      Path folder =
          name.equals("shm") || name.equals("lag") && Files.isWritable(shm)
              ? Files.createTempDirectory(shm, "surefoot")
              : Files.createTempDirectory("surefoot");
      try (Database database = database(name, folder)) {
        measure(database, seconds);
      } finally {
        delete(folder);
      }
    }
  }

  private static Database database(String name, Path folder) throws IOException {
    return name.equals("h2")
        ? new H2File(folder)
        : new Postgres(name, folder.resolve("data"), name.equals("lag") ? 1000 : 0);
  }

  private static void measure(Database database, int seconds) throws Exception {
    for (Shape shape : Shape.values()) {
      try (GroupCommit subject = new GroupCommit(database, shape)) {
        new Pace(WARM_UP_SECONDS / 3).measure(256, subject);
      }
      try (Surefoot subject = new Surefoot(database.emptyStore(), shape)) {
        new Pace(WARM_UP_SECONDS).measure(256, subject);
      }
      for (int inFlight : IN_FLIGHT) {
        Figure one;
        try (OneCommit subject = new OneCommit(database)) {
          one = measure(database, seconds, Math.min(inFlight, 32), subject);
        }
        Figure group;
        try (GroupCommit subject = new GroupCommit(database, shape)) {
          group = measure(database, seconds, inFlight, subject);
        }
        Figure surefoot;
        try (Surefoot subject = new Surefoot(database.emptyStore(), shape)) {
          surefoot = measure(database, seconds, inFlight, subject);
        }
        System.out.printf(
            Locale.ROOT,
            "%-5s %-5s %4d | %s | %s | %s | %4.0f %% / %4.0f %%, %.2f%n",
            database.name(),
            shape.name().toLowerCase(Locale.ROOT),
            inFlight,
            text(one),
            text(group),
            text(surefoot),
            100 * surefoot.steps() / one.steps(),
            100 * surefoot.steps() / group.steps(),
            surefoot.bytes() / group.bytes());
      }
    }
  }

  private static Figure measure(Database database, int seconds, int inFlight, Pace.Subject subject)
      throws Exception {
    Database.Written before = database.written();
    Figure figure = new Pace(seconds).measure(inFlight, subject);
    return figure.with(before, database.written());
  }

  private static String text(Figure figure) {
    return String.format(
        Locale.ROOT,
        "%,9.0f/s %6.1f %6.1f %5.0f %4.2f",
        figure.steps(),
        figure.within(0.5),
        figure.within(0.99),
        figure.bytes(),
        figure.commits());
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
