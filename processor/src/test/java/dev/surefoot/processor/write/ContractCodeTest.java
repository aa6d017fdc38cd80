package dev.surefoot.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FailurePolicy;
import dev.surefoot.Key;
import dev.surefoot.Step;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.runtime.spi.BackPolicy;
import dev.surefoot.runtime.spi.ConcurrencyLimit;
import dev.surefoot.runtime.spi.PollPolicy;
import dev.surefoot.runtime.spi.StepPolicy;
import dev.surefoot.runtime.spi.UndoKind;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What generated code says of failing, polling and going back, as its annotations say it. */
class ContractCodeTest {
  private static final String IMPORTS = "package odd;\nimport dev.surefoot.*;\n";

  @TempDir Path folder;

  private LoadedFlow loaded() throws Exception {
    Compilation compilation = new Compilation(folder);
    List.of(
            """
            @Flow(
                onFailure = FailurePolicy.HOLD,
                onUndoFailure = UndoFailurePolicy.CONTINUE)
            final class OddFlow extends FlowDefinition<String> {
              @Override protected Body<String> define() {
                return task(Pay.class).task(Order.class, backTo(Pay.class, 2)).task(Mail.class).task("mail-again", Mail.class);
              }
            }
            """,
            """
            @Step(
                attempts = 5,
                backoff = "2s",
                maxBackoff = "1m",
                retryOn = {IllegalStateException.class, Pay.Busy.class},
                timeout = "30s",
                concurrency = 3,
                onFailure = FailurePolicy.COMPENSATE)
            final class Pay {
              static class Busy extends Exception {
                private static final long serialVersionUID = 1;
              }
              @Run void pay(String input) {}
              @Undo(attempts = Step.UNLIMITED, backoff = "1s", timeout = "5m") void back() {}
            }
            """,
            """
            @Step(undo = UndoContract.NONE)
            final class Order {
              @Run Long submit(String input) { return 7L; }
              @Poll(every = "5s", timeout = "2h")
              java.util.Optional<Integer> ask(Long handle, String input) {
                return input.isEmpty()
                    ? java.util.Optional.empty()
                    : java.util.Optional.of(handle.intValue());
              }
            }
            """,
            "@Step(undo = UndoContract.IRREVERSIBLE) final class Mail { @Run void send() {} }")
        .forEach(
            source -> {
              String name = source.replaceAll("(?s).*?final class (\\w+).*", "$1");
              compilation.with("odd." + name, IMPORTS + source);
            });
    compilation.proved("odd.OddFlow");
    assertThat(compilation.messages()).isEmpty();
    return new LoadedFlow(compilation, "odd.OddFlowBinding");
  }

  @Test
  void policiesAreThoseOfTheAnnotations() throws Exception {
    try (LoadedFlow loaded = loaded()) {
      assertThat(loaded.code.onUndoFailure()).isEqualTo(UndoFailurePolicy.CONTINUE);
      StepPolicy pay = loaded.code.policy("pay");
      assertThat(pay.attempts()).isEqualTo(5);
      assertThat(pay.backoff()).isEqualTo(Duration.ofSeconds(2));
      assertThat(pay.maxBackoff()).isEqualTo(Duration.ofMinutes(1));
      assertThat(pay.timeout()).isEqualTo(Duration.ofSeconds(30));
      assertThat(pay.onFailure()).isEqualTo(FailurePolicy.COMPENSATE);
      assertThat(pay.retryOn())
          .extracting(Class::getSimpleName)
          .containsExactly("IllegalStateException", "Busy");
      assertThat(loaded.code.undoPolicy("pay"))
          .isEqualTo(StepPolicy.of(Step.UNLIMITED, "1s", "", "5m", FailurePolicy.COMPENSATE));
      assertThat(loaded.code.policy("mail"))
          .isEqualTo(StepPolicy.of(1, "", "", "", FailurePolicy.HOLD));
      assertThat(loaded.code.undoPolicy("mail")).isEqualTo(StepPolicy.DEFAULT);
      assertThat(loaded.code.onFailure()).isEqualTo(FailurePolicy.HOLD);
    }
  }

  @Test
  void limitsAndWaysBackAreThoseOfTheStepAndOfItsPlace() throws Exception {
    try (LoadedFlow loaded = loaded()) {
      assertThat(loaded.code.limit("pay")).isEqualTo(new ConcurrencyLimit("odd.Pay", 3));
      assertThat(loaded.code.limit("mail")).isNull();
      assertThat(loaded.code.backPolicy("order")).isEqualTo(new BackPolicy("pay", 2, "order"));
      assertThat(loaded.code.backPolicy("pay")).isNull();
    }
  }

  @Test
  void pollingStepSubmitsThenAsks() throws Exception {
    try (LoadedFlow loaded = loaded()) {
      assertThat(loaded.code.polling("order")).isEqualTo(PollPolicy.of("5s", "2h"));
      assertThat(loaded.code.polling("pay")).isNull();
      assertThat(loaded.code.handle("order")).isEqualTo(Key.of(Long.class));
      assertThat(loaded.code.output("order")).isEqualTo(Key.of(Integer.class));
      CallData data = new CallData().with(Key.of(String.class), "x").with(Key.of(Long.class), 7L);
      assertThat(loaded.code.run("order", data)).isEqualTo(7L);
      assertThat(loaded.code.poll("order", data)).isEqualTo(Optional.of(7));
    }
  }

  @Test
  void tasksKnowHowTheyAreUndoneAndWhereTheyMayGoBackTo() throws Exception {
    try (LoadedFlow loaded = loaded()) {
      assertThat(loaded.code.undoKind("mail")).isEqualTo(UndoKind.IRREVERSIBLE);
      assertThat(loaded.code.undoKind("order")).isEqualTo(UndoKind.NONE);
      Class<?> task = loaded.type("odd.OddFlowNet$Task");
      Object[] tasks = task.getEnumConstants();
      assertThat(ask(task, "undoContract", tasks[2])).hasToString("IRREVERSIBLE");
      assertThat(ask(task, "undoContract", tasks[0])).hasToString("BY_METHOD");
      assertThat(ask(task, "allowedTargets", tasks[2])).hasToString("[PAY, ORDER]");
      assertThat(ask(task, "allowedTargets", tasks[3])).hasToString("[]");
      var plan = task.getMethod("undoPlan", task);
      plan.setAccessible(true);
      assertThat(plan.invoke(tasks[2], tasks[0])).hasToString("[ORDER, PAY]");
    }
  }

  private static Object ask(Class<?> task, String method, Object of) throws Exception {
    var found = task.getMethod(method);
    found.setAccessible(true);
    return found.invoke(of);
  }
}
