package dev.surefoot.processor;

import dev.surefoot.FlowDefinition;
import dev.surefoot.model.FlowModel;
import java.lang.reflect.Constructor;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a run of the compiler gave. */
record Compiled(
    boolean success,
    List<String> diagnostics,
    List<String> notes,
    Path classes,
    List<Path> classPath,
    Javac.Recorder recorder) {

  /** The model that the processor read, of a flow by its qualified name. */
  FlowModel read(String flow) {
    FlowClass read = recorder.flows.get(flow);
    if (read == null) {
      throw new AssertionError(
          flow + " was not read: " + diagnostics + ", only " + recorder.flows.keySet());
    }
    return read.model();
  }

  /** The model that running the compiled definition gives; named as {@link Class#getName()}. */
  FlowModel run(String flow) {
    return runAll(List.of(flow)).get(flow);
  }

  /** The same for several definitions. */
  Map<String, FlowModel> runAll(List<String> flows) {
    Map<String, FlowModel> models = new HashMap<>();
    try (URLClassLoader loader =
        new URLClassLoader(urls(), FlowDefinition.class.getClassLoader())) {
      for (String flow : flows) {
        Constructor<?> constructor = loader.loadClass(flow).getDeclaredConstructor();
        constructor.setAccessible(true);
        models.put(flow, FlowDefinition.modelOf((FlowDefinition<?>) constructor.newInstance()));
      }
      return models;
    } catch (ReflectiveOperationException | java.io.IOException e) {
      throw new AssertionError(e);
    }
  }

  URL[] urls() {
    List<URL> all = new ArrayList<>();
    all.add(url(classes));
    for (Path p : classPath) {
      all.add(url(p));
    }
    return all.toArray(URL[]::new);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
