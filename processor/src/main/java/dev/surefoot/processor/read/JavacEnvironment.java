package dev.surefoot.processor.read;

import com.sun.source.util.JavacTask;
import com.sun.source.util.Trees;
import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;
import org.jspecify.annotations.Nullable;

/**
 * Finds the compiler's own environment under the wrappers that build tools put around it: Gradle a
 * class with a field, IntelliJ's build a dynamic proxy.
 */
public final class JavacEnvironment {
  private static final String JAVAC = "com.sun.tools.javac.processing.JavacProcessingEnvironment";
  private static final String INTELLIJ = "org.jetbrains.jps.javac.APIWrappers";
  private static final int MOST_WRAPPERS = 8;
  private static final List<String> FIELDS =
      List.of("delegate", "processingEnv", "val$delegateTo", "myDelegate", "arg$1");

  private JavacEnvironment() {}

  /** The trees of javac, or empty under another compiler. */
  public static Optional<Trees> trees(ProcessingEnvironment environment) {
    try {
      return unwrapped(environment).map(Trees::instance);
    } catch (LinkageError | IllegalArgumentException e) {
      return Optional.empty(); // the compiler runs without the module jdk.compiler
    }
  }

  /** The compilation task of javac, to listen to. */
  public static Optional<JavacTask> task(ProcessingEnvironment environment) {
    return unwrapped(environment).map(JavacTask::instance);
  }

  private static Optional<ProcessingEnvironment> unwrapped(ProcessingEnvironment environment) {
    Object at = environment;
    for (int depth = 0; at != null && depth < MOST_WRAPPERS; depth++) {
      if (at.getClass().getName().equals(JAVAC)) {
        return Optional.of((ProcessingEnvironment) at);
      }
      Object inner = byIntelliJ(at);
      at = inner != null ? inner : byField(at);
    }
    return Optional.empty();
  }

  /** The way that IntelliJ's build offers to processors. */
  private static @Nullable Object byIntelliJ(Object wrapper) {
    try {
      Class<?> wrappers = Class.forName(INTELLIJ, true, wrapper.getClass().getClassLoader());
      Object inner =
          wrappers
              .getDeclaredMethod("unwrap", Class.class, Object.class)
              .invoke(null, ProcessingEnvironment.class, wrapper);
      return inner;
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      return null; // not IntelliJ, or not its wrapper
    }
  }

  private static @Nullable Object byField(Object wrapper) {
    Object holder =
        Proxy.isProxyClass(wrapper.getClass()) ? Proxy.getInvocationHandler(wrapper) : wrapper;
    for (Class<?> c = holder.getClass(); c != null; c = c.getSuperclass()) {
      for (Field field : c.getDeclaredFields()) {
        if (FIELDS.contains(field.getName())) {
          return valueOf(field, holder);
        }
      }
    }
    return null;
  }

  private static @Nullable Object valueOf(Field field, Object holder) {
    try {
      field.setAccessible(true);
      return field.get(holder);
    } catch (IllegalAccessException | RuntimeException e) {
      return null; // strongly encapsulated: not a wrapper that can be looked under
    }
  }
}
