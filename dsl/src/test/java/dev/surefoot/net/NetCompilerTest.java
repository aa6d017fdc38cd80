package dev.surefoot.net;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Body;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import org.junit.jupiter.api.Test;

class NetCompilerTest {
  @Step(undo = UndoContract.NONE)
  static final class ReserveStock {
    @Run
    void run() {}
  }

  @Step(undo = UndoContract.NONE)
  static final class PackParcel {
    @Run
    void run() {}
  }

  @Step(value = "invoice", undo = UndoContract.NONE)
  static final class SendInvoice {
    @Run
    void run() {}
  }

  @Flow("order")
  static final class Order extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(ReserveStock.class)
          .choice("check", SendInvoice.class)
          .when("again", s -> s.isEmpty(), redirectTo(ReserveStock.class))
          .when("enough", s -> s.isBlank(), end())
          .otherwise(pass())
          .parallel("fulfil", branch("parcel", task(PackParcel.class)), branch("nothing", pass()));
    }
  }

  @Flow("refund")
  static final class Failing extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(ReserveStock.class).task(PackParcel.class);
    }

    @Override
    protected Body<String> onFailure() {
      return choice("check")
          .when("enough", s -> s.isBlank(), end())
          .otherwise(task(SendInvoice.class));
    }
  }

  @Test
  void whatIsDoneOnFailureIsAnAlternativeToTheStart() {
    Net net = NetCompiler.compile(FlowDefinition.modelOf(new Failing()));
    assertThat(net.text())
        .isEqualTo(
            """
            flow refund
            place 0 .start
            place 0 .end
            place 0 .exit
            place 0 reserve-stock
            place 0 pack-parcel
            place 0 .failed
            place 0 check
            place 0 check/enough.leave
            place 0 invoice
            transition start 0 .start : 0 > 3
            transition task 0 reserve-stock : 3 > 4
            transition task 0 pack-parcel : 4 > 2
            transition end 0 .end : 2 > 1
            transition fail 0 .fail : 0 > 6
            transition outcome 0 check/enough : 6 > 7
            transition outcome 0 check/otherwise : 6 > 8
            transition failed 0 check/enough.leave : 7 > 1
            transition task 0 invoice : 8 > 5
            transition failed 0 .failed : 5 > 1
            """);
    assertThat(Net.parse(net.text())).isEqualTo(net);
  }

  private static Net order() {
    return NetCompiler.compile(FlowDefinition.modelOf(new Order()));
  }

  @Test
  void textShowsTheWholeNet() {
    assertThat(order().text())
        .isEqualTo(
            """
            flow order
            region 0 fulfil/parcel
            region 0 fulfil/nothing
            place 0 .start
            place 0 .end
            place 0 .exit
            place 0 reserve-stock
            place 0 check
            place 0 check/again.jump
            place 0 check/enough.leave
            place 0 fulfil
            place 1 fulfil/parcel.exit
            place 1 pack-parcel
            place 2 fulfil/nothing.exit
            place 0 check.decided
            transition start 0 .start : 0 > 3
            transition task 0 reserve-stock : 3 > 4
            transition task 0 check : 4 > 11
            transition outcome 0 check/again : 11 > 5
            transition outcome 0 check/enough : 11 > 6
            transition outcome 0 check/otherwise : 11 > 7
            transition jump 0 check/again.jump : 5 > 3
            transition end 0 check/enough.leave : 6 > 1
            transition split 0 fulfil.split : 7 > 9 10
            transition task 1 pack-parcel : 9 > 8
            transition join 0 fulfil.join : 8 10 > 2
            transition end 0 .end : 2 > 1
            """);
  }

  @Test
  void textReadsBack() {
    assertThat(Net.parse(order().text())).isEqualTo(order());
    assertThat(Net.parse(order().text()).fingerprint()).isEqualTo(order().fingerprint());
  }

  @Test
  void brokenTextIsRefusedByLine() {
    assertThatThrownBy(() -> Net.parse("flow order\nplace 7 x\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("line 2 of the net is broken: place 7 x");
  }

  @Flow("left")
  static final class EveryWayEnds extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return choice("check")
          .when("enough", s -> s.isBlank(), end())
          .otherwise(task(PackParcel.class).end());
    }
  }

  @Test
  void flowThatIsLeftOnEveryWayHasNoExit() {
    assertThat(NetCompiler.compile(FlowDefinition.modelOf(new EveryWayEnds())).text())
        .isEqualTo(
            """
            flow left
            place 0 .start
            place 0 .end
            place 0 check
            place 0 check/enough.leave
            place 0 pack-parcel
            place 0 check/otherwise.leave
            transition start 0 .start : 0 > 2
            transition outcome 0 check/enough : 2 > 3
            transition outcome 0 check/otherwise : 2 > 4
            transition end 0 check/enough.leave : 3 > 1
            transition task 0 pack-parcel : 4 > 5
            transition end 0 check/otherwise.leave : 5 > 1
            """);
  }

  @Flow("waiting")
  static final class Waiting extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return pause("cool-off", "14d")
          .await("approval", Integer.class, after("3d", task(PackParcel.class)))
          .await("signature", String.class);
    }
  }

  @Test
  void whatWaitsHasATransitionThatTimeOrTheOutsideFires() {
    assertThat(NetCompiler.compile(FlowDefinition.modelOf(new Waiting())).text())
        .isEqualTo(
            """
            flow waiting
            place 0 .start
            place 0 .end
            place 0 .exit
            place 0 cool-off
            place 0 approval
            place 0 pack-parcel
            place 0 signature
            transition start 0 .start : 0 > 3
            transition timer 0 cool-off : 3 > 4
            transition answer 0 approval : 4 > 6
            transition timeout 0 approval/timeout : 4 > 5
            transition task 0 pack-parcel : 5 > 6
            transition answer 0 signature : 6 > 2
            transition end 0 .end : 2 > 1
            """);
  }

  @Flow("cancelling")
  static final class Cancelling extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(ReserveStock.class)
          .parallel(
              "fulfil",
              branch(
                  "parcel",
                  parallel(
                      "inner",
                      branch(
                          "left",
                          choice("check")
                              .when("lost", s -> s.isEmpty(), cancelAndRedirectTo("reserve-stock"))
                              .when("over", s -> s.isBlank(), cancelAndEnd())
                              .when("again", s -> s.isBlank(), cancelAndRedirectTo("inner"))
                              .otherwise(pass())),
                      branch("right", pass()))),
              branch("papers", task(PackParcel.class)));
    }
  }

  @Test
  void cancellingExitNamesTheRegionsThatItLeaves() {
    Net net = NetCompiler.compile(FlowDefinition.modelOf(new Cancelling()));
    assertThat(net.text())
        .contains("region 0 fulfil/parcel\nregion 1 inner/left\nregion 1 inner/right\n")
        .contains(" check/lost.jump : 9 > 3 cancels 1 2 3 4\n")
        .contains(" check/over.leave : 10 > 1 cancels 1 2 3 4\n")
        .contains(" check/again.jump : 11 > 6 cancels 2 3\n");
    assertThat(Net.parse(net.text())).isEqualTo(net);
  }

  @Flow("race")
  static final class FirstOneWins extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return parallel(
          "race",
          branch("parcel", task(PackParcel.class).cancelAndEnd()),
          branch("papers", task(SendInvoice.class)));
    }
  }

  @Test
  void parallelWithABranchThatNeverComesToItsEndHasNoJoin() {
    assertThat(NetCompiler.compile(FlowDefinition.modelOf(new FirstOneWins())).text())
        .isEqualTo(
            """
            flow race
            region 0 race/parcel
            region 0 race/papers
            place 0 .start
            place 0 .end
            place 0 race
            place 1 pack-parcel
            place 1 race/parcel.leave
            place 2 race/papers.exit
            place 2 invoice
            transition start 0 .start : 0 > 2
            transition split 0 race.split : 2 > 3 6
            transition task 1 pack-parcel : 3 > 4
            transition end 1 race/parcel.leave : 4 > 1 cancels 1 2
            transition task 2 invoice : 6 > 5
            """);
  }

  @Flow("caller")
  static final class Caller extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return subflow("one", new Called()).task(ReserveStock.class);
    }
  }

  @Flow("called")
  static final class Called extends FlowDefinition<String> {
    @Override
    protected Body<String> define() {
      return task(ReserveStock.class)
          .choice("check")
          .when("again", s -> s.isEmpty(), redirectTo(ReserveStock.class))
          .when("enough", s -> s.isBlank(), end())
          .otherwise(subflow("two", new Nothing()));
    }
  }

  @Flow("nothing")
  static final class Nothing extends FlowDefinition<Integer> {
    @Override
    protected Body<Integer> define() {
      return pass();
    }
  }

  @Test
  void aSubflowHasATokenOfItsOwnWhileThatOfItsCallerWaits() {
    Net net = NetCompiler.compile(FlowDefinition.modelOf(new Caller()));
    assertThat(net.text())
        .isEqualTo(
            """
            flow caller
            subflow 0 one
            subflow 1 one/two
            place 0 .start
            place 0 .end
            place 0 .exit
            place 0 one
            place 0 one.waiting
            place 1 one.exit
            place 1 one/reserve-stock
            place 1 one/check
            place 1 one/check/again.jump
            place 1 one/check/enough.leave
            place 1 one/two
            place 1 one/two.waiting
            place 2 one/two.exit
            place 0 reserve-stock
            transition start 0 .start : 0 > 3
            transition enter 0 one.enter : 3 > 4 6
            transition task 1 one/reserve-stock : 6 > 7
            transition outcome 1 one/check/again : 7 > 8
            transition outcome 1 one/check/enough : 7 > 9
            transition outcome 1 one/check/otherwise : 7 > 10
            transition jump 1 one/check/again.jump : 8 > 6
            transition jump 1 one/check/enough.leave : 9 > 5
            transition enter 1 one/two.enter : 10 > 11 12
            transition exit 1 one/two.exit : 11 12 > 5
            transition exit 0 one.exit : 4 5 > 13
            transition task 0 reserve-stock : 13 > 2
            transition end 0 .end : 2 > 1
            """);
    assertThat(Net.parse(net.text())).isEqualTo(net);
    assertThat(net.scope(net.regions().size() - 1)).isEqualTo(2);
  }
}
