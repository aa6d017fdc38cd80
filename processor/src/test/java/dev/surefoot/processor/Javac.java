package dev.surefoot.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The running JDK's own compiler, fed with sources as text. */
final class Javac {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private final List<JavaFileObject> sources = new ArrayList<>();
  private final List<String> options = new ArrayList<>(List.of("-Xlint:all", "-Werror"));
  private final List<Processor> processors = new ArrayList<>();
  private final List<Path> classPath = new ArrayList<>();
  private final Recorder recorder = new Recorder();

  private Javac() {}

  /** With the DSL and the shop's steps, from class files, and with the processor. */
  static Javac withShop() {
    Javac javac = new Javac();
    javac.classPath.add(Shop.CLASSES);
    javac.processors.add(new SurefootProcessor(environment -> javac.recorder));
    return javac;
  }

  /** The same, and what is generated is written too. */
  static Javac generating() {
    Javac javac = new Javac();
    javac.classPath.add(Shop.CLASSES);
    javac.processors.add(
        new SurefootProcessor(
            environment -> new Written(javac.recorder, Outputs.files(environment))));
    return javac;
  }

  static Javac plain() {
    return new Javac();
  }

  Javac source(String file, String text) {
    sources.add(new Source(file, text));
    return this;
  }

  Javac sources(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(f -> f.toString().endsWith(".java"))
          .sorted()
          .forEach(f -> source(folder.relativize(f).toString(), read(f)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return this;
  }

  Javac options(String... more) {
    options.addAll(List.of(more));
    return this;
  }

  Javac without(String option) {
    options.remove(option);
    return this;
  }

  /** Runs beside the processor, before it. */
  Javac processor(Processor processor) {
    processors.add(0, processor);
    return this;
  }

  /** Runs instead of the processor. */
  Javac only(Processor processor) {
    processors.clear();
    processors.add(processor);
    return this;
  }

  Recorder recorder() {
    return recorder;
  }

  Javac classPath(Path more) {
    classPath.add(more);
    return this;
  }

  Compiled compile() {
    try {
      return compile(TemporaryFolders.next());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Compiled compile(Path classes) throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try (StandardJavaFileManager files =
        COMPILER.getStandardFileManager(diagnostics, Locale.ENGLISH, StandardCharsets.UTF_8)) {
      List<String> arguments = new ArrayList<>(options);
      arguments.addAll(List.of("-d", classes.toString(), "-s", classes.toString()));
      arguments.addAll(List.of("-cp", path()));
      var task = COMPILER.getTask(null, files, diagnostics, arguments, null, sources);
      task.setLocale(Locale.ENGLISH);
      task.setProcessors(processors);
      boolean success = task.call();
      List<String> all = diagnostics.getDiagnostics().stream().map(Javac::text).toList();
      List<String> messages = all.stream().filter(m -> !isNote(m)).toList();
      List<String> notes = all.stream().filter(Javac::isNote).toList();
      return new Compiled(success, messages, notes, classes, classPath, recorder);
    }
  }

  /** Notes of ours are kept apart: few of the test's flows use all that their steps make. */
  private static boolean isNote(String message) {
    return message.contains(" note: [SF-");
  }

  private String path() {
    String own = System.getProperty("java.class.path");
    StringBuilder all = new StringBuilder();
    classPath.forEach(p -> all.append(p).append(java.io.File.pathSeparator));
    return all + own;
  }

  /** {@code OrderFlow.java:[3,14] error: text}. */
  private static String text(Diagnostic<? extends JavaFileObject> d) {
    String file =
        d.getSource() == null ? "" : Path.of(d.getSource().toUri().getPath()).getFileName() + ":";
    String place =
        d.getLineNumber() < 0 ? "" : "[" + d.getLineNumber() + "," + d.getColumnNumber() + "] ";
    return file
        + place
        + d.getKind().toString().toLowerCase(Locale.ROOT)
        + ": "
        + d.getMessage(Locale.ENGLISH);
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Source extends SimpleJavaFileObject {
    private final String text;

    Source(String file, String text) {
      super(URI.create("string:///" + file.replace(java.io.File.separatorChar, '/')), Kind.SOURCE);
      this.text = text;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }

  /** Keeps what the processor hands to its output. */
  static final class Recorder implements FlowOutput {
    final Map<String, FlowClass> flows = new LinkedHashMap<>();
    final List<String> stubs = new ArrayList<>();
    final List<List<String>> stubSteps = new ArrayList<>();
    final List<UnreadFlow> unread = new ArrayList<>();

    @Override
    public void writeUnproved(UnreadFlow flow) {
      unread.add(flow);
    }

    @Override
    public void write(FlowClass flow, dev.surefoot.net.Net net) {
      FlowClass before = flows.put(flow.type().getQualifiedName().toString(), flow);
      if (before != null) {
        throw new AssertionError(flow.type() + " was written twice");
      }
    }

    @Override
    public void writeStub(javax.lang.model.element.TypeElement flow, List<String> steps) {
      stubs.add(flow.getQualifiedName().toString());
      stubSteps.add(steps);
    }
  }

  /** Hands on to two outputs. */
  private record Written(FlowOutput first, FlowOutput second) implements FlowOutput {
    @Override
    public void write(FlowClass flow, dev.surefoot.net.Net net) {
      first.write(flow, net);
      second.write(flow, net);
    }

    @Override
    public void writeStub(javax.lang.model.element.TypeElement flow, List<String> steps) {
      first.writeStub(flow, steps);
      second.writeStub(flow, steps);
    }

    @Override
    public void writeUnproved(UnreadFlow flow) {
      first.writeUnproved(flow);
      second.writeUnproved(flow);
    }
  }
}
