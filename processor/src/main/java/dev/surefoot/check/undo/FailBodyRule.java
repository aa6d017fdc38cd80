package dev.surefoot.check.undo;

import dev.surefoot.FailurePolicy;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reports what a flow does on a failure if it never does it: no step before it has the failure
 * policy that leads there, and none can be taken as failed so that it does.
 */
final class FailBodyRule {
  private FailBodyRule() {}

  static Optional<Problem> check(FlowModel flow, Net net, FlowPolicies policies, List<Work> works) {
    if (!flow.hasFailBody() || fails(net, policies, works)) {
      return Optional.empty();
    }
    return Optional.of(
        Finding.ON_FAILURE_NEVER.problem(
            flow.onFailure().nodes().get(0).at(), List.of(), flow.name()));
  }

  private static boolean fails(Net net, FlowPolicies policies, List<Work> works) {
    if (policies.ofFlow() == FailurePolicy.FAIL) {
      return true;
    }
    Set<String> before = new HashSet<>();
    net.transitions().subList(0, net.onFailure()).forEach(t -> before.add(t.name()));
    return works.stream()
            .anyMatch(w -> before.contains(w.name()) && w.policy() == FailurePolicy.FAIL)
        || policies.subflows().stream()
            .filter(subflow -> before.contains(subflow + ".enter"))
            .anyMatch(subflow -> policies.inside(subflow) == FailurePolicy.FAIL);
  }
}
