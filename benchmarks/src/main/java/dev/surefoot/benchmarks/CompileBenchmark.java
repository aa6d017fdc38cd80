package dev.surefoot.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * What the processor costs: javac over the same flows without it; with it; with one that only
 * writes out what was generated before; and over the flows together with what was generated as
 * plain source. The second less the third is reading, checking and generating; the third less the
 * fourth is what rounds and files cost whoever asks for them; the fourth less the first is
 * compiling what was generated.
 *
 * <p>Arguments: numbers of flows, default {@code 1 100 500}. The first round of each is cold only
 * in a process of its own: {@code --cold N MODE EXTRA-SOURCES} runs one such round and prints its
 * time.
 *
 * <p>Warm rounds are counted in flows, since what many flows warm up in one round takes few flows
 * many. They are printed twice: the time that passed, and the processor time of the compiling
 * thread, which tells what else the machine is doing from what javac does.
 *
 * <p>Memory is the least heap, of a list of sizes, in which a cold round ends.
 */
@SuppressWarnings("EnumOrdinal") // columns in the order of the modes
public final class CompileBenchmark {
  private enum Mode {
    WITHOUT,
    WITH,
    REPLAY,
    PLAIN
  }

  private static final int COLD_ROUNDS = 3;

  private static final int[] HEAPS = {32, 48, 64, 96, 128, 192, 256, 384, 512, 1024, 2048};

  /** What one compilation took, in milliseconds. */
  private record Time(double passed, double cpu) {}

  private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
  private final Path work;

  private CompileBenchmark(Path work) {
    this.work = work;
  }

  /** Prints the figures. */
  public static void main(String... args) throws IOException, InterruptedException {
    Path work = Files.createTempDirectory("surefoot-compile");
    try {
      CompileBenchmark benchmark = new CompileBenchmark(work);
      if (args.length == 4 && args[0].equals("--cold")) {
        Mode mode = Mode.valueOf(args[2]);
        List<JavaFileObject> sources = sources(Integer.parseInt(args[1]));
        if (mode == Mode.PLAIN) {
          sources.addAll(read(Path.of(args[3])));
        }
        System.out.println(benchmark.compile(mode, sources, Path.of(args[3])).passed());
      } else {
        int[] flows = Arrays.stream(args).mapToInt(Integer::parseInt).toArray();
        benchmark.all(flows.length == 0 ? new int[] {1, 100, 500} : flows);
      }
    } finally {
      delete(work);
    }
  }

  private void all(int... flows) throws IOException, InterruptedException {
    System.out.printf(
        Locale.ROOT,
        "%6s %5s | %9s %9s %9s %9s | %14s %14s %14s | %s%n",
        "flows",
        "",
        "without",
        "with",
        "replay",
        "plain",
        "ours, per flow",
        "rounds, each",
        "generated",
        "with / without");
    for (int n : flows) {
      print(n, "cold", coldTimes(n));
      Time[] warm = warmTimes(n);
      print(n, "warm", Arrays.stream(warm).mapToDouble(Time::passed).toArray());
      print(n, "cpu", Arrays.stream(warm).mapToDouble(Time::cpu).toArray());
      System.out.printf(
          Locale.ROOT,
          "%6d %5s | %6s MB %6s MB %6s MB %6s MB%n",
          n,
          "heap",
          leastHeap(n, Mode.WITHOUT),
          leastHeap(n, Mode.WITH),
          leastHeap(n, Mode.REPLAY),
          leastHeap(n, Mode.PLAIN));
    }
  }

  private static void print(int flows, String how, double... millis) {
    System.out.printf(
        Locale.ROOT,
        "%6d %5s | %6.0f ms %6.0f ms %6.0f ms %6.0f ms | %11.2f ms %11.2f ms %11.2f ms | %.2f%n",
        flows,
        how,
        millis[0],
        millis[1],
        millis[2],
        millis[3],
        (millis[1] - millis[2]) / flows,
        (millis[2] - millis[3]) / flows,
        (millis[3] - millis[0]) / flows,
        millis[1] / millis[0]);
  }

  private static int rounds(int flows) {
    return Math.max(5, Math.min(15, 1000 / flows));
  }

  private static int warmUp(int flows) {
    return Math.max(3, Math.min(50, 2000 / flows));
  }

  private Time[] warmTimes(int flows) throws IOException {
    Path generated = generated(flows);
    List<JavaFileObject> plain = sources(flows);
    plain.addAll(read(generated));
    int warmUp = warmUp(flows);
    int rounds = rounds(flows);
    Time[][] times = new Time[Mode.values().length][rounds];
    for (int round = -warmUp; round < rounds; round++) {
      for (Mode mode : Mode.values()) {
        Time time = compile(mode, mode == Mode.PLAIN ? plain : sources(flows), generated);
        if (round >= 0) {
          times[mode.ordinal()][round] = time;
        }
      }
    }
    return Arrays.stream(times).map(CompileBenchmark::median).toArray(Time[]::new);
  }

