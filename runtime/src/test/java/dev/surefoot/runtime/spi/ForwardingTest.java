package dev.surefoot.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What forwards, forwards everything: a default that is not would hide what the other one says. */
class ForwardingTest {
  @Test
  void aCodeForwardsEverything() {
    assertThat(methods(ForwardingCode.class)).containsAll(methods(FlowCode.class));
  }

  @Test
  void aStoreForwardsEverything() {
    assertThat(methods(ForwardingStore.class)).containsAll(methods(Store.class));
  }

  private static List<String> methods(Class<?> type) {
    return Arrays.stream(type.getDeclaredMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()) && !method.isSynthetic())
        .map(ForwardingTest::signature)
        .toList();
  }

  private static String signature(Method method) {
    return method.getName() + Arrays.toString(method.getParameterTypes());
  }
}
