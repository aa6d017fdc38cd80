package shop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.net.NetCompiler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class OrderFlowTest {
  @Test
  void theNetThatWasGeneratedIsTheOneThatRunningTheFlowGives() {
    assertThat(NetCompiler.compile(FlowDefinition.modelOf(new OrderFlow())))
        .isEqualTo(OrderFlowNet.NET);
  }

  @Test
  void theReadmeShowsThePictureThatIsGenerated() throws IOException {
    try (InputStream generated =
        OrderFlow.class.getResourceAsStream("/META-INF/surefoot/order.svg")) {
      assertThat(Path.of("..", "docs", "order.svg")).hasBinaryContent(generated.readAllBytes());
    }
  }
}
