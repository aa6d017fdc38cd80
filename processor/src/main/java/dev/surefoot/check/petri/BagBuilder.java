package dev.surefoot.check.petri;

import java.util.Arrays;

/** Collects places for a {@link Bag}, in any order. */
final class BagBuilder {
  private static final int FEW = 2;

  private int[] places = new int[FEW];
  private int[] weights = new int[FEW];
  private int size;

  /**
   * Adds to the weight of a place.
   *
   * @throws ArithmeticException if it becomes too large for an int
   */
  void add(int place, int weight) {
    int index = indexOf(place);
    set(place, index < 0 ? weight : Math.addExact(weights[index], weight));
  }

  /** Gives a place this weight. */
  void set(int place, int weight) {
    int index = indexOf(place);
    if (index < 0) {
      index = -index - 1;
      insert(index);
      places[index] = place;
    }
    weights[index] = weight;
  }

  private int indexOf(int place) {
    boolean isLast = size == 0 || places[size - 1] < place;
    return isLast ? -size - 1 : Arrays.binarySearch(places, 0, size, place);
  }

  private void insert(int index) {
    if (size == places.length) {
      places = Arrays.copyOf(places, 2 * size);
      weights = Arrays.copyOf(weights, 2 * size);
    }
    System.arraycopy(places, index, places, index + 1, size - index);
    System.arraycopy(weights, index, weights, index + 1, size - index);
    size++;
  }

  Bag build() {
    return size == 0
        ? Bag.EMPTY
        : Bag.of(Arrays.copyOf(places, size), Arrays.copyOf(weights, size));
  }
}
