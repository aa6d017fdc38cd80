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
    return (T) loaded(find(index));
  }

  private static @Nullable Object loaded(@Nullable Object element) {
    if (element == HOLE) {
      throw new HistoryNeeded();
    }
    return element;
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
    Next<T> next = new Next<>(this);
    next.add(element);
    return next.done();
  }

  /** This vector with another element at an index. */
  public Vec<T> with(int index, T element) {
    Objects.checkIndex(index, size);
    @Nullable Object[] leaf = leaf(index).clone();
    leaf[index & WIDTH - 1] = element;
    return with(index, leaf, size);
  }

  /** With another leaf, or one more. */
  private Vec<T> with(int first, @Nullable Object[] leaf, int nowSize) {
    int nowShift = shift;
    @Nullable Object[] now = root;
    while (nowSize > WIDTH << nowShift) {
      now = new Object[] {now};
      nowShift += BITS;
    }
    return new Vec<>(nowSize, nowShift, put(now, nowShift, first, leaf));
  }

  private static @Nullable Object[] put(
      @Nullable Object[] node, int level, int first, @Nullable Object[] leaf) {
    if (level == 0) {
      return leaf;
    }
    int at = first >>> level & WIDTH - 1;
    @Nullable Object[] copy = Arrays.copyOf(node, Math.max(node.length, at + 1));
    copy[at] = put(at < node.length ? child(node, at) : NO_NODE, level - BITS, first, leaf);
    return copy;
  }

  private @Nullable Object[] leaf(int first) {
    @Nullable Object[] node = root;
    for (int level = shift; level > 0; level -= BITS) {
      node = child(node, first >>> level & WIDTH - 1);
    }
    return node;
  }

  /**
   * The next version of a vector while it is made. Changes stand side by side mostly, so the leaf
   * that was changed last is copied once, and the way to it when all is done. Used by one thread.
   */
  static final class Next<T extends @Nullable Object> {
    private Vec<T> from;
    private int size;

    /** A copy that is changed in place, or null. */
    private @Nullable Object @Nullable [] leaf;

    /** The index of its first element. */
    private int first;

    Next(Vec<T> from) {
      this.from = from;
      this.size = from.size;
    }

    int size() {
      return size;
    }

    /**
     * The element at an index.
     *
     * @throws HistoryNeeded if it is a hole
     */
    @SuppressWarnings({"unchecked", "NullAway"}) // leaves hold nothing else
    T get(int index) {
      @Nullable Object[] changed = leaf;
      return changed == null || (index & -WIDTH) != first
          ? from.get(index)
          : (T) loaded(changed[Objects.checkIndex(index, size) & WIDTH - 1]);
    }

    void set(int index, T element) {
      Objects.checkIndex(index, size);
      copied(index)[index & WIDTH - 1] = element;
    }

    void add(T element) {
      copied(size)[size & WIDTH - 1] = element;
      size++;
    }

    /** The leaf of an element, with room for one more. */
    private @Nullable Object[] copied(int index) {
      int start = index & -WIDTH;
      @Nullable Object[] now = leaf;
      if (now == null || first != start) {
        done();
        @Nullable Object[] before = start < from.size ? from.leaf(start) : NO_NODE;
        now = Arrays.copyOf(before, Math.min(WIDTH, before.length + 1));
      } else if (now.length <= (index & WIDTH - 1)) {
        now = Arrays.copyOf(now, now.length + 1);
      }
      leaf = now;
      first = start;
      return now;
    }

    /** The vector with all changes so far. */
    Vec<T> done() {
      @Nullable Object[] changed = leaf;
      if (changed != null) {
        from = from.with(first, changed, size);
        leaf = null;
      }
      return from;
    }
  }

  private static @Nullable Object[] child(@Nullable Object[] node, int at) {
    return (@Nullable Object[]) Objects.requireNonNull(node[at]);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    if (!(other instanceof Vec<?> that) || size != that.size) {
      return false;
    }
    for (int i = 0; i < size; i++) {
      if (!Objects.equals(find(i), that.find(i))) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int hashCode() {
    int hash = size;
    for (int i = 0; i < size; i++) {
      hash = hash * 31 + Objects.hashCode(find(i));
    }
    return hash;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("[");
    for (int i = 0; i < size; i++) {
      Object element = find(i);
      text.append(i == 0 ? "" : ", ").append(element == HOLE ? "..." : element);
    }
    return text.append(']').toString();
  }
}
