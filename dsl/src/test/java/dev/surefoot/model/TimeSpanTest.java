package dev.surefoot.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lengths of time as people say them. */
class TimeSpanTest {
  @ParameterizedTest
  @CsvSource({
    "PT1S, 1 second",
    "PT30S, 30 seconds",
    "PT1M30S, 90 seconds",
    "PT60S, 1 minute",
    "PT0.2S, 200 milliseconds",
    "PT0.001S, 1 millisecond",
    "PT48H, 2 days",
    "PT49H, 49 hours",
    "PT0S, 0 milliseconds"
  })
  void areSaidInTheLargestUnitThatIsWhole(Duration time, String words) {
    assertThat(TimeSpan.inWords(time)).isEqualTo(words);
  }
}
