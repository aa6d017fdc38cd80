package dev.surefoot.processor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Flows of great size compile with all that is generated, or are refused at once. */
class LargeFlowsTest {
  private static Compiled compiled(String members) {
    return Javac.withShop()
        .only(new SurefootProcessor())
        .source(
            "flows/LargeFlow.java",
            """
            package flows;
            import dev.surefoot.*;
            import shop.*;
            @Flow("large") final class LargeFlow extends FlowDefinition<Order> {
            %s
            }
            """
                .formatted(members))
        .compile();
  }

  private static String define(String body) {
    return "@Override protected Body<Order> define() {\nreturn " + body + ";\n}\n";
  }

  private static String chain(String prefix, int length) {
    return IntStream.range(0, length)
        .mapToObj(i -> "task(\"" + prefix + i + "\", CheckCard.class)")
        .collect(Collectors.joining("\n."));
  }

  @Test
  void aLongChain() {
    assertThat(compiled(define(chain("step-", 1_500))).diagnostics()).isEmpty();
  }

  @Test
  void moreStepsThanThereMayBe() {
    String branches =
        IntStream.range(0, 15)
            .mapToObj(i -> ",\nbranch(\"b" + i + "\", " + chain("b" + i + "-", 99) + ")")
            .collect(Collectors.joining());
    String parallel = "parallel(\"all\"" + branches + ")";
    assertThat(compiled(define(parallel + "." + chain("s", 15))).diagnostics())
        .containsExactly(
            """
            LargeFlow.java:[4,22] error: [SF-READ-SIZE] flow 'LargeFlow' is too large: it has more than 1,500 steps, jumps and ends
                  fix: split the flow, one starting the other""");
  }

  @Test
  void deeplyNestedChoices() {
    int depth = 60;
    String open =
        IntStream.range(0, depth)
            .mapToObj(i -> "choice(\"c" + i + "\").when(\"w\", Order::big, ")
            .collect(Collectors.joining("\n"));
    String close = ").otherwise(pass())".repeat(depth);
    assertThat(compiled(define(open + "task(CheckCard.class)" + close)).diagnostics()).isEmpty();
  }

  @Test
  void aFlowThroughManyHelpers() {
    int count = 300;
    String helpers =
        IntStream.range(0, count)
            .mapToObj(
                i ->
                    "private Open<Order> h%d(Open<Order> b) { return %sb.task(\"s%d\", CheckCard.class)%s; }\n"
                        .formatted(
                            i,
                            i + 1 < count ? "h" + (i + 1) + "(" : "",
                            i,
                            i + 1 < count ? ")" : ""))
            .collect(Collectors.joining());
    assertThat(compiled(define("h0(pass())") + helpers).diagnostics()).isEmpty();
  }

  @Test
  void helpersThatCallEachOtherTwice() {
    String helpers =
        IntStream.range(0, 30)
            .mapToObj(
                i ->
                    "private Open<Order> h%d(Open<Order> b) { return h%d(h%d(b)); }\n"
                        .formatted(i, i + 1, i + 1))
            .collect(Collectors.joining());
    String last = "private Open<Order> h30(Open<Order> b) { return b.task(CheckCard.class); }\n";
    assertThat(compiled(define("h0(pass())") + helpers + last).diagnostics())
        .containsExactly(
            """
            LargeFlow.java:[36,49] error: [SF-READ-SIZE] flow 'LargeFlow' is too large: its helper methods are called more than 10,000 times while it is read
                  fix: call the helper methods less often, or split the flow""");
  }

  @Test
  void bodiesThatHoldEachOtherTwice() {
    String locals =
        IntStream.range(0, 40)
            .mapToObj(
                i ->
                    "var b%d = parallel(\"p%d\", branch(\"l\", b%d), branch(\"r\", b%d));\n"
                        .formatted(i + 1, i + 1, i, i))
            .collect(Collectors.joining());
    assertThat(
            compiled(
                    "@Override protected Body<Order> define() {\nvar b0 = task(CheckCard.class);\n"
                        + locals
                        + "return b40;\n}")
                .diagnostics())
        .hasSize(1)
        .allSatisfy(said -> assertThat(said).contains("[SF-READ-SIZE] flow 'LargeFlow' is too"));
  }
}
