package dev.surefoot.runtime.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkingTest {
  private static final long SEED = Long.getLong("surefoot.seed", 20_261_122);

  @ParameterizedTest
  @ValueSource(ints = {7, 64, 65, 200})
  void it_is_a_map_of_tokens_by_place(int places) {
    SplittableRandom random = new SplittableRandom(SEED);
    TreeMap<Integer, Token> map = new TreeMap<>();
    Marking marking = Marking.empty(places);
    for (int i = 0; i < 3_000; i++) {
      Marking before = marking;
      TreeMap<Integer, Token> same = new TreeMap<>(map);
      List<Integer> some = some(random, places);
      Token token = new Token(Ints.of(i), Env.start(1));
      if (random.nextInt(3) == 0 && map.size() > 0) {
        int from = new ArrayList<>(map.keySet()).get(random.nextInt(map.size()));
        int to = some.get(0);
        if (!map.containsKey(to)) {
          marking = marking.move(from, to);
          map.put(to, map.remove(from));
        }
      } else if (some.stream().noneMatch(map::containsKey)) {
        marking = marking.put(some, token);
        some.forEach(place -> map.put(place, token));
      } else {
        List<Integer> marked = some.stream().filter(map::containsKey).toList();
        marking = marking.take(marked);
        marked.forEach(map::remove);
      }
      assertThat(before).as("seed " + SEED).isEqualTo(Marking.of(places, same));
      assertThat(marking).as("seed " + SEED).isEqualTo(Marking.of(places, map));
      assertThat(marking.hashCode()).isEqualTo(Marking.of(places, map).hashCode());
      assertThat(marking.places()).isEqualTo(List.copyOf(map.keySet()));
      assertThat(marking.tokens()).isEqualTo(List.copyOf(map.values()));
      assertThat(marking.size()).isEqualTo(map.size());
    }
  }

  private static List<Integer> some(SplittableRandom random, int places) {
    return random.ints(random.nextInt(1, 4), 0, places).distinct().sorted().boxed().toList();
  }

  @Test
  void a_place_has_one_token() {
    Token token = new Token(Ints.EMPTY, Env.start(1));
    Marking one = Marking.empty(5).put(3, token);

    assertThatThrownBy(() -> one.put(3, token)).hasMessageContaining("place 3");
    assertThatThrownBy(() -> one.put(List.of(2, 3), token)).hasMessageContaining("place 3");
    assertThatThrownBy(() -> one.take(2)).hasMessageContaining("place 2");
    assertThatThrownBy(() -> one.take(List.of(2, 3))).hasMessageContaining("place 2");
    assertThatThrownBy(() -> one.token(2)).hasMessageContaining("place 2");
  }
}
