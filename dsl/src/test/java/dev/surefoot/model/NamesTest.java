package dev.surefoot.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "Pay, pay",
    "ReserveStock, reserve-stock",
    "HTTPCall, http-call",
    "CallHTTP, call-http",
    "Step2Go, step2-go",
    "A, a"
  })
  void aClassNameGivesAKebabCaseName(String simpleName, String name) {
    assertThat(Names.kebab(simpleName)).isEqualTo(name);
    assertThat(Names.FORM.matcher(name).matches()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"Pay", "-pay", "2pay", "pay_now", "pay.now", "'pay now'", "''"})
  void otherFormsAreNoNames(String name) {
    assertThat(Names.FORM.matcher(name).matches()).isFalse();
  }

  @Test
  void aNameHasAtMostAHundredCharacters() {
    assertThat(Names.FORM.matcher("a".repeat(100)).matches()).isTrue();
    assertThat(Names.FORM.matcher("a".repeat(101)).matches()).isFalse();
  }
}
