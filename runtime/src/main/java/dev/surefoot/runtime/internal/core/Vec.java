package dev.surefoot.runtime.internal.core;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A persistent vector: a new version shares all but one path with the one before. A tree of width
 * eight, narrow because an append copies one node a level and most instances have few executions.
 * After Bagwell's array mapped tries, as in Clojure. Immutable.
 *
 * @param <T> what it holds
 */
public final class Vec<T extends @Nullable Object> {
  private static final int BITS = 3;
  private static final int WIDTH = 1 << BITS;
  private static final Object[] NO_NODE = {};

  /** In the place of an element that was not loaded. */
  private static final Object HOLE = new Object();

  private static final Vec<?> EMPTY = new Vec<>(0, 0, NO_NODE);

  private final int size;
  private final int shift;
  private final @Nullable Object[] root;

  private Vec(int size, int shift, @Nullable Object[] root) {
    this.size = size;
    this.shift = shift;
    this.root = root;
  }

  /** The empty vector. */
  @SuppressWarnings("unchecked") // it holds nothing
  public static <T extends @Nullable Object> Vec<T> empty() {
    return (Vec<T>) EMPTY;
  }

  /** A vector of equal elements. */
  public static <T extends @Nullable Object> Vec<T> of(int size, T element) {
    Vec<T> vec = empty();
    for (int i = 0; i < size; i++) {
      vec = vec.plus(element);
    }
    return vec;
  }

  /** A vector of holes, but for these elements by their index. */
  public static <T extends @Nullable Object> Vec<T> sparse(int size, Map<Integer, T> elements) {
    int shift = 0;
    @Nullable Object[] node = holes(HOLE);
    while (size > WIDTH << shift) {
      shift += BITS;
      node = holes(node);
    }
    Vec<T> vec = new Vec<>(size, shift, node);
    for (Map.Entry<Integer, T> element : elements.entrySet()) {
      vec = vec.with(element.getKey(), element.getValue());
    }
    return vec;
  }

  private static @Nullable Object[] holes(Object of) {
    @Nullable Object[] node = new Object[WIDTH];
    Arrays.fill(node, of);
    return node;
  }

  public int size() {
    return size;
  }

  /**
   * The element at an index.
   *
   * @throws HistoryNeeded if it is a hole
   */
  @SuppressWarnings({"unchecked", "NullAway"}) // leaves hold nothing else
  public T get(int index) {
    Object element = find(index);
    if (element == HOLE) {
      throw new HistoryNeeded();
    }
    return (T) element;
  }

  /** The element at an index; null if it is a hole. */
  @SuppressWarnings("unchecked") // leaves hold nothing else
  public @Nullable T orNull(int index) {
    Object element = find(index);
    return element == HOLE ? null : (T) element;
  }

  private @Nullable Object find(int index) {
    Objects.checkIndex(index, size);
    @Nullable Object[] node = root;
    for (int level = shift; level > 0; level -= BITS) {
      node = child(node, index >>> level & WIDTH - 1);
    }
    return node[index & WIDTH - 1];
  }

  /** This vector with one more element. */
  public Vec<T> plus(T element) {
    if (size == WIDTH << shift) {
      @Nullable Object[] grown = {root};
      return new Vec<>(size + 1, shift + BITS, put(grown, shift + BITS, size, element));
    }
    return new Vec<>(size + 1, shift, put(root, shift, size, element));
  }

  /** This vector with another element at an index. */
  public Vec<T> with(int index, T element) {
    Objects.checkIndex(index, size);
    return new Vec<>(size, shift, put(root, shift, index, element));
  }

  private static @Nullable Object[] put(
      @Nullable Object[] node, int level, int index, @Nullable Object element) {
    int at = index >>> level & WIDTH - 1;
    @Nullable Object[] copy = Arrays.copyOf(node, Math.max(node.length, at + 1));
    if (level == 0) {
      copy[at] = element;
    } else {
      copy[at] = put(at < node.length ? child(node, at) : NO_NODE, level - BITS, index, element);
    }
    return copy;
  }

  private static @Nullable Object[] child(@Nullable Object[] node, int at) {
    return (@Nullable Object[]) Objects.requireNonNull(node[at]);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Vec<?> that && size == that.size && Arrays.deepEquals(root, that.root);
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(root);
  }

  @Override
  public String toString() {
    return Arrays.deepToString(root);
  }
}
