package dev.surefoot.check.petri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PetriNetTest {
  @Test
  void itsTextTellsPlacesTokensArcsWeightsAndResets() {
    PetriNet.Builder builder = PetriNet.builder();
    builder.place("i", 2);
    builder.place("o", 0);
    int go = builder.transition("go");
    builder.input(go, 0, 2);
    builder.output(go, 1, 1);
    int clear = builder.transition("clear");
    builder.input(clear, 1, 1);
    builder.reset(clear, 0);
    assertThat(builder.build().toString())
        .isEqualTo(
            """
            place 0 i (2)
            place 1 o
            transition go : 0*2 > 1
            transition clear : 1 >  resets 0
            """);
  }
}
