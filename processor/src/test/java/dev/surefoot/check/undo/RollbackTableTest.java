package dev.surefoot.check.undo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.Redirections;
import dev.surefoot.check.FlowCheck;
import dev.surefoot.check.Problem;
import dev.surefoot.check.RandomFlows;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.net.Region;
import dev.surefoot.net.RollbackTable;
import dev.surefoot.net.Transition;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Which rollback is legal, and what it undoes: for random sound flows, as exploring their
 * executions shows. {@code -Dsurefoot.flows=...} tries more of them.
 */
class RollbackTableTest {
  @Test
  void tableSaysWhatSomeExecutionShows() {
    int count = Integer.getInteger("surefoot.flows", 6000);
    long seed = Long.getLong("surefoot.seed", new SplittableRandom().nextLong());
    System.out.println("random rollbacks with -Dsurefoot.seed=" + seed);
    int legal = 0;
    int refused = 0;
    int parallel = 0;
    int cancelling = 0;
    int subflows = 0;
    for (long i = seed; i < seed + count; i++) {
      FlowModel flow = flow(i, 4 + Math.floorMod(i, 12));
      if (!isSound(flow)) {
        continue;
      }
      long at = i;
      Optional<String> difference = difference(flow, at);
      if (difference.isPresent()) {
        FlowModel smallest =
            RandomFlows.shrink(flow, f -> isSound(f) && difference(f, at).isPresent());
        assertThat(difference(smallest, at))
            .as("smallest, seed %d: %s", at, NetCompiler.compile(smallest).text())
            .isEmpty();
      }
      Net net = NetCompiler.compile(flow);
      RollbackTable table = RollbackTable.of(net, irreversible(net, at));
      for (String task : tasks(net)) {
        legal += table.targets(task).size();
        refused += tasks(net).size() - table.targets(task).size();
        for (String target : table.targets(task)) {
          parallel += isAcrossRegions(net, table.undoPlan(task, target)) ? 1 : 0;
        }
      }
      cancelling += net.transitions().stream().anyMatch(t -> !t.cancels().isEmpty()) ? 1 : 0;
      subflows += net.regions().stream().anyMatch(r -> r.kind() == Region.Kind.SUBFLOW) ? 1 : 0;
    }
    System.out.printf(
        "legal %d, refused %d, over parallels %d; flows with exits %d, with sub-flows %d%n",
        legal, refused, parallel, cancelling, subflows);
    assertThat(List.of(legal, refused, parallel, cancelling, subflows))
        .allMatch(n -> n > count / 1000);
  }

  private static FlowModel flow(long seed, int size) {
    FlowModel flow =
        seed % 2 == 0
            ? RandomFlows.flow(seed, size, 0.3)
            : RandomFlows.ofEverything(seed, size + 4, 0.3);
    return seed % 5 == 0 ? RandomFlows.withFailBody(flow, seed, size, 0.3, true) : flow;
  }

  private static boolean isSound(FlowModel flow) {
    return FlowCheck.check(flow, Redirections.ANY_SOUND).stream().noneMatch(Problem::isError);
  }

  private static List<String> tasks(Net net) {
    return net.transitions().stream()
        .filter(t -> t.kind() == Transition.Kind.TASK)
        .map(Transition::name)
        .toList();
  }

  /** About every sixth task. */
  private static Set<String> irreversible(Net net, long seed) {
    Set<String> names = new HashSet<>(tasks(net));
    names.removeIf(name -> Math.floorMod(name.hashCode() * 31L + seed, 6) != 0);
    return names;
  }

  private static boolean isAcrossRegions(Net net, List<String> plan) {
    return net.transitions().stream()
            .filter(t -> plan.contains(t.name()))
            .map(Transition::region)
            .distinct()
            .count()
        > 2;
  }

  /** What the table says otherwise than the exploration. */
  private static Optional<String> difference(FlowModel flow, long seed) {
    Net net = NetCompiler.compile(flow);
    Set<String> irreversible = irreversible(net, seed);
    Optional<RollbackExploration> all = RollbackExploration.of(net, irreversible);
    if (all.isEmpty()) {
      return Optional.empty(); // too many executions to look at all of them
    }
    RollbackTable table = RollbackTable.of(net, irreversible);
    for (String start : tasks(net)) {
      Map<String, Set<String>> found = all.get().between().getOrDefault(start, Map.of());
      if (!found.keySet().equals(new HashSet<>(table.targets(start)))) {
        return Optional.of(start + ": said " + table.targets(start) + ", found " + found.keySet());
      }
      for (String target : table.targets(start)) {
        List<String> plan = table.undoPlan(start, target);
        if (!new TreeSet<>(plan).equals(found.get(target))
            || plan.size() != found.get(target).size()) {
          return Optional.of(
              start + " to " + target + ": said " + plan + ", found " + found.get(target));
        }
        for (int i = 0; i < plan.size(); i++) {
          for (String later : plan.subList(i + 1, plan.size())) {
            if (all.get().isBefore(region(net, start), plan.get(i), later)) {
              return Optional.of(plan + " undoes " + plan.get(i) + " before " + later);
            }
          }
        }
      }
    }
    RollbackTable read = RollbackTable.parse(net, table.text());
    return read.equals(table) ? Optional.empty() : Optional.of("read back:\n" + read);
  }

