package parcels;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.FlowDefinition;
import dev.surefoot.check.Surefoot;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.FlowEngine;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Stores;
import dev.surefoot.testing.CrashLaboratory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Data with names and type arguments, from the source to the running flow. */
class ParcelFlowTest {
  private final List<String> undone = Collections.synchronizedList(new ArrayList<>());

  // begin engine
  private FlowEngine<ParcelFlow.Order, ParcelFlow.Label> engine() {
    return ParcelFlowBinding.open(
        Stores.memory(),
        new ParcelFlow.Articles(),
        new ParcelFlow.Weights(),
        new ParcelFlow.DeliveryAddress(),
        new ParcelFlow.BillingAddress(undone),
        new ParcelFlow.Insure(),
        new ParcelFlow.Print());
  }

  // end engine

  private static ParcelFlow.Order order(String delivery, String billing, String... articles) {
    return new ParcelFlow.Order(List.of(articles), delivery, billing);
  }

  // begin forward
  @Test
  void everyStepIsGivenTheDatumOfItsName() throws InterruptedException {
    try (var engine = engine()) {
      assertThat(engine.start("near", order("b", "a", "pen")).result())
          .isEqualTo(new ParcelFlow.Label("a to b [pen]false"));
    }
  }

  // end forward

  @Test
  void guardsAskForDataByNameAndTypeArguments() throws InterruptedException {
    try (var engine = engine()) {
      assertThat(engine.start("far", order("b", "far", "pen")).result())
          .isEqualTo(new ParcelFlow.Label("far to b [pen]true"));
      assertThat(engine.start("empty", order("b", "far")).result())
          .isEqualTo(new ParcelFlow.Label("far to b []false"));
    }
  }

  // begin back
  @Test
  void anUndoIsGivenWhatItsOwnExecutionMade() {
    try (var engine = engine()) {
      var instance = engine.start("nowhere", order("", "a", "pen"));
      assertThat(instance.ended().toCompletableFuture().join())
          .isEqualTo(InstanceState.ROLLED_BACK);
      assertThat(undone).containsExactly("a");
    }
  }

  // end back

  @Test
  void whateverBecomesOfAParcelItIsTheSameWhereverItsProcessIsKilled() {
    for (ParcelFlow.Order order :
        List.of(order("b", "far", "pen"), order("b", "a"), order("", "a", "pen"))) {
      CrashLaboratory.of(ArrayList<String>::new, ParcelFlowTest::parcels, order)
          .observing(Set::copyOf)
          .crashEverywhere();
    }
  }

  private static BoundFlow<ParcelFlow.Order, ParcelFlow.Label> parcels(List<String> undone) {
    return ParcelFlowBinding.of(
        new ParcelFlow.Articles(),
        new ParcelFlow.Weights(),
        new ParcelFlow.DeliveryAddress(),
        new ParcelFlow.BillingAddress(undone),
        new ParcelFlow.Insure(),
        new ParcelFlow.Print());
  }

  // begin check
  @Test
  void theFlowIsProved() {
    assertThat(Surefoot.check(ParcelFlow.class)).isEmpty();
  }

  // end check

  @Test
  void runningTheFlowGivesTheNetThatWasProved() {
    assertThat(NetCompiler.compile(FlowDefinition.modelOf(new ParcelFlow())))
        .isEqualTo(ParcelFlowNet.NET);
  }
}
