package dev.surefoot.processor.write;

import dev.surefoot.Key;
import dev.surefoot.runtime.spi.FlowCode;
import java.io.IOException;
import java.lang.reflect.Constructor;
import java.net.URLClassLoader;
import java.util.HashMap;
import java.util.Map;

/** The generated code of a flow, loaded, over steps that are made without arguments. */
final class LoadedFlow implements AutoCloseable {
  final FlowCode<?, ?> code;
  private final URLClassLoader loader;
  private final Map<Class<?>, Object> steps = new HashMap<>();

  LoadedFlow(Compilation compilation, String binding) throws ReflectiveOperationException {
    loader = compilation.load();
    Constructor<?> constructor = loader.loadClass(binding).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    Object[] instances = new Object[constructor.getParameterCount()];
    for (int i = 0; i < instances.length; i++) {
      Class<?> type = constructor.getParameterTypes()[i];
      instances[i] = make(type);
      steps.put(type, instances[i]);
    }
    code = (FlowCode<?, ?>) constructor.newInstance(instances);
  }

  /** A new object of a class of the flow. */
  Object make(String name, Object... arguments) throws ReflectiveOperationException {
    Constructor<?> constructor = loader.loadClass(name).getDeclaredConstructors()[0];
    constructor.setAccessible(true);
    return constructor.newInstance(arguments);
  }

  private static Object make(Class<?> type) throws ReflectiveOperationException {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }

  Key<?> key(String name) throws ReflectiveOperationException {
    return Key.of(loader.loadClass(name));
  }

  /** What a public field of a step holds. */
  Object field(String step, String field) throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(step);
    return type.getField(field).get(steps.get(type));
  }

  Class<?> type(String name) throws ReflectiveOperationException {
    return loader.loadClass(name);
  }

  @Override
  public void close() throws IOException {
    loader.close();
  }
}