  private static int region(Net net, String task) {
    return net.transitions().stream()
        .filter(t -> t.name().equals(task))
        .mapToInt(Transition::region)
        .findFirst()
        .orElseThrow();
  }

  private static final Net ORDER =
      Net.parse(
          """
          flow order
          region 0 ship/parcel
          region 0 ship/papers
          place 0 .start
          place 0 .end
          place 0 .exit
          place 0 reserve
          place 0 check
          place 0 ship
          place 1 ship/parcel.exit
          place 1 pack
          place 1 send
          place 2 ship/papers.exit
          place 2 print
          place 0 close
          place 0 check.decided
          transition start 0 .start : 0 > 3
          transition task 0 reserve : 3 > 4
          transition task 0 check : 4 > 12
          transition outcome 0 check/again : 12 > 3
          transition outcome 0 check/otherwise : 12 > 5
          transition split 0 ship.split : 5 > 7 10
          transition task 1 pack : 7 > 8
          transition task 1 send : 8 > 6
          transition task 2 print : 10 > 9
          transition join 0 ship.join : 6 9 > 11
          transition task 0 close : 11 > 2
          transition end 0 .end : 2 > 1
          """);

  @Test
  void parallelsAreUndoneWholeAndLoopsOnce() {
    RollbackTable table = RollbackTable.of(ORDER, Set.of());
    assertThat(table.targets("close")).containsExactly("reserve", "check");
    assertThat(table.undoPlan("close", "reserve"))
        .containsExactly("print", "send", "pack", "check", "reserve");
    assertThat(table.targets("reserve")).containsExactly("reserve", "check");
    assertThat(table.undoPlan("check", "check")).containsExactly("check", "reserve");
  }

  @Test
  void branchGoesBackWithinItselfOnly() {
    RollbackTable table = RollbackTable.of(ORDER, Set.of());
    assertThat(table.targets("send")).containsExactly("pack");
    assertThat(table.targets("print")).isEmpty();
    assertThatThrownBy(() -> table.undoPlan("print", "pack"))
        .hasMessage(
            "flow 'order' cannot be rolled back from 'print' to 'pack'; from there it can go back"
                + " to []");
  }

  /** A jump out of branch 'one' ends what runs in branch 'two', at any depth. */
  private static final Net CANCELLED =
      Net.parse(
          """
          flow order
          region 0 both/one
          region 0 both/two
          region 2 deep/a
          region 2 deep/b
          subflow 4 s
          place 0 .start
          place 0 .end
          place 0 .exit
          place 0 prepare
          place 0 both
          place 1 both/one.exit
          place 1 pack
          place 1 c
          place 1 c/short.jump
          place 1 rest
          place 2 both/two.exit
          place 2 print
          place 2 deep
          place 3 deep/a.exit
          place 3 x
          place 4 deep/b.exit
          place 4 s
          place 4 s.waiting
          place 5 s.exit
          place 5 s/y
          place 0 file
          place 0 close
          transition start 0 .start : 0 > 3
          transition task 0 prepare : 3 > 4
          transition split 0 both.split : 4 > 6 11
          transition task 1 pack : 6 > 7
          transition outcome 1 c/short : 7 > 8
          transition outcome 1 c/otherwise : 7 > 9
          transition jump 1 c/short.jump : 8 > 21 cancels 1 2 3 4 5
          transition task 1 rest : 9 > 5
          transition task 2 print : 11 > 12
          transition split 2 deep.split : 12 > 14 16
          transition task 3 x : 14 > 13
          transition enter 4 s.enter : 16 > 17 19
          transition task 5 s/y : 19 > 18
          transition exit 4 s.exit : 17 18 > 15
          transition join 2 deep.join : 13 15 > 10
          transition join 0 both.join : 5 10 > 20
          transition task 0 file : 20 > 21
          transition task 0 close : 21 > 2
          transition end 0 .end : 2 > 1
          """);

  @Test
  void whatACancellingExitEndsBesideItsBranchIsUndoneToo() {
    RollbackTable onlyByTheJump = RollbackTable.of(CANCELLED, Set.of("file"));
    assertThat(onlyByTheJump.undoPlan("close", "prepare"))
        .containsExactly("s/y", "x", "print", "pack", "prepare");
  }

  @Test
  void nothingGoesBackOverWhatCannotBeUndone() {
    RollbackTable table = RollbackTable.of(ORDER, Set.of("print"));
    assertThat(table.targets("close")).isEmpty();
    assertThat(table.targets("send")).containsExactly("pack");
    assertThat(table.targets("check")).containsExactly("reserve", "check");
  }

  @Test
  void textIsReadBackOrRefused() {
    RollbackTable table = RollbackTable.of(ORDER, Set.of());
    assertThat(table.text()).startsWith("0 0-1 0-5\n1 0-1 0-5\n");
    assertThat(RollbackTable.parse(ORDER, table.text())).isEqualTo(table);
    assertThatThrownBy(() -> RollbackTable.parse(ORDER, "0 - 0\n"))
        .hasMessage("the rollback table has 1 lines for 6 tasks of the net");
    assertThatThrownBy(() -> RollbackTable.parse(ORDER, "0 - 0-9\n"))
        .hasMessage("line 1 of the rollback table is broken: 0 - 0-9");
  }
}
