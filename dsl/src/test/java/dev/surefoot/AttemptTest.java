package dev.surefoot;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AttemptTest {
  @Test
  void tells_in_a_log_which_call_it_is() {
    assertThat(new Attempt("1/pay#1", "1/4.2", 2))
        .hasToString("Attempt[key=1/pay#1, id=1/4.2, number=2]");
  }
}
