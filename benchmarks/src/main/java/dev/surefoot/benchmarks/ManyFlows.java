package dev.surefoot.benchmarks;

import java.util.ArrayList;
import java.util.List;

/** Source texts of flows with twenty steps each, over a set of step classes. */
final class ManyFlows {
  private static final int STEPS = 40;

  private ManyFlows() {}

  /** The step classes, and this many flow classes. */
  static List<JavaText> sources(int flows) {
    List<JavaText> sources = new ArrayList<>();
    sources.add(
        new JavaText("many.Order", "package many; public record Order(String id, int n) {}"));
    for (int i = 0; i < STEPS; i++) {
      sources.add(step(i));
    }
    for (int i = 0; i < flows; i++) {
      sources.add(flow(i));
    }
    return sources;
  }

  private static JavaText step(int i) {
    String text =
        """
        package many;
        import dev.surefoot.*;
        @Step
        public final class Work%1$d {
          public record Made(int value) {}
          @Run public Made run(Order order, Attempt attempt) { return new Made(order.n() + %1$d); }
          @Undo public void undo(Order order, Made made) {}
        }
        """;
    return new JavaText("many.Work" + i, text.formatted(i));
  }

  /** Sixteen tasks, two choices, a parallel and a jump. */
  private static JavaText flow(int i) {
    String text =
        """
        package many;
        import dev.surefoot.*;
        @Flow(value = "flow-%1$d", result = %2$s.Made.class)
        public final class Flow%1$d extends FlowDefinition<Order> {
          @Override protected Body<Order> define() {
            return task(%2$s.class)
                .task(%3$s.class)
                .choice("size")
                    .when("small", o -> o.n() < 10, task(%4$s.class).task(%5$s.class))
                    .when("again", o -> o.n() == 10, task(%6$s.class).redirectTo(%3$s.class))
                    .otherwise(task(%7$s.class))
                .parallel("both",
                    branch("left", task(%8$s.class).task(%9$s.class)),
                    branch("right", right()))
                .task(%10$s.class)
                .choice("late", %11$s.class)
                    .when("yes", %11$s.Made.class, m -> m.value() > 3, task(%12$s.class))
                    .otherwise(pass())
                .task(%13$s.class)
                .task(%14$s.class);
          }
          private Open<Order> right() {
            return task(%15$s.class).task(%16$s.class).task(%17$s.class);
          }
        }
        """;
    Object[] args = new Object[17];
    args[0] = i;
    for (int k = 1; k < args.length; k++) {
      args[k] = "Work" + (i + 2 * k) % STEPS;
    }
    return new JavaText("many.Flow" + i, text.formatted(args));
  }
}
