package dev.surefoot.processor;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Report.Action;
import dev.surefoot.runtime.Report.Call;
import dev.surefoot.runtime.Report.Status;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Holds the calls of an instance against the net of its flow. The order in which steps are handed
 * out respects causes, so a safe net can fire them in just that order, with silent transitions
 * between them.
 */
final class RunOfNet {
  private final Net net;
  private Set<Set<Integer>> markings = Set.of(Set.of(Net.SOURCE));

  private RunOfNet(Net net) {
    this.net = net;
  }

  /** Why the calls are no run of the net; empty if they are one. */
  static List<String> problems(Net net, Report report) {
    List<String> problems = new ArrayList<>();
    RunOfNet run = new RunOfNet(net);
    Set<String> failed = new HashSet<>();
    for (Call call : report.calls()) {
      if (call.action() == Action.UNDO) {
        continue;
      }
      String execution = call.step() + "#" + call.visit();
      if (call.status() == Status.FAILED) {
        failed.add(execution);
      } else {
        failed.remove(execution);
      }
      if (call.attempt() > 1) {
        continue;
      }
      run.silently();
      if (!run.step(call.step())) {
        problems.add("'" + call.step() + "' ran where the net has no token for it");
        return problems;
      }
    }
    run.silently();
    InstanceState due = !failed.isEmpty() ? InstanceState.ROLLED_BACK : InstanceState.FINISHED;
    if (report.state() != due) {
      problems.add("it ended " + report.state() + " and not " + due);
    }
    if (failed.isEmpty() && !run.markings.contains(Set.of(Net.SINK))) {
      problems.add("it ended where the net has not come to its end");
    }
    return problems;
  }

  /** Adds what silent transitions lead to. */
  private void silently() {
    Set<Set<Integer>> reached = new HashSet<>(markings);
    Deque<Set<Integer>> open = new ArrayDeque<>(markings);
    while (!open.isEmpty()) {
      Set<Integer> marking = open.pop();
      for (Transition transition : net.transitions()) {
        if (transition.kind().isSilent() && marking.containsAll(transition.inputs())) {
          Set<Integer> next = fired(marking, transition);
          if (reached.add(next)) {
            open.push(next);
          }
        }
      }
    }
    markings = reached;
  }

  private boolean step(String name) {
    Set<Set<Integer>> after = new HashSet<>();
    for (Transition transition : net.transitions()) {
      if (!transition.kind().isSilent() && transition.name().equals(name)) {
        markings.stream()
            .filter(marking -> marking.containsAll(transition.inputs()))
            .forEach(marking -> after.add(fired(marking, transition)));
      }
    }
    markings = after;
    return !after.isEmpty();
  }

  private static Set<Integer> fired(Set<Integer> marking, Transition transition) {
    Set<Integer> next = new HashSet<>(marking);
    next.removeAll(Set.copyOf(transition.inputs()));
    next.addAll(transition.outputs());
    return next;
  }
}
