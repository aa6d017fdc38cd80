package dev.surefoot.runtime.internal.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.InstanceOptions;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.fixture.Any;
import dev.surefoot.runtime.fixture.Script;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Awaits that are answered by who knows what their instance is about. */
class CorrelationTest {
  @Flow("paying")
  static final class Paying extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task("ask", Any.class).await("paid", Integer.class).task("book", Any.class);
    }
  }

  private static final InstanceFilter PAYMENT =
      InstanceFilter.ALL.withBusinessType("payment").withBusinessId("4711");

  private final Hosted<String, Void> paying = Hosted.of(Script.of(new Paying(), String.class));

  private Instance<Void> start(Laboratory laboratory, String key, String payment) {
    InstanceOptions options = InstanceOptions.NONE.about("payment", payment);
    Instance<Void> instance = laboratory.host().starting().start(paying, key, "in", options);
    laboratory.runAll();
    return instance;
  }

  private static void refused(Laboratory laboratory, ErrorCode code, String text) {
    assertThatThrownBy(() -> laboratory.host().lookup().complete(PAYMENT, "paid", 7, "bank"))
        .isInstanceOfSatisfying(
            RequestRefusedException.class, e -> assertThat(e.code()).isEqualTo(code))
        .hasMessageContaining(text);
  }

  /** With few instances held in memory, and none. */
  @ParameterizedTest
  @ValueSource(longs = {2, 3})
  void an_answer_goes_to_the_one_instance_that_is_about_it(long seed) {
    Laboratory laboratory = new Laboratory(seed);
    laboratory.open(paying);
    start(laboratory, "1", "4711");
    start(laboratory, "2", "4712");
    laboratory.crash();
    Host host = laboratory.open(paying);

    host.lookup().complete(PAYMENT, "paid", 7, "bank");
    laboratory.runAll();

    assertThat(host.lookup().find(paying, "1").orElseThrow().state())
        .isEqualTo(InstanceState.FINISHED);
    assertThat(host.lookup().find(paying, "2").orElseThrow().state())
        .isEqualTo(InstanceState.RUNNING);
    refused(
        laboratory,
        ErrorCode.NOT_AWAITED,
        "none of these instances waits at 'paid':"
            + " InstanceFilter{businessType=payment, businessId=4711}");
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3})
  void an_answer_that_could_be_meant_for_two_goes_to_none(long seed) {
    Laboratory laboratory = new Laboratory(seed);
    laboratory.open(paying);
    Instance<Void> one = start(laboratory, "1", "4711");
    Instance<Void> other = start(laboratory, "2", "4711");

    refused(laboratory, ErrorCode.AWAIT_AMBIGUOUS, "instances '");
    laboratory.runAll();

    assertThat(one.state()).isEqualTo(InstanceState.RUNNING);
    assertThat(other.state()).isEqualTo(InstanceState.RUNNING);
  }
}
