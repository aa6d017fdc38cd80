package org.jetbrains.jps.javac;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * Stands in for the class of IntelliJ's build of this name: only {@code unwrap} finds the inside.
 */
public final class APIWrappers {
  private APIWrappers() {}

  public static <T> T wrap(Class<T> api, T inside) {
    return api.cast(
        Proxy.newProxyInstance(
            APIWrappers.class.getClassLoader(), new Class<?>[] {api}, new Handler(inside)));
  }

  public static <T> T unwrap(Class<T> api, Object wrapper) {
    return api.cast(((Handler) Proxy.getInvocationHandler(wrapper)).inside);
  }

  private static final class Handler implements InvocationHandler {
    private final Object inside;

    Handler(Object inside) {
      this.inside = inside;
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
      return method.invoke(inside, arguments);
    }
  }
}
