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
  void aNameTellsKeysOfOneTypeApart() {
    assertThat(Key.of(Line.class, "first")).isEqualTo(new Key<Line>("first") {});
    assertThat(Key.of(Line.class, "first")).isNotEqualTo(Key.of(Line.class));
    assertThat(Key.of(Line.class, "first").id()).isEqualTo("dev.surefoot.KeyTest$Line@first");
    assertThat(Key.of(Line.class, "first").name()).isEqualTo("first");
  }

  @Test
  void aPrimitiveTypeHasTheKeyOfItsBox() {
    assertThat(Key.of(int.class)).isEqualTo(Key.of(Integer.class));
    assertThat(Key.of(int[].class)).isNotEqualTo(Key.of(Integer[].class));
  }

  @Test
  void aNameThatIsNoneIsRefused() {
    assertThatThrownBy(() -> Key.of(Line.class, "First line"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'First line' cannot name a datum: write small letters, digits and dashes");
  }

  @Test
  @SuppressWarnings("rawtypes") // the mistake that is tested
  void aKeyWithoutATypeIsRefused() {
    assertThatThrownBy(() -> new Key() {})
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("write new Key<List<Line>>() {}, with the type");
  }
}
