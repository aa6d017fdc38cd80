package dev.surefoot.runtime.internal.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A small set of numbers, ascending. Immutable. */
public final class Ints {
  /** No number. */
  public static final Ints EMPTY = new Ints(new int[0]);

  /** Most sets are of one small number, so those are made once. */
  private static final Ints[] SINGLE =
      IntStream.range(0, 512).mapToObj(number -> new Ints(new int[] {number})).toArray(Ints[]::new);

  private final int[] numbers;

  private Ints(int[] numbers) {
    this.numbers = numbers;
  }

  /** The set of one number. */
  public static Ints of(int number) {
    return number >= 0 && number < SINGLE.length ? SINGLE[number] : new Ints(new int[] {number});
  }

  /** The set of these numbers. */
  public static Ints of(IntStream numbers) {
    return of(numbers.toArray());
  }

  /** Most come ascending already; a stream that makes them distinct makes objects of them. */
  private static Ints of(int[] numbers) {
    for (int i = 1; i < numbers.length; i++) {
      if (numbers[i - 1] >= numbers[i]) {
        Arrays.sort(numbers);
        break;
      }
    }
    int size = 0;
    for (int number : numbers) { // each is written where it was read, or before
      if (size == 0 || numbers[size - 1] != number) {
        numbers[size++] = number;
      }
    }
    return ascending(size == numbers.length ? numbers : Arrays.copyOf(numbers, size));
  }

  private static Ints ascending(int[] numbers) {
    return switch (numbers.length) {
      case 0 -> EMPTY;
      case 1 -> of(numbers[0]);
      default -> new Ints(numbers);
    };
  }

  /** How many there are. */
  public int size() {
    return numbers.length;
  }

  public boolean isEmpty() {
    return numbers.length == 0;
  }

  /** The number at an index, in ascending order. */
  public int at(int index) {
    return numbers[index];
  }

  /** Whether a number is among them. */
  public boolean contains(int number) {
    return numbers.length == 1 ? numbers[0] == number : Arrays.binarySearch(numbers, number) >= 0;
  }

  /** This set with a number. */
  public Ints plus(int number) {
    if (isEmpty()) {
      return of(number);
    }
    int at = Arrays.binarySearch(numbers, number);
    if (at >= 0) {
      return this;
    }
    int insert = -at - 1;
    int[] more = new int[numbers.length + 1];
    System.arraycopy(numbers, 0, more, 0, insert);
    more[insert] = number;
    System.arraycopy(numbers, insert, more, insert + 1, numbers.length - insert);
    return new Ints(more);
  }

  /** This set without a number. */
  public Ints minus(int number) {
    int at = Arrays.binarySearch(numbers, number);
    if (at < 0) {
      return this;
    }
    int[] fewer = new int[numbers.length - 1];
    System.arraycopy(numbers, 0, fewer, 0, at);
    System.arraycopy(numbers, at + 1, fewer, at, fewer.length - at);
    return ascending(fewer);
  }

  /** This set without what is in the other. */
  public Ints minus(Ints other) {
    return other.isEmpty() ? this : where(number -> !other.contains(number));
  }

  /** What is in this set or in the other. */
  public Ints union(Ints other) {
    if (other.isEmpty() || equals(other)) {
      return this;
    }
    if (isEmpty()) {
      return other;
    }
    int[] both = new int[numbers.length + other.numbers.length];
    System.arraycopy(numbers, 0, both, 0, numbers.length);
    System.arraycopy(other.numbers, 0, both, numbers.length, other.numbers.length);
    return of(both);
  }

  /** Those of the numbers that are so. */
  public Ints where(IntPredicate isSo) {
    if (isEmpty()) {
      return this;
    }
    int[] some = Arrays.stream(numbers).filter(isSo).toArray();
    return some.length == numbers.length ? this : ascending(some);
  }

  /** All numbers from one to a last one. */
  static Ints upTo(int last) {
    return ascending(IntStream.rangeClosed(1, last).toArray());
  }

  /** The index of a number, negative if it is not in the set. */
  int indexOf(int number) {
    return Arrays.binarySearch(numbers, number);
  }

  /** The numbers as a list, ascending. */
  public List<Integer> list() {
    List<Integer> list = new ArrayList<>(numbers.length);
    for (int number : numbers) {
      list.add(number);
    }
    return list;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Ints that && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }

  @Override
  public String toString() {
    return Arrays.toString(numbers);
  }
}
