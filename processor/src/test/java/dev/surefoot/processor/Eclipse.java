package dev.surefoot.processor;

import java.io.File;
import java.io.IOException;
import java.io.StringWriter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import org.eclipse.jdt.internal.compiler.tool.EclipseCompiler;

/** Eclipse's own compiler, which finds the processor on its processor path as in a user's build. */
final class Eclipse {
  private static final List<Path> CLASS_PATH =
      Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
          .map(Path::of)
          .toList();

  private final Map<String, String> sources = new TreeMap<>();
  private final Path folder;
  private List<String> messages = List.of();

  Eclipse(Path folder) {
    this.folder = folder;
  }

  Eclipse source(String file, String text) {
    sources.put(file, text);
    return this;
  }

  Eclipse compile() throws IOException {
    Path classes = Files.createDirectories(classes());
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    EclipseCompiler compiler = new EclipseCompiler();
    try (var files =
        compiler.getStandardFileManager(diagnostics, Locale.ROOT, StandardCharsets.UTF_8)) {
      List<Path> written = write();
      compiler
          .getTask(
              new StringWriter(),
              files,
              diagnostics,
              List.of(
                  "--release",
                  "17",
                  "-warn:all",
                  "-d",
                  classes.toString(),
                  "-s",
                  Files.createDirectories(folder.resolve("generated")).toString(),
                  "-cp",
                  join(entry -> !isChecker(entry)),
                  "-processorpath",
                  join(entry -> true)),
              null,
              files.getJavaFileObjectsFromPaths(written))
          .call();
    }
    messages =
        diagnostics.getDiagnostics().stream()
            .map(d -> d.getKind() + ": " + d.getMessage(Locale.ROOT))
            .toList();
    return this;
  }

  private List<Path> write() throws IOException {
    Path root = folder.resolve("source");
    for (Map.Entry<String, String> source : sources.entrySet()) {
      Path file = root.resolve(source.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, source.getValue());
    }
    return sources.keySet().stream().map(root::resolve).toList();
  }

  private Path classes() {
    return folder.resolve("classes");
  }

  /** What the compiler said of its own or for a processor. */
  List<String> messages() {
    return messages;
  }

  List<String> errors() {
    return messages.stream().filter(message -> message.startsWith("ERROR")).toList();
  }

  /** Calls a static method without parameters, with all that tests see on the class path. */
  Object call(String type, String method) throws Throwable {
    return call(type, method, entry -> true);
  }

  /** The same without the processor and what only it needs. */
  Object callWithoutChecker(String type, String method) throws Throwable {
    return call(type, method, entry -> !isChecker(entry));
  }

  /** The same with the processor, but without what it depends on. */
  Object callWithHalfAChecker(String type, String method) throws Throwable {
    return call(type, method, entry -> !entry.getFileName().toString().startsWith("jgrapht"));
  }

  private Object call(String type, String method, Predicate<Path> entries) throws Throwable {
    List<URL> urls = CLASS_PATH.stream().filter(entries).map(Eclipse::url).toList();
    URL[] all = new URL[urls.size() + 1];
    all[0] = url(classes());
    System.arraycopy(urls.toArray(URL[]::new), 0, all, 1, urls.size());
    Thread thread = Thread.currentThread();
    ClassLoader before = thread.getContextClassLoader();
    try (URLClassLoader loader = new URLClassLoader(all, ClassLoader.getPlatformClassLoader())) {
      thread.setContextClassLoader(loader);
      return loader.loadClass(type).getMethod(method).invoke(null);
    } catch (java.lang.reflect.InvocationTargetException e) {
      throw e.getCause();
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  private static String join(Predicate<Path> entries) {
    return CLASS_PATH.stream()
        .filter(entries)
        .map(Path::toString)
        .collect(Collectors.joining(File.pathSeparator));
  }

  private static boolean isChecker(Path entry) {
    return entry.equals(homeOf(SurefootProcessor.class))
        || entry.equals(homeOf(Eclipse.class))
        || entry.getFileName().toString().startsWith("jgrapht");
  }

  private static Path homeOf(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (java.net.URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalStateException(e);
    }
  }
}
