package dev.surefoot.processor.write;

import dev.surefoot.FlowDefinition;
import dev.surefoot.Poll;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.Undo;
import dev.surefoot.check.undo.Calls;
import dev.surefoot.check.undo.Polling;
import dev.surefoot.check.undo.StepContract;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.StepType;
import dev.surefoot.runtime.BoundFlow;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.MirroredTypesException;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Elements;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * A run of the real compiler over source texts, in which {@link FlowWriter} writes what belongs to
 * one flow. The flow's model comes from running its definition, which is compiled beforehand.
 */
final class Compilation {
  private static final List<Path> RUNTIME =
      List.of(home(FlowDefinition.class), home(BoundFlow.class), home(Nullable.class));

  /** A class path without the runtime. */
  static final List<Path> DSL_ONLY = List.of(home(FlowDefinition.class), home(Nullable.class));

  private final Path folder;
  private final List<Path> classPath;
  private final TreeMap<String, String> sources = new TreeMap<>();
  private List<String> messages = List.of();

  Compilation(Path folder) {
    this(folder, RUNTIME);
  }

  Compilation(Path folder, List<Path> classPath) {
    this.folder = folder;
    this.classPath = classPath;
  }

  Compilation with(String className, String source) {
    sources.put(className, source);
    return this;
  }

  /** Compiles with everything written for the proved flow of this binary name. */
  Compilation proved(String flow) {
    FlowModel model = model(flow);
    return run(
        new FlowProcessor(flow) {
          @Override
          void write(FlowWriter writer, TypeElement type) throws IOException {
            FlowClass read = read(type, model, processingEnv.getElementUtils());
            writer.write(read, NetCompiler.compile(model));
          }
        });
  }

  /** Compiles with stubs for the flow of this binary name. */
  Compilation stubbed(String flow, List<String> steps) {
    return run(
        new FlowProcessor(flow) {
          @Override
          void write(FlowWriter writer, TypeElement type) throws IOException {
            writer.writeStub(type, steps);
          }
        });
  }

