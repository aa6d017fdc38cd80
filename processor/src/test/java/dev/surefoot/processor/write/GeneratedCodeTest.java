package dev.surefoot.processor.write;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GeneratedCodeTest {
  @TempDir Path folder;

  private Compilation order(Path in) {
    return new Compilation(in)
        .with("shop.OrderFlow", Golden.flow("shop/OrderFlow.java"))
        .proved("shop.OrderFlow");
  }

  @Test
  void compilesWithoutAWarning() {
    assertThat(order(folder).messages()).isEmpty();
  }

  @Test
  void netReadsLineByLine() {
    Golden.assertEqual("OrderFlowNet.txt", order(folder).generated().get("shop/OrderFlowNet.java"));
  }

  @Test
  void bindingCallsTheStepsByName() {
    Golden.assertEqual(
        "OrderFlowBinding.txt", order(folder).generated().get("shop/OrderFlowBinding.java"));
  }
}
