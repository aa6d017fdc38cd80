package flows;

import dev.surefoot.*;
import java.util.List;
import java.util.Map;
import shop.*;

@Flow("order")
final class OrderFlow extends FlowDefinition<Order> {
  @Override
  protected Body<Order> define() {
    return task(Lines.class)
        .task(Sizes.class)
        .task(Index.class)
        .task(Matrix.class)
        .choice("any")
            .when("none", LINES, List::isEmpty, end())
            .otherwise(task(Use.class));
  }

  private static final Key<List<String>> LINES = new Key<>() {};

  @Step(undo = UndoContract.NONE)
  static class Lines {
    @Run List<String> lines(Order order) { return List.of(order.id()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Sizes {
    @Run List<Integer> sizes(List<String> lines) { return List.of(lines.size()); }
  }

  @Step(undo = UndoContract.NONE)
  static class Index {
    @Run Map<String, int[]> index(List<String> lines) { return Map.of(lines.get(0), new int[] {1}); }
  }

  @Step(undo = UndoContract.NONE)
  static class Matrix {
    @Run long[][] matrix() { return new long[][] {{1}, {2, 3}}; }
  }

  @Step(undo = UndoContract.NONE)
  static class Use {
    @Run void use(List<String> lines, List<Integer> sizes, Map<String, int[]> index, long[][] m) {
      if (index.get(lines.get(0))[0] != sizes.get(0) || m[1][1] != 3) {
        throw new IllegalStateException("other data");
      }
    }
  }
}
