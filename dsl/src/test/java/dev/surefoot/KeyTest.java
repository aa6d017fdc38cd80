package dev.surefoot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class KeyTest {
  record Line(String article) {}

  @Test
  void aKeyIsItsTypeWithTypeArguments() {
    assertThat(new Key<List<Line>>() {}).isEqualTo(new Key<List<Line>>() {});
    assertThat(new Key<List<Line>>() {}).isNotEqualTo(new Key<List<String>>() {});
    assertThat(new Key<Line>() {}).isEqualTo(Key.of(Line.class));
    assertThat(new Key<List<Line>>() {}.id())
        .isEqualTo("java.util.List<dev.surefoot.KeyTest$Line>");
  }

  @Test
  @SuppressWarnings("rawtypes") // the mistake that is tested
  void aKeyWithoutATypeIsRefused() {
    assertThatThrownBy(() -> new Key() {})
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("write new Key<List<Line>>() {}, with the type");
  }
}
