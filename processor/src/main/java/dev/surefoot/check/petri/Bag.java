package dev.surefoot.check.petri;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** A bag of places: which places an arc joins to a transition, and with which weight. Immutable. */
public final class Bag {
  /** The empty bag. */
  public static final Bag EMPTY = new Bag(new int[0], new int[0]);

  private final int[] places;
  private final int[] weights;
  private final int hash;
  private final int heaviest;

  /** Places in ascending order, each once; weights above zero. */
  private Bag(int[] places, int[] weights) {
    this.places = places;
    this.weights = weights;
    this.hash = 31 * Arrays.hashCode(places) + Arrays.hashCode(weights);
    int most = 0;
    for (int weight : weights) {
      most = Math.max(most, weight);
    }
    this.heaviest = most;
  }

  /** One place, once. */
  static Bag of(int place) {
    return of(place, 1);
  }

  /** One place with a weight above zero. */
  static Bag of(int place, int weight) {
    return new Bag(new int[] {place}, new int[] {weight});
  }

  /** Places in ascending order, each once, with weights above zero; the arrays are not copied. */
  static Bag of(int[] places, int[] weights) {
    return new Bag(places, weights);
  }

  /** How many different places it holds. */
  public int size() {
    return places.length;
  }

  /** Whether it holds nothing. */
  public boolean isEmpty() {
    return places.length == 0;
  }

  /** A place by its position, in ascending order. */
  public int place(int index) {
    return places[index];
  }

  /** The weight of the place at a position. */
  public int weight(int index) {
    return weights[index];
  }

  /** How often it holds a place; zero if it does not. */
  public int count(int place) {
    int index = Arrays.binarySearch(places, place);
    return index < 0 ? 0 : weights[index];
  }

  /** The largest weight; zero of the empty bag. */
  int heaviest() {
    return heaviest;
  }

  /** Visits each place once. */
  void forEach(IntConsumer visitor) {
    for (int place : places) {
      visitor.accept(place);
    }
  }

  /** Whether it holds this place, once, and nothing else. */
  boolean isJust(int place) {
    return places.length == 1 && places[0] == place && weights[0] == 1;
  }

  Bag without(int place) {
    int index = Arrays.binarySearch(places, place);
    return index < 0 ? this : new Bag(dropped(places, index), dropped(weights, index));
  }

  /** What is left without some places. */
  Bag without(BitSet others) {
    int[] restPlaces = new int[places.length];
    int[] restWeights = new int[places.length];
    int n = 0;
    for (int i = 0; i < places.length; i++) {
      if (!others.get(places[i])) {
        restPlaces[n] = places[i];
        restWeights[n++] = weights[i];
      }
    }
    return n == places.length
        ? this
        : new Bag(Arrays.copyOf(restPlaces, n), Arrays.copyOf(restWeights, n));
  }

  /** The same bag with other numbers for its places, in the same order. */
  Bag renumbered(Map<Integer, Integer> newPlaces) {
    return new Bag(Arrays.stream(places).map(newPlaces::get).toArray(), weights);
  }

  private static int[] dropped(int[] from, int index) {
    int[] rest = Arrays.copyOf(from, from.length - 1);
    System.arraycopy(from, index + 1, rest, index, rest.length - index);
    return rest;
  }

  /**
   * The sum of two bags.
   *
   * @throws ArithmeticException if a weight becomes too large for an int
   */
  Bag plus(Bag other) {
    int[] sumPlaces = new int[places.length + other.places.length];
    int[] sumWeights = new int[sumPlaces.length];
    int i = 0;
    int j = 0;
    int n = 0;
    while (i < places.length || j < other.places.length) {
      boolean mine =
          j == other.places.length || (i < places.length && places[i] <= other.places[j]);
      boolean both =
          mine && j < other.places.length && i < places.length && places[i] == other.places[j];
      sumPlaces[n] = mine ? places[i] : other.places[j];
      sumWeights[n] = mine ? weights[i] : other.weights[j];
      if (both) {
        sumWeights[n] = Math.addExact(sumWeights[n], other.weights[j++]);
      } else if (!mine) {
        j++;
      }
      if (mine) {
        i++;
      }
      n++;
    }
    return new Bag(Arrays.copyOf(sumPlaces, n), Arrays.copyOf(sumWeights, n));
  }

  /**
   * The sum of many bags.
   *
   * @throws ArithmeticException if a weight becomes too large for an int
   */
  static Bag sum(List<Bag> bags) {
    List<Bag> sums = bags;
    while (sums.size() > 1) { // two and two, so that each place is copied few times
      List<Bag> pairs = new ArrayList<>();
      for (int i = 0; i < sums.size(); i += 2) {
        pairs.add(i + 1 < sums.size() ? sums.get(i).plus(sums.get(i + 1)) : sums.get(i));
      }
      sums = pairs;
    }
    return sums.isEmpty() ? EMPTY : sums.get(0);
  }

  /** The same places with so many times the weight. */
  Bag times(int factor) {
    return factor == 1
        ? this
        : new Bag(
            places,
            Arrays.stream(weights).map(weight -> Math.multiplyExact(weight, factor)).toArray());
  }

  /** Whether a marking has at least these tokens. */
  boolean isIn(int[] marking) {
    for (int i = 0; i < places.length; i++) {
      if (marking[places[i]] < weights[i]) {
        return false;
      }
    }
    return true;
  }

  void takeFrom(int[] marking) {
    for (int i = 0; i < places.length; i++) {
      marking[places[i]] -= weights[i];
    }
  }

  /** Whether putting its tokens into a marking would give more than an int can count. */
  boolean overflows(int[] marking) {
    for (int i = 0; i < places.length; i++) {
      if (marking[places[i]] > Integer.MAX_VALUE - weights[i]) {
        return true;
      }
    }
    return false;
  }

  void putInto(int[] marking) {
    for (int i = 0; i < places.length; i++) {
      marking[places[i]] += weights[i];
    }
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bag that
        && hash == that.hash
        && Arrays.equals(places, that.places)
        && Arrays.equals(weights, that.weights);
  }

  @Override
  public int hashCode() {
    return hash;
  }

  /** Such as {@code 3 5*2}: place 3 once, place 5 twice. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(" ");
    for (int i = 0; i < places.length; i++) {
      text.add(weights[i] == 1 ? "" + places[i] : places[i] + "*" + weights[i]);
    }
    return text.toString();
  }
}
