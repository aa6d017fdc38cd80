package dev.surefoot.check.undo;

import dev.surefoot.FailurePolicy;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
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
import org.jspecify.annotations.Nullable;

/**
 * Checks what the steps of a sound flow say of failing and of going back. Contradictions in one
 * step's annotations come first; whether a step can fail behind one that cannot be undone is asked
 * only where there are none.
 *
 * <p>A flow <em>compensates</em> if a failure can make it go back: the effective failure policy of
 * a step is {@code COMPENSATE}, or that of the flow is, and it has a guard that may throw.
 */
public final class UndoCheck {
  private final FlowModel flow;
  private final Net net;
  private final FlowContract contract;
  private final List<Work> works = new ArrayList<>();
  private boolean hasGuards;

  private UndoCheck(FlowModel flow, Net net, FlowContract contract) {
    this.flow = flow;
    this.net = net;
    this.contract = contract;
    Map<String, Integer> transitions = new HashMap<>();
    for (int t = 0; t < net.transitions().size(); t++) {
      transitions.put(net.transitions().get(t).name(), t);
    }
    new Part(contract.onFailure(), null, true, transitions).lay(flow.body());
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
    private final FailurePolicy policy;
    private final @Nullable Subflow within;
    private final boolean isChecked;
    private final Map<String, Integer> transitions;

    Part(
        FailurePolicy policy,
        @Nullable Subflow within,
        boolean isChecked,
        Map<String, Integer> transitions) {
      this.policy = policy;
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
        hasGuards |= within == null && node instanceof Choice && node.branches().size() > 1;
        node.runs().ifPresent(step -> work(node.label().orElseThrow().text(), step));
        node.branches().forEach(branch -> lay(branch.body()));
      }
    }

    private void enter(Subflow subflow) {
      FailurePolicy inside = contract.within(subflow, policy);
      boolean here = isChecked && !contract.compensatesAlone(subflow);
      Subflow outermost = within == null ? subflow : within;
      new Part(inside, outermost, here, transitions).lay(subflow.body().body());
    }

    private void work(String name, StepClass step) {
      Integer transition = transitions.get(name);
      StepContract said = contract.steps().get(step.binaryName());
      if (transition != null && said != null) {
        Source at = within == null ? step.at() : within.definition().at();
        works.add(new Work(transition, name, said, policy, within, isChecked, at));
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
    }
    return problems;
  }

  private Problem unsaid(Work work, String why) {
    return Finding.UNDO_UNSAID.problem(
        work.at(), List.of(why), work.contract().type(), flow.name());
  }

  private Optional<String> whyItCompensates() {
    Optional<Work> own =
        works.stream()
            .filter(w -> w.within() == null)
            .filter(w -> w.contract().onFailure() == FailurePolicy.COMPENSATE)
            .findFirst();
    if (own.isPresent()) {
      return Optional.of(goesBack(own.get().quoted() + " fails for good", "onFailure"));
    }
    boolean inherits =
        contract.onFailure() == FailurePolicy.COMPENSATE
            || contract.onFailure() == FailurePolicy.INHERIT;
    boolean canFail =
        hasGuards
            || works.stream()
                .filter(w -> w.within() == null)
                .anyMatch(w -> w.contract().onFailure() == FailurePolicy.INHERIT);
    return inherits && canFail
        ? Optional.of(goesBack("a step fails for good", "the flow's onFailure"))
        : Optional.empty();
  }

  private static String goesBack(String when, String whose) {
    return "when " + when + ", all that ran is undone: " + whose + " is COMPENSATE";
  }
}
