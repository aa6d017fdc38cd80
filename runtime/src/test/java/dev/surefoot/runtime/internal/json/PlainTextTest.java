package dev.surefoot.runtime.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Key;
import dev.surefoot.runtime.spi.CodecException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class PlainTextTest {
  private static final long SEED = Long.getLong("surefoot.seed", 20_261_122);
  private static final Key<String> TEXT = Key.of(String.class);
  private static final String LETTERS = "ab7 -/#'\"\\\t\n\u0001\u007f\u00e9\u20ac";

  private final JsonCodec codec = new JsonCodec();
  private final JsonMapper jackson = JsonMapper.shared();

  @Test
  void every_text_is_written_as_jackson_writes_it_and_comes_back() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int letters = random.nextInt(2) == 0 ? 4 : LETTERS.length();
      for (int length = random.nextInt(8); length > 0; length--) {
        text.append(LETTERS.charAt(random.nextInt(letters)));
      }
      byte[] bytes = codec.encode(TEXT, text.toString());
      assertThat(bytes).as("seed " + SEED).isEqualTo(jackson.writeValueAsBytes(text.toString()));
      assertThat(codec.decode(TEXT, bytes)).as("seed " + SEED).isEqualTo(text.toString());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\"", "\"a", "a\"", "\"a\"b\"", "\"\\\"", "\"a\tb\"", "null", "{}"})
  void what_is_no_text_is_refused_as_ever(String json) {
    assertThatThrownBy(() -> codec.decode(TEXT, json.getBytes(UTF_8)))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("String");
  }

  @ParameterizedTest
  @ValueSource(strings = {" \"a\" ", "\"\\u0061\"", "\"a\" "})
  void other_ways_to_write_a_text_are_read(String json) {
    assertThat(codec.decode(TEXT, json.getBytes(UTF_8))).isEqualTo("a");
  }
}
