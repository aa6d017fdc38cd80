package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.runtime.BoundFlow;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Right flows that pause, await and cancel: compiled without a warning, read as they run, and bound
 * by what is generated, which compares times and keys.
 */
class WaitingFlowsTest {
  private static final String FRAME =
      """
      package flows;
      import dev.surefoot.*;
      import java.util.List;
      import java.util.Map;
      import shop.*;

      @Flow(value = "order", redirections = Redirections.%s)
      final class OrderFlow extends FlowDefinition<Order> {
        static final String LIMIT = "3" + "d";
        static final Key<Map.Entry<String, ? extends int[]>> ENTRY = new Key<>("first") {};
        @Override protected Body<Order> define() {
          return %s;
        }
        private Timeout<Order> late(Body<Order> body) { return after(LIMIT, body); }
        record Approval(boolean given) {}
        @Step(undo = UndoContract.NONE) static final class Book { @Run void book(Approval approval) {} }
        @Step(undo = UndoContract.NONE) static final class Note { @Run void note(Order order) {} }
        @Step(undo = UndoContract.NONE) static final class Ask {
          @Run void ask(java.util.Optional<Approval> approval) {}
        }
        @Step(undo = UndoContract.NONE) static final class Sum {
          @Run void sum(@Named("first") Map.Entry<String, ? extends int[]> entry, List<String> lines) {}
        }
      }
      """;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "pause(\"cool-off\", \"14d\").task(Note.class)",
        "task(Note.class).pause(\"a\", \"1ms\").pause(\"b\", \"2s\").pause(\"c\", \"3m\")"
            + ".pause(\"d\", \"4h\").pause(\"e\", LIMIT)",
        "await(\"approval\", Approval.class).task(Book.class)",
        "task(Note.class).await(\"approval\", Key.of(Approval.class)).task(Book.class)",
        "await(\"entry\", ENTRY).await(\"lines\", new Key<List<String>>() {}).task(Sum.class)",
        "await(\"count\", int.class).await(\"arrays\", int[][].class)"
            + ".choice(\"c\").when(\"many\", Integer.class, n -> n > 3, end())"
            + ".when(\"deep\", int[][].class, a -> a.length > 3, end()).otherwise(pass())",
        "await(\"approval\", Approval.class, after(\"3d\", end())).task(Book.class)",
        "await(\"approval\", Approval.class, correlatedBy(Order::id)).task(Book.class)",
        "await(\"approval\", Key.of(Approval.class), correlatedBy(Order.class, o -> o.id()),"
            + " after(\"3d\", end())).task(Book.class)",
        "await(\"approval\", Approval.class).await(\"second\", String.class,"
            + " correlatedBy(Key.of(Approval.class), a -> \"a\" + a), late(pass())).task(Book.class)",
        "await(\"approval\", Approval.class, late(task(Note.class))).task(Ask.class)",
        "await(\"approval\", Approval.class, late(pass())).task(Ask.class)",
        "task(Note.class).await(\"approval\", Approval.class, late(redirectTo(Note.class)))"
            + ".task(Book.class)",
        "await(\"approval\", Approval.class, after(\"1d\", task(Note.class).redirectTo(\"approval\")))"
            + ".task(Book.class)",
        "await(\"approval\", Approval.class, after(\"1d\", await(\"second\", Approval.class,"
            + " late(end())))).task(Book.class)",
        "await(\"approval\", Approval.class, after(\"1d\", redirectTo(\"approval\"))).task(Book.class)",
        "parallel(\"race\", branch(\"answer\", await(\"approval\", Approval.class)),"
            + " branch(\"limit\", pause(\"limit\", \"3d\").cancelAndEnd()))",
        "parallel(\"race\", branch(\"answer\", await(\"approval\", Approval.class)"
            + ".task(Book.class).cancelAndEnd()),"
            + " branch(\"limit\", pause(\"limit\", \"3d\").task(Note.class).cancelAndEnd()))",
        "parallel(\"race\", branch(\"answer\", await(\"approval\", Approval.class)"
            + ".task(Book.class).cancelAndEnd()),"
            + " branch(\"remind\", pause(\"day\", \"1d\").choice(\"due\", Note.class)"
            + ".when(\"yes\", Order::big, redirectTo(\"day\")).otherwise(redirectTo(\"day\"))))",
        "task(Note.class).parallel(\"fulfil\", branch(\"parcel\", choice(\"check\", CheckCard.class)"
            + ".when(\"lost\", Order::big, cancelAndRedirectTo(Note.class)).otherwise(pass())),"
            + " branch(\"papers\", task(SendInvoice.class))).task(CloseOrder.class)",
        "task(Note.class).parallel(\"outer\", branch(\"a\", parallel(\"inner\","
            + " branch(\"b\", choice(\"check\", CheckCard.class)"
            + ".when(\"again\", Order::big, cancelAndRedirectTo(\"inner\"))"
            + ".when(\"all\", o -> o.total() > 2, cancelAndRedirectTo(\"outer\"))"
            + ".when(\"over\", o -> o.total() > 3, cancelAndEnd()).otherwise(pass())),"
            + " branch(\"c\", task(SendInvoice.class)))), branch(\"d\", task(PackParcel.class)))"
            + ".task(CloseOrder.class)",
        "parallel(\"race\", branch(\"limit\", pause(\"limit\", LIMIT)"
            + ".cancelAndRedirectTo(CloseOrder.class)), branch(\"work\","
            + " await(\"approval\", Approval.class).task(Book.class).cancelAndRedirectTo(\"done\")))"
      })
  void isProvedAndBound(String body) throws Exception {
    String whole = body.contains("\"done\"") ? forward(body) : body;
    String profile = body.contains("otherwise(redirectTo") ? "ANY_SOUND" : "STRICT";
    String source = FRAME.formatted(profile, whole);
    Compiled read = Javac.withShop().source("flows/OrderFlow.java", source).compile();
    assertThat(read.diagnostics()).isEmpty();
    assertThat(read.read("flows.OrderFlow")).isEqualTo(read.run("flows.OrderFlow"));
    Compiled compiled =
        Javac.withShop()
            .only(new SurefootProcessor())
            .source("flows/OrderFlow.java", source)
            .compile(folder);
    assertThat(compiled.diagnostics()).isEmpty();
    assertThat(bound(compiled).name()).isEqualTo("order");
  }

  /** The steps to which a body jumps that leaves its parallel on every way, in a choice before. */
  private static String forward(String body) {
    return "choice(\"begin\").when(\"done\", Order::big, task(\"done\", SendInvoice.class)"
        + ".task(CloseOrder.class).end()).otherwise(pass())."
        + body;
  }

  private static BoundFlow<?, ?> bound(Compiled compiled) throws Exception {
    List<URL> urls = new ArrayList<>(List.of(compiled.classes().toUri().toURL()));
    for (Path path : compiled.classPath()) {
      urls.add(path.toUri().toURL());
    }
    try (URLClassLoader loader =
        new URLClassLoader(urls.toArray(URL[]::new), BoundFlow.class.getClassLoader())) {
      Method of =
          Arrays.stream(loader.loadClass("flows.OrderFlowBinding").getDeclaredMethods())
              .filter(method -> method.getName().equals("of"))
              .findFirst()
              .orElseThrow();
      List<Object> steps = new ArrayList<>();
      for (Class<?> step : of.getParameterTypes()) {
        steps.add(make(step));
      }
      of.setAccessible(true);
      return (BoundFlow<?, ?>) of.invoke(null, steps.toArray());
    }
  }

  private static Object make(Class<?> type) throws Exception {
    Constructor<?> constructor = type.getDeclaredConstructor();
    constructor.setAccessible(true);
    return constructor.newInstance();
  }
}
