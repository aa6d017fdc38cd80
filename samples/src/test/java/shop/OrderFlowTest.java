package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.net.NetCompiler;
import org.junit.jupiter.api.Test;

class OrderFlowTest {
  @Test
  void theNetThatWasGeneratedIsTheOneThatRunningTheFlowGives() {
    assertThat(NetCompiler.compile(FlowDefinition.modelOf(new OrderFlow())))
        .isEqualTo(OrderFlowNet.NET);
  }
}
