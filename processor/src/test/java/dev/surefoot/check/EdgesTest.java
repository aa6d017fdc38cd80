package dev.surefoot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import dev.surefoot.check.petri.Exploration;
import dev.surefoot.check.petri.Limit;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.NetCompiler;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sound flows on which other compilers to nets fail or misbehave. */
class EdgesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "pick",
        "check?{ short[ ->close ] otherwise[ ] } pick close",
        "ship&{ parcel[ pick check?{ big[ pack ] otherwise[ ] } ] papers[ invoice ] } close",
        "ship&{ parcel[ ] papers[ ] } close",
        "pick check?{ short[ ] long[ ] otherwise[ ] } close",
        "pick check?{ short[ ->pick ] long[ ->pick ] otherwise[ ] } close",
        "pick check?{ short[ ->close ] long[ ->close ] otherwise[ pack ] } close",
        "pick check?{ short[ pack ] otherwise[ ] }",
        "pick check?{ short[ end ] otherwise[ end ] }",
        "pick check?{ short[ end ] otherwise[ pack ] }",
        "pick check?{ otherwise[ pack ] } close",
        "ship&{ parcel[ pick ] } close",
        "ship&{ } close",
        "ship&{ parcel[ ship2&{ a[ ] b[ pack check?{ short[ ->pack ] otherwise[ ] } ] } ] papers[ ] }",
        "pick check!?{ again[ ->pick ] otherwise[ ] }",
        "ship&{ a[ x ] b[ y ] } check?{ again[ ->ship ] otherwise[ ] }",
        "check!?{ again[ ->check ] otherwise[ ] }",
        "ship&{ a[ check?{ skip[ ->b2 ] otherwise[ ] } b1 b2 ] c[ ] }"
      })
  void flowIsProved(String text) {
    FlowModel flow = FlowText.parse(text);
    assertThat(FlowCheck.check(flow, Redirections.STRICT)).noneMatch(Problem::isError);
    assertThat(
            Exploration.check(SecondOpinion.petriNet(NetCompiler.compile(flow)), Limit.DEFAULT)
                .isSound())
        .isTrue();
  }
}
