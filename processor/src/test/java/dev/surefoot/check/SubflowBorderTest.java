package dev.surefoot.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.surefoot.Redirections;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Jumps over the border of a sub-flow, as no source can write them: only trees made by hand. */
class SubflowBorderTest {
  private static Task task(String name) {
    return Task.of(Name.of(name), new StepClass("test." + name, Source.NONE));
  }

  private static Subflow subflow(String name, String target) {
    Branch jump =
        Branch.when(
            Name.of("short"),
            new Guard(null, null, Source.NONE),
            new Sequence(List.of(Redirect.toName(Name.of(target)))));
    Choice check =
        Choice.of(Name.of(name + "/check"), null, List.of(jump, Branch.otherwise(Sequence.EMPTY)));
    Branch body =
        Branch.parallel(Name.of("laid"), new Sequence(List.of(task(name + "/send"), check)));
    return new Subflow(Name.of(name), Name.of("test.Laid"), body, Source.NONE);
  }

  private static String told(Subflow... subflows) {
    List<dev.surefoot.model.Node> nodes = new java.util.ArrayList<>(List.of(task("pick")));
    nodes.addAll(List.of(subflows));
    return FlowCheck.check(new FlowModel("test", new Sequence(nodes)), Redirections.ANY_SOUND)
        .stream()
        .map(Problem::text)
        .reduce("", String::concat);
  }

  @Test
  void aJumpOutOfASubflowIsRefused() {
    assertThat(told(subflow("a", "pick")))
        .isEqualTo(
            """
            [SF-REDIRECT-SUBFLOW] the jump in branch 'short' of 'a/check' goes to 'pick', out of sub-flow 'a'
                1  'a/check' chooses 'short' and jumps to 'pick', out of 'a'
                lost: the flow around waits for the result of 'a'
                fix: let the sub-flow come to its end, and jump from a choice after 'a'""");
  }

  @Test
  void aJumpFromOneSubflowIntoAnotherIsRefused() {
    assertThat(told(subflow("a", "b/send"), subflow("b", "b/send")))
        .startsWith(
            "[SF-REDIRECT-SUBFLOW] the jump in branch 'short' of 'a/check' goes to 'b/send', into"
                + " sub-flow 'b'\n");
  }

  @Test
  void aJumpInsideASubflowIsAsGoodAsAnywhere() {
    assertThat(told(subflow("a", "a/send"))).isEmpty();
  }
}
