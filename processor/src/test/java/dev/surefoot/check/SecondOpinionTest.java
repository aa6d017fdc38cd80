package dev.surefoot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.net.Net;
import org.junit.jupiter.api.Test;

class SecondOpinionTest {
  private static final String STRAIGHT =
      """
      flow order
      place 0 .start
      place 0 .end
      place 0 pay
      transition start 0 .start : 0 > 2
      transition task 0 pay : 2 > 1
      """;

  @Test
  void aNetIsAWorkflowNetIfAllOfItIsOnAWayFromSourceToSink() {
    assertThat(SecondOpinion.isWorkflowNet(Net.parse(STRAIGHT))).isTrue();
  }

  @Test
  void whatCannotBeReachedOrLeadsNowhereMakesItNone() {
    String place = STRAIGHT.replace("transition start", "place 0 lost\ntransition start");
    assertThat(SecondOpinion.isWorkflowNet(Net.parse(place))).isFalse();
    assertThat(SecondOpinion.isWorkflowNet(Net.parse(place + "transition task 0 in : 3 > 2\n")))
        .as("not reached")
        .isFalse();
    assertThat(SecondOpinion.isWorkflowNet(Net.parse(place + "transition task 0 out : 2 > 3\n")))
        .as("leads nowhere")
        .isFalse();
  }
}