  private double[] coldTimes(int flows) throws IOException, InterruptedException {
    Path generated = generated(flows);
    double[] medians = new double[Mode.values().length];
    for (Mode mode : Mode.values()) {
      double[] times = new double[COLD_ROUNDS];
      for (int i = 0; i < times.length; i++) {
        String out =
            coldProcess(flows, mode, generated, List.of())
                .orElseThrow(() -> new IllegalStateException("the cold round failed"));
        times[i] = Double.parseDouble(out.strip());
      }
      medians[mode.ordinal()] = median(times);
    }
    return medians;
  }

  private String leastHeap(int flows, Mode mode) throws IOException, InterruptedException {
    Path generated = generated(flows);
    for (int heap : HEAPS) {
      List<String> options = List.of("-Xmx" + heap + "m", "-XX:+UseParallelGC");
      if (coldProcess(flows, mode, generated, options).isPresent()) {
        return Integer.toString(heap);
      }
    }
    return "more";
  }

  /** What a process of its own prints, or empty if it fails. */
  private static Optional<String> coldProcess(
      int flows, Mode mode, Path generated, List<String> options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            CompileBenchmark.class.getName(),
            "--cold",
            Integer.toString(flows),
            mode.name(),
            generated.toString()));
    ProcessBuilder.Redirect errors =
        options.isEmpty() ? ProcessBuilder.Redirect.INHERIT : ProcessBuilder.Redirect.DISCARD;
    Process process = new ProcessBuilder(command).redirectError(errors).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() == 0 ? Optional.of(out) : Optional.empty();
  }

  private static List<JavaFileObject> sources(int flows) {
    return new ArrayList<>(ManyFlows.sources(flows));
  }

  /** The folder with what is generated for the flows: {@code sources} and {@code classes}. */
  private Path generated(int flows) throws IOException {
    Path folder = work.resolve("generated-" + flows);
    Path sources = Files.createDirectories(folder.resolve("sources"));
    Path classes = Files.createDirectories(folder.resolve("classes"));
    try (StandardJavaFileManager files = files(sources, classes)) {
      task(Mode.WITH, files, sources(flows), folder).call();
    }
    try (Stream<Path> all = Files.walk(classes)) {
      for (Path file : all.filter(f -> f.toString().endsWith(".class")).toList()) {
        Files.delete(file);
      }
    }
    return folder;
  }

  private static List<JavaFileObject> read(Path generated) {
    Path folder = generated.resolve("sources");
    try (Stream<Path> files = Files.walk(folder)) {
      List<JavaFileObject> texts = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String name = folder.relativize(file).toString().replace(".java", "");
        texts.add(new JavaText(name.replace('/', '.'), Files.readString(file)));
      }
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private StandardJavaFileManager files(Path sources, Path classes) throws IOException {
    StandardJavaFileManager files = javac.getStandardFileManager(null, null, null);
    files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
    files.setLocationFromPaths(StandardLocation.SOURCE_OUTPUT, List.of(sources));
    return files;
  }

  private JavaCompiler.CompilationTask task(
      Mode mode, StandardJavaFileManager files, List<JavaFileObject> sources, Path generated) {
    boolean rounds = mode == Mode.WITH || mode == Mode.REPLAY;
    List<String> options =
        rounds ? List.of("-implicit:none") : List.of("-implicit:none", "-proc:none");
    JavaCompiler.CompilationTask task = javac.getTask(null, files, null, options, null, sources);
    if (mode == Mode.WITH) {
      task.setProcessors(ServiceLoader.load(Processor.class));
    } else if (mode == Mode.REPLAY) {
      task.setProcessors(
          List.of(new Replay(generated.resolve("sources"), generated.resolve("classes"))));
    }
    return task;
  }

  private Time compile(Mode mode, List<JavaFileObject> sources, Path generated) {
    try {
      Path classes = Files.createDirectories(work.resolve("classes"));
      Path written = Files.createDirectories(work.resolve("sources"));
      try (StandardJavaFileManager files = files(written, classes)) {
        JavaCompiler.CompilationTask task = task(mode, files, sources, generated);
        long startCpu = ProcessorTime.nanos();
        long start = System.nanoTime();
        boolean compiled = task.call();
        long nanos = System.nanoTime() - start;
        long cpu = ProcessorTime.nanos() - startCpu;
        if (!compiled) {
          throw new IllegalStateException("the flows do not compile " + mode);
        }
        delete(classes);
        return new Time(nanos / 1e6, cpu / 1e6);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Time median(Time... times) {
    return new Time(
        median(Arrays.stream(times).mapToDouble(Time::passed).toArray()),
        median(Arrays.stream(times).mapToDouble(Time::cpu).toArray()));
  }

  private static double median(double... times) {
    double[] sorted = times.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }

  private static void delete(Path folder) throws IOException {
    if (Files.exists(folder)) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}
