package dev.surefoot.check.petri;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WalkTest {
  @ParameterizedTest
  @CsvSource({
    "nothing, a b, 'a: i > p; b: p > o'",
    "DEADLOCK, a, 'a: i > p; b: p q > o'",
    "UNBOUNDED, a b, 'a: i > p; b: p > p q; c: q s > o'",
    "UNBOUNDED, a b c d e c d, 'a: i > p; b: p > q; c: q > r; d: r > s; e: s > q t; f: t u > o'",
    "IMPROPER_COMPLETION, a b, 'a: i > p q; b: p > o; c: q r > o'",
    "nothing, '5000', 'a: i > p; b: p > q; c: q > p; d: p q > o'",
    "nothing, a b, 'a: i > p*2; b: p > q*2147483647; c: q s > o'"
  })
  void walkTellsWhatItCameTo(String reason, String way, String net) {
    assertThat(walked(net, () -> false)).isEqualTo(reason + " " + way);
  }

  @Test
  void walkStopsWhenTimeIsOver() {
    assertThat(walked("a: i > p; b: p q > o", () -> true)).isEqualTo("nothing ");
  }

  private static String walked(String text, BooleanSupplier expired) {
    PetriNet net = WrittenNet.of(text);
    int[] initial = new int[net.places().size()];
    initial[0] = 1;
    Walk walk =
        new Walk(
            new Remainder(
                new int[0],
                initial,
                net.transitions().stream().map(PetriNet.Transition::inputs).toList(),
                net.transitions().stream().map(PetriNet.Transition::outputs).toList(),
                List.of(),
                Firing.NONE),
            new WorkflowShape(0, 1, 1, Optional.empty()),
            new SplittableRandom(1));
    String reason = walk.go(expired).map(Enum::name).orElse("nothing");
    return reason + " " + (walk.way().size() > 10 ? walk.way().size() : names(net, walk.way()));
  }

  private static String names(PetriNet net, List<Integer> way) {
    return String.join(" ", way.stream().map(t -> net.transitions().get(t).name()).toList());
  }
}
