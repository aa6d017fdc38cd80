package dev.surefoot.processor.write.picture;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/**
 * Parallel lines for jumps, one for each target: jumps to the same step share it. The shorter the
 * jump, the nearer to the steps, so that jumps cross as little as they can.
 */
final class Lanes {
  /** Between two lanes, and between the first and what lies beside it. */
  static final double STEP = 12;

  private final Map<Block, Integer> span = new HashMap<>();
  private final Map<Block, Integer> order = new HashMap<>();

  /** Asks for a lane; all are asked for before the first is used. */
  void add(Block target, int length) {
    span.merge(target, length, Math::max);
  }

  double width() {
    return span.isEmpty() ? 0 : STEP * span.size() + STEP / 2;
  }

  /** How far the lane of a target lies from where the lanes begin. */
  double of(Block target) {
    if (order.size() < span.size()) {
      span.keySet().stream()
          .sorted(Comparator.<Block>comparingInt(span::get).thenComparingInt(Block::number))
          .forEach(block -> order.put(block, order.size() + 1));
    }
    Integer lane = order.get(target);
    if (lane == null) {
      throw new IllegalStateException("no lane was asked for to step " + target.number());
    }
    return STEP * lane;
  }
}
