package dev.surefoot.runtime.internal.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VecTest {
  @Test
  void every_version_stays_what_it_was() {
    SplittableRandom random = new SplittableRandom(20_261_121);
    List<Integer> list = new ArrayList<>();
    Vec<Integer> vec = Vec.empty();
    for (int i = 0; i < 5_000; i++) {
      Vec<Integer> before = vec;
      if (list.isEmpty() || random.nextInt(3) > 0) {
        list.add(i);
        vec = vec.plus(i);
        assertThat(before.size()).isEqualTo(list.size() - 1);
      } else {
        int at = random.nextInt(list.size());
        int old = list.set(at, -i);
        vec = vec.with(at, -i);
        assertThat(before.get(at)).isEqualTo(old);
      }
    }
    assertThat(vec.size()).isEqualTo(list.size());
    for (int i = 0; i < list.size(); i++) {
      assertThat(vec.get(i)).isEqualTo(list.get(i));
    }
    int last = list.size();
    Vec<Integer> full = vec;
    assertThatThrownBy(() -> full.get(last)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void equal_contents_are_equal() {
    assertThat(Vec.of(100, 7)).isEqualTo(Vec.of(99, 7).plus(7)).isNotEqualTo(Vec.of(99, 7));
    assertThat(Vec.of(9, 7).with(3, 8)).isNotEqualTo(Vec.of(9, 7));
  }

  @Test
  void a_next_version_is_made_with_several_changes_and_leaves_the_one_before() {
    SplittableRandom random = new SplittableRandom(20_261_122);
    List<Integer> list = new ArrayList<>();
    Vec<Integer> vec = Vec.empty();
    for (int i = 0; i < 2_000; i++) {
      Vec<Integer> before = vec;
      List<Integer> was = List.copyOf(list);
      Vec.Next<Integer> next = new Vec.Next<>(vec);
      for (int change = random.nextInt(4); change >= 0; change--) {
        if (list.isEmpty() || random.nextBoolean()) {
          list.add(i);
          next.add(i);
        } else {
          int at = random.nextInt(3) > 0 ? list.size() - 1 : random.nextInt(list.size());
          list.set(at, -i);
          next.set(at, -i);
        }
        int read = random.nextInt(list.size());
        assertThat(next.get(read)).isEqualTo(list.get(read));
        assertThat(next.size()).isEqualTo(list.size());
      }
      vec = next.done();
      if (i % 50 == 0) {
        assertThat(elements(before)).isEqualTo(was);
        assertThat(elements(vec)).isEqualTo(list);
      }
    }
  }

  private static List<Integer> elements(Vec<Integer> vec) {
    return IntStream.range(0, vec.size()).mapToObj(vec::get).toList();
  }
}
