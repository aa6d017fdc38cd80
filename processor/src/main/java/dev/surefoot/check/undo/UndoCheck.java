package dev.surefoot.check.undo;

import dev.surefoot.FailurePolicy;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.model.Await;
import dev.surefoot.model.Choice;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.net.Net;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Checks what the steps of a sound flow say of failing and of going back. Contradictions in one
 * step's annotations come first; whether a step can fail behind one that cannot be undone is asked
 * only where there are none.
 *
 * <p>A flow <em>compensates</em> if a failure can make it go back: a step goes back to another one,
 * the effective failure policy of a step is {@code COMPENSATE}, or what holds around a guard or the
 * correlation of an await, which may throw. Those of sub-flows count too: when one of them fails,
 * the whole instance is undone.
 */
public final class UndoCheck {
  private final FlowModel flow;
  private final Net net;
  private final FlowContract contract;
  private final List<Work> works = new ArrayList<>();
  private final List<String> guards = new ArrayList<>();

  private UndoCheck(FlowModel flow, Net net, FlowContract contract) {
    this.flow = flow;
    this.net = net;
    this.contract = contract;
    Map<String, Integer> transitions = new HashMap<>();
    for (int t = 0; t < net.transitions().size(); t++) {
      transitions.put(net.transitions().get(t).name(), t);
    }
    Part whole = new Part(null, true, transitions);
    flow.bodies().forEach(whole::lay);
  }

  /**
   * The problems of a flow, in the order of the source.
   *
   * @param net of the flow, which is sound
   */
  public static List<Problem> check(FlowModel flow, Net net, FlowContract contract) {
    return new UndoCheck(flow, net, contract).problems();
  }

  /**
   * What is wrong with one step class, whoever uses it.
   *
   * @param use the place of what is not written in this compilation
   */
  public static List<Problem> check(StepContract step, Source use) {
    return PolicyRules.check(step, use);
  }

  /** The flow, or a sub-flow of it at any depth; with the outermost sub-flow in which it lies. */
  private final class Part {
    private final @Nullable Subflow within;
    private final boolean isChecked;
    private final Map<String, Integer> transitions;

    Part(@Nullable Subflow within, boolean isChecked, Map<String, Integer> transitions) {
      this.within = within;
      this.isChecked = isChecked;
      this.transitions = transitions;
    }

    void lay(Sequence body) {
      for (Node node : body.nodes()) {
        if (node instanceof Subflow subflow) {
          enter(subflow);
          continue;
        }
        if (node instanceof Choice choice && choice.branches().size() > 1) {
          guards(choice.name().text());
        } else if (node instanceof Await await && await.correlation() != null) {
          guards(await.name().text());
        }
        node.runs().ifPresent(step -> work(node.label().orElseThrow().text(), step));
        node.branches().forEach(branch -> lay(branch.body()));
      }
    }

    /** What asks them, or computes its key, may fail. */
    private void guards(String asks) {
      if (contract.policies().around(asks) == FailurePolicy.COMPENSATE) {
        guards.add(asks);
      }
    }

    private void enter(Subflow subflow) {
      boolean here = isChecked && !contract.policies().compensatesAlone(subflow.name().text());
      Subflow outermost = within == null ? subflow : within;
      new Part(outermost, here, transitions).lay(subflow.body().body());
    }

    private void work(String name, StepClass step) {
      Integer transition = transitions.get(name);
      StepContract said = contract.steps().get(step.binaryName());
      if (transition != null && said != null) {
        Source at = within == null ? step.at() : within.definition().at();
        FailurePolicy around = contract.policies().around(name);
        works.add(new Work(transition, name, said, around, within, isChecked, at));
      }
    }
  }

  private List<Problem> problems() {
    Map<StepContract, List<Problem>> policies = new HashMap<>();
    List<Work> own = works.stream().filter(work -> work.within() == null).toList();
    own.forEach(
        work ->
            policies.computeIfAbsent(work.contract(), step -> PolicyRules.check(step, work.at())));
    boolean right = policies.values().stream().flatMap(List::stream).noneMatch(Problem::isError);
    Optional<String> why = whyItCompensates();
    Map<Work, Problem> pivots = right ? new Pivots(net, works).problems() : Map.of();
    Map<String, Problem> backs = new BackCheck(flow, net, works).problems();
    List<Problem> problems = new ArrayList<>();
    Set<StepContract> told = new HashSet<>();
    for (Work work : works) {
      if (work.isChecked() && told.add(work.contract())) {
        problems.addAll(policies.getOrDefault(work.contract(), List.of()));
        if (why.isPresent() && work.contract().saysNothing()) {
          problems.add(unsaid(work, why.get()));
        }
      }
      Optional.ofNullable(pivots.get(work)).ifPresent(problems::add);
      Optional.ofNullable(backs.remove(work.name())).ifPresent(problems::add);
    }
    problems.addAll(backs.values()); // of sub-flows
    FailBodyRule.check(flow, net, contract.policies(), works).ifPresent(problems::add);
    return problems;
  }

  private Problem unsaid(Work work, String why) {
    return Finding.UNDO_UNSAID.problem(
        work.at(), List.of(why), work.contract().type(), flow.name());
  }

  /** What makes the flow go back; what it says itself comes before what its sub-flows say. */
  private Optional<String> whyItCompensates() {
    Optional<Work> own = compensating(w -> w.within() == null && w.contract().saysOnFailure());
    if (own.isPresent()) {
      return own.map(work -> goesBack(work.quoted() + " fails for good", "onFailure"));
    }
    Predicate<String> saidByFlow = name -> contract.policies().saidBy(name).isEmpty();
    if (compensating(w -> !w.contract().saysOnFailure() && saidByFlow.test(w.name())).isPresent()
        || guards.stream().anyMatch(saidByFlow)) {
      return Optional.of(goesBack("a step fails for good", "the flow's onFailure"));
    }
    Optional<String> back = BackCheck.backing(flow).keySet().stream().findFirst();
    if (back.isPresent()) {
      String step = "'" + back.get() + "'";
      return Optional.of(
          "when "
              + step
              + " fails for good, all that came from the step it goes back to is undone");
    }
    Optional<Work> inside = compensating(w -> w.contract().saysOnFailure());
    return inside
        .map(work -> goesBack(work.quoted() + " fails for good", "its onFailure"))
        .or(
            () ->
                compensating(w -> true)
                    .map(Work::name)
                    .or(() -> guards.stream().findFirst())
                    .map(this::inside));
  }

  private Optional<Work> compensating(Predicate<Work> which) {
    return works.stream()
        .filter(w -> w.contract().onFailureIn(w.around()) == FailurePolicy.COMPENSATE)
        .filter(which)
        .findFirst();
  }

  private String inside(String step) {
    String subflow = "'" + contract.policies().saidBy(step) + "'";
    return goesBack("a step of " + subflow + " fails for good", "its onFailure");
  }

  private static String goesBack(String when, String whose) {
    return "when " + when + ", all that ran is undone: " + whose + " is COMPENSATE";
  }
}
