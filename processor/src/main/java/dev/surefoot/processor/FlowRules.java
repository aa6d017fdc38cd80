package dev.surefoot.processor;

import com.sun.source.util.Trees;
import dev.surefoot.check.Finding;
import dev.surefoot.check.FlowCheck;
import dev.surefoot.check.Problem;
import dev.surefoot.check.data.DataCheck;
import dev.surefoot.check.data.FlowData;
import dev.surefoot.check.undo.FlowContract;
import dev.surefoot.check.undo.UndoCheck;
import dev.surefoot.model.Source;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.ProcessingEnvironment;

/**
 * All rules on flows that were read, each flow once in a round: its structure, its data, what it
 * says of failing and going back, and that its name is its own. A flow that fails one kind is not
 * asked the next.
 */
final class FlowRules {
  /**
   * What the rules say of a flow.
   *
   * @param net of a flow with the right structure
   */
  record Checked(List<Problem> problems, Optional<Net> net) {
    boolean isProved() {
      return problems.stream().noneMatch(Problem::isError);
    }
  }

  private final Map<String, Checked> checked = new HashMap<>();
  private final Map<String, String> flowNames;
  private final Signatures signatures;

  /**
   * The rules for one round.
   *
   * @param flowNames the names of flows, with the classes that have them, of all rounds
   */
  FlowRules(Trees trees, ProcessingEnvironment environment, Map<String, String> flowNames) {
    this.flowNames = flowNames;
    this.signatures = new Signatures(trees, environment);
  }

  /** What they say; a sub-flow is asked for before its turn. */
  Checked check(FlowClass flow) {
    String name = flow.type().getQualifiedName().toString();
    Checked known = checked.get(name);
    if (known == null) {
      known = checkOnce(flow);
      checked.put(name, known);
    }
    return known;
  }

  private Checked checkOnce(FlowClass flow) {
    List<Problem> problems = new ArrayList<>(FlowCheck.check(flow.model(), flow.redirections()));
    Optional<Net> net = Optional.empty();
    if (problems.stream().noneMatch(Problem::isError)) {
      net = Optional.of(NetCompiler.compile(flow.model()));
      FlowContract contract = flow.contract();
      FlowData data = signatures.of(flow, contract.ignored(flow.model()));
      problems.addAll(DataCheck.check(flow.model(), net.get(), data));
      if (problems.stream().noneMatch(Problem::isError)) {
        problems.addAll(UndoCheck.check(flow.model(), net.get(), contract));
      }
    }
    nameTwice(flow).ifPresent(problems::add);
    return new Checked(problems, net);
  }

  private Optional<Problem> nameTwice(FlowClass flow) {
    String name = flow.type().getQualifiedName().toString();
    String other = flowNames.putIfAbsent(flow.model().name(), name);
    return other == null || other.equals(name)
        ? Optional.empty()
        : Optional.of(
            Finding.NAME_DUPLICATE.problem(
                Source.NONE,
                List.of(),
                flow.model().name(),
                "the flow of class " + other,
                "give one of them another name: @Flow(\"...\")"));
  }
}
