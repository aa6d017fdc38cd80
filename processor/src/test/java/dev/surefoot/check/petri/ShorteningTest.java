package dev.surefoot.check.petri;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nets with reset arcs: what shortening leaves of them, and that it changes no verdict. */
class ShorteningTest {
  private static final Limit LIMIT = new Limit(20_000, 1_000_000);

  @ParameterizedTest
  @CsvSource({
    // a chain behind the source is its end
    "'a: i > p; b: p > q; c: q > r; d: r > o ! s; e: i > s; f: s > o',"
        + "'a: i > r; d: r > o ! s; e: i > s; f: s > o'",
    // a place that another one takes from stays
    "'a: i > p; b: p > q; c: p > o; d: q > o ! r; e: i > r; f: r > o',"
        + "'a: i > p; b: p > q; c: p > o; d: q > o ! r; e: i > r; f: r > o'",
    // one that is reset alone stays
    "'a: i > p r; b: p > q; c: q r > o; d: r > o ! p', 'a: i > p r; b: p > q; c: q r > o; d: r > o ! p'",
    // two that are reset together are one
    "'a: i > p r; b: p > q; c: q r > o; d: r > o ! p q', 'a: i > q r; c: q r > o; d: r > o ! q'",
    // what makes both keeps both
    "'a: i > p q; b: p > q; c: q*2 > o ! r; d: i > r; e: r > o',"
        + "'a: i > p q; b: p > q; c: q*2 > o ! r; d: i > r; e: r > o'",
    // a step that resets is no mere step
    "'a: i > p; b: p > q ! r; c: q > o; d: i > r; e: r > o', 'a: i > p; b: p > o ! r; d: i > r; e: r > o'",
    // of two with the same arcs one is enough, once the places between are gone
    "'a: i > p; b: p > q; c: i > r; d: r > q; e: q > o ! s; f: i > s; g: s > o',"
        + "'a: i > q; e: q > o ! s; f: i > s; g: s > o'",
    // a round that does nothing is nothing
    "'a: i > p; b: p > q; c: q > p; d: p > o ! r; e: i > r; f: r > o',"
        + "'a: i > p; d: p > o ! r; e: i > r; f: r > o'"
  })
  void netIsMadeShorter(String net, String shorter) {
    PetriNet whole = WrittenNet.of(net);
    PetriNet result = Shortening.of(whole, WorkflowShape.of(whole));
    assertThat(WrittenNet.text(result)).isEqualTo(shorter);
    assertThat(Exploration.check(result, LIMIT).isSound())
        .isEqualTo(Exploration.check(whole, LIMIT).isSound());
  }

  @Test
  void placesThatNothingTouchesAreGone() {
    PetriNet whole =
        WrittenNet.of("a: i > p; b: p > q; c: q > o ! r s; d: i > r; e: r > s; f: s > o");
    PetriNet result = Shortening.of(whole, WorkflowShape.of(whole));
    assertThat(result.places().stream().map(PetriNet.Place::name)).contains("i", "o");
    for (int place = 0; place < result.places().size(); place++) {
      int number = place;
      assertThat(result.transitions())
          .anyMatch(t -> t.inputs().count(number) > 0 || t.outputs().count(number) > 0);
    }
  }
}
