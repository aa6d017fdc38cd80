package dev.surefoot.check.undo;

import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.check.data.Telling;
import dev.surefoot.model.BackTo;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Targets;
import dev.surefoot.model.Task;
import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntPredicate;

/**
 * Checks where the steps of a sound flow go back to when they fail: to what may have run before
 * them, over ways of which at least one can be undone. That it is refused on some ways is no
 * mistake: then the step's failure policy holds.
 */
final class BackCheck {
  private static final int MOST_LISTED = 8;

  private final FlowModel flow;
  private final Net net;
  private final Map<String, Work> works = new HashMap<>();
  private final Map<String, Integer> transitions = new HashMap<>();
  private final BitSet irreversible = new BitSet();

  /** What goes back, and the step to which it does; of a sub-flow, the transition into it. */
  private record Way(String name, BackTo back, int failing, int target) {}

  BackCheck(FlowModel flow, Net net, List<Work> works) {
    this.flow = flow;
    this.net = net;
    for (Work work : works) {
      this.works.put(work.name(), work);
      irreversible.set(work.transition(), work.contract().isIrreversible());
    }
    for (int t = 0; t < net.transitions().size(); t++) {
      transitions.put(net.transitions().get(t).name(), t);
    }
  }

  /** The problems by the names of the steps and sub-flows that go back. */
  Map<String, Problem> problems() {
    Map<String, Problem> problems = new HashMap<>();
    Targets targets = Targets.of(flow);
    backing(flow)
        .forEach(
            (name, back) -> {
              int failing = number(transitions.containsKey(name) ? name : name + ".enter");
              int target = number(targets.nameOf(back.target()));
              problem(new Way(name, back, failing, target))
                  .ifPresent(problem -> problems.put(name, problem));
            });
    return problems;
  }

  /** The flow's own steps and sub-flows that go back when they fail. */
  static Map<String, BackTo> backing(FlowModel flow) {
    Map<String, BackTo> backing = new LinkedHashMap<>();
    flow.bodies().forEach(body -> backing.putAll(backing(body)));
    return backing;
  }

  private static Map<String, BackTo> backing(Sequence body) {
    Map<String, BackTo> backing = new LinkedHashMap<>();
    for (Node node : body.nodes()) {
      BackTo back =
          node instanceof Task task
              ? task.backTo()
              : node instanceof Subflow subflow ? subflow.backTo() : null;
      if (back != null) {
        backing.put(node.label().orElseThrow().text(), back);
      }
      if (!(node instanceof Subflow)) {
        node.branches().forEach(branch -> backing.putAll(backing(branch.body())));
      }
    }
    return backing;
  }

  private int number(String transition) {
    Integer number = transitions.get(transition);
    if (number == null) {
      throw new IllegalArgumentException("the net has no '" + transition + "'");
    }
    return number;
  }

  private Optional<Problem> problem(Way way) {
    IntPredicate leaves = t -> leaves(t, way.target());
    if (!comes(way, leaves)) {
      return Optional.of(comes(way, t -> false) ? left(way, leaves) : never(way));
    }
    for (int step : List.of(way.failing(), way.target())) {
      if (irreversible.get(step)) {
        return Optional.of(irreversible(way, step));
      }
    }
    if (comes(way, leaves.or(irreversible::get))) {
      return Optional.empty();
    }
    int one =
        irreversible.stream()
            .filter(step -> !comes(way, leaves.or(t -> t == step)))
            .findFirst()
            .orElse(-1);
    return Optional.of(irreversible(way, one));
  }

  /** Whether the failing step may come from its target. */
  private boolean comes(Way way, IntPredicate isBarred) {
    return WaysAfter.of(net, way.target(), isBarred).get(way.failing());
  }

  /** Whether a transition cancels a parallel in which the target stands. */
  private boolean leaves(int transition, int target) {
    List<Integer> cancels = net.transitions().get(transition).cancels();
    int region = net.transitions().get(target).region();
    while (region != 0 && !cancels.contains(region)) {
      region = net.regions().get(region).parent();
    }
    return cancels.contains(region);
  }

  private Problem never(Way way) {
    boolean fails = isOnFailure(way.failing());
    String why =
        fails == isOnFailure(way.target())
            ? "no way leads from '" + name(way.target()) + "' to it"
            : fails
                ? "that is a step of define(), which onFailure() has left for good"
                : "that is a step of onFailure(), which has not begun then";
    return Finding.BACK_NEVER.problem(
        way.back().target().at(), List.of(), way.name(), name(way.target()), why, fix(way));
  }

  private Problem left(Way way, IntPredicate leaves) {
    BitSet reached = WaysAfter.of(net, way.target(), t -> false);
    Transition exit =
        net.transitions().get(reached.stream().filter(leaves).findFirst().orElseThrow());
    String branch = exit.name().substring(0, exit.name().lastIndexOf('.'));
    List<String> story =
        Telling.numbered(
            new ArrayList<>(
                List.of(
                    "'" + name(way.target()) + "' runs",
                    "the cancelling exit in branch '" + branch + "' leaves its parallel",
                    "'" + way.name() + "' fails for good")));
    String why = "what was cancelled on the way does not come back";
    return Finding.BACK_NEVER.problem(
        way.back().target().at(), story, way.name(), name(way.target()), why, fix(way));
  }

  private String fix(Way way) {
    List<String> before = new ArrayList<>();
    for (Work work :
        works.values().stream().sorted((a, b) -> a.transition() - b.transition()).toList()) {
      Way other = new Way(way.name(), way.back(), way.failing(), work.transition());
      if (work.within() == null
          && work.transition() != way.failing()
          && comes(other, t -> leaves(t, work.transition()))) {
        before.add(work.quoted());
      }
    }
    boolean fails = isOnFailure(way.failing());
    String where =
        fails == isOnFailure(way.target()) ? "" : fails ? " of onFailure()" : " of define()";
    return before.isEmpty()
        ? "leave backTo out: no step" + where + " has run before it"
        : "go back to a step"
            + where
            + " that has run before it: "
            + String.join(", ", before.subList(0, Math.min(MOST_LISTED, before.size())));
  }

  private boolean isOnFailure(int transition) {
    return transition > net.onFailure();
  }

  private Problem irreversible(Way way, int step) {
    List<String> lines = new ArrayList<>();
    lines.add("'" + name(way.target()) + "' runs");
    String why = "each way between them leads over a step that cannot be undone";
    String fix = "go back to a step behind those, or leave backTo out";
    if (step == way.failing()) {
      fix = "leave backTo out";
      why = "'" + name(step) + "' itself cannot be undone, not even when it has failed";
    } else if (step == way.target()) {
      why = "'" + name(step) + "' cannot be undone";
      fix = "go back to a step behind '" + name(step) + "', or leave backTo out";
    } else if (step >= 0) {
      fix = "go back to a step behind '" + name(step) + "', or leave backTo out";
      why = "'" + name(step) + "' on the way cannot be undone";
      lines.add("'" + name(step) + "' runs");
    }
    lines.add("'" + way.name() + "' fails for good");
    List<String> story = new ArrayList<>(Telling.numbered(lines));
    story.add(
        "stuck: to go back, "
            + (step < 0 ? "such a step" : "'" + name(step) + "'")
            + " would have to be undone");
    return Finding.BACK_IRREVERSIBLE.problem(
        way.back().target().at(), story, way.name(), name(way.target()), why, fix);
  }

  private String name(int transition) {
    return net.transitions().get(transition).name();
  }
}
