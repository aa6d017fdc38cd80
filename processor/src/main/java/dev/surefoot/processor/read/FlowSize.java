package dev.surefoot.processor.read;

import dev.surefoot.model.Branch;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Counts the steps of a flow. A few lines can stand for very many, because bodies are values and
 * helper methods are laid in wherever they are called; so each body is looked at once only.
 */
final class FlowSize {
  /** What a flow may have; the methods of a class file cannot hold much more. */
  static final int MOST = 1_500;

  private final IdentityHashMap<Sequence, Integer> known = new IdentityHashMap<>();

  private FlowSize() {}

  static boolean isTooLarge(List<Sequence> bodies) {
    FlowSize size = new FlowSize();
    return bodies.stream().mapToInt(size::of).sum() > MOST;
  }

  private int of(Sequence body) {
    Integer before = known.get(body);
    if (before != null) {
      return before;
    }
    int size = 0;
    for (Node node : body.nodes()) {
      size++;
      for (Branch branch : node.branches()) {
        size = Math.min(MOST + 1, size + of(branch.body()));
      }
    }
    known.put(body, size);
    return size;
  }
}