  /** The model that running the flow's definition gives, in a class path of its own. */
  FlowModel model(String flow) {
    Compilation plain = new Compilation(folder.resolve("plain"), classPath);
    // Sources that use generated types cannot be compiled before those exist.
    sources.entrySet().stream()
        .filter(source -> !source.getValue().contains("Binding"))
        .forEach(source -> plain.with(source.getKey(), source.getValue()));
    plain.run(null);
    if (!plain.messages.isEmpty()) {
      throw new IllegalStateException("the flow itself does not compile: " + plain.messages);
    }
    try (URLClassLoader loader = plain.load()) {
      var constructor = loader.loadClass(flow).getDeclaredConstructor();
      constructor.setAccessible(true);
      return FlowDefinition.modelOf((FlowDefinition<?>) constructor.newInstance());
    } catch (ReflectiveOperationException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  Net net(String flow) {
    return NetCompiler.compile(model(flow));
  }

  /** What the compiler said; empty for a clean build. */
  List<String> messages() {
    return messages;
  }

  /** Generated sources and resources by their path. */
  TreeMap<String, String> generated() {
    TreeMap<String, String> files = new TreeMap<>();
    for (String root : List.of("generated", "classes")) {
      Path base = folder.resolve(root);
      try (Stream<Path> all = Files.walk(base)) {
        for (Path file : all.filter(Files::isRegularFile).toList()) {
          if (!file.toString().endsWith(".class")) {
            files.put(base.relativize(file).toString().replace('\\', '/'), Files.readString(file));
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return files;
  }

  /** Loads what was compiled. */
  URLClassLoader load() {
    try {
      URL url = folder.resolve("classes").toUri().toURL();
      return new URLClassLoader(new URL[] {url}, Compilation.class.getClassLoader());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Compilation run(@Nullable Processor processor) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<String> options =
        new ArrayList<>(List.of("--release", "17", "-Xlint:all,-options", "-Werror"));
    options.addAll(List.of("-d", made("classes"), "-s", made("generated"), "-cp"));
    options.add(
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    if (processor == null) {
      options.add("-proc:none");
    }
    var units = sources.entrySet().stream().map(s -> source(s.getKey(), s.getValue())).toList();
    var task = compiler.getTask(null, null, diagnostics, options, null, units);
    task.setLocale(Locale.ROOT);
    if (processor != null) {
      task.setProcessors(List.of(processor));
    }
    task.call();
    messages = diagnostics.getDiagnostics().stream().map(d -> d.getMessage(Locale.ROOT)).toList();
    return this;
  }

  private String made(String name) {
    try {
      return Files.createDirectories(folder.resolve(name)).toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaFileObject source(String className, String text) {
    URI uri = URI.create("string:///" + className.replace('.', '/') + ".java");
    return new SimpleJavaFileObject(uri, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return text;
      }
    };
  }

  private static Path home(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static FlowClass read(TypeElement type, FlowModel model, Elements elements) {
    DeclaredType definition = (DeclaredType) type.getSuperclass();
    var flow = type.getAnnotation(dev.surefoot.Flow.class);
    return new FlowClass(
        type,
        model,
        flow.redirections(),
        flow.onFailure(),
        flow.onUndoFailure(),
        definition.getTypeArguments().get(0),
        result(type),
        dev.surefoot.model.Source.NONE,
        steps(model, elements),
        List.of());
  }

  private static Optional<TypeMirror> result(TypeElement type) {
    return type.getAnnotationMirrors().stream()
        .flatMap(mirror -> mirror.getElementValues().entrySet().stream())
        .filter(value -> value.getKey().getSimpleName().contentEquals("result"))
        .map(value -> (AnnotationValue) value.getValue())
        .map(value -> (TypeMirror) value.getValue())
        .findFirst();
  }

  private static List<StepType> steps(FlowModel model, Elements elements) {
    Set<String> names = new LinkedHashSet<>();
    collect(model.body(), names);
    return names.stream().map(name -> step(name, elements)).toList();
  }

  private static void collect(dev.surefoot.model.Sequence body, Set<String> names) {
    body.nodes()
        .forEach(
            node -> {
              node.runs().ifPresent(run -> names.add(run.binaryName()));
              node.branches().forEach(branch -> collect(branch.body(), names));
            });
  }

  private static StepType step(String binaryName, Elements elements) {
    TypeElement type = elements.getTypeElement(binaryName.replace('$', '.'));
    return new StepType(
        type,
        binaryName,
        method(type, elements, Run.class).orElseThrow(),
        method(type, elements, Undo.class),
        method(type, elements, Poll.class),
        contract(type, method(type, elements, Undo.class), method(type, elements, Poll.class)));
  }

  private static StepContract contract(
      TypeElement type, Optional<ExecutableElement> undo, Optional<ExecutableElement> poll) {
    Step step = type.getAnnotation(Step.class);
    return new StepContract(
        type.getSimpleName().toString(),
        step.undo(),
        new Calls(
            step.attempts(), step.backoff(), step.maxBackoff(), retryOn(step), step.timeout()),
        step.onFailure(),
        undo.map(method -> method.getAnnotation(Undo.class))
            .map(u -> new Calls(u.attempts(), u.backoff(), "", Calls.EVERYTHING, u.timeout())),
        poll.map(method -> method.getAnnotation(Poll.class))
            .map(p -> new Polling(p.every(), p.timeout())),
        step.concurrency(),
        Map.of());
  }

  private static List<String> retryOn(Step step) {
    try {
      return Stream.of(step.retryOn()).map(Class::getName).toList();
    } catch (MirroredTypesException types) { // as every class of an annotation comes
      return types.getTypeMirrors().stream().map(TypeMirror::toString).toList();
    }
  }

  private static Optional<ExecutableElement> method(
      TypeElement type, Elements elements, Class<? extends Annotation> marked) {
    return ElementFilter.methodsIn(elements.getAllMembers(type)).stream()
        .filter(method -> method.getAnnotation(marked) != null)
        .findFirst();
  }

  /** Writes what belongs to one flow in the first round, and claims the annotations. */
  private abstract static class FlowProcessor extends AbstractProcessor {
    private final String flow;
    private boolean written;

    FlowProcessor(String flow) {
      this.flow = flow;
    }

    abstract void write(FlowWriter writer, TypeElement type) throws IOException;

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      if (!written) {
        written = true;
        try {
          write(
              new FlowWriter(processingEnv),
              processingEnv.getElementUtils().getTypeElement(flow.replace('$', '.')));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
      return true;
    }
  }
}
