package dev.surefoot.check.undo;

import dev.surefoot.Step;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.check.data.Telling;
import dev.surefoot.net.Net;
import dev.surefoot.net.Region;
import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Finds steps that can fail for good, so that the flow goes back, when a step that cannot be undone
 * has run: the <em>pivot</em>. Each pivot is reported once, with the first such step and the names
 * of the others.
 *
 * <p>A step comes after the pivot if a way through the net leads from it to the step; round a loop
 * the pivot comes after itself. A step in another branch of a parallel counts too: the branches run
 * in any order, so it may fail when the pivot has run, and going back would have to undo both. What
 * the flow does on a failure comes after the pivot if a step behind it or beside it can lead there.
 *
 * <p>Steps that never give up, are held, or end the flow as failed make no flow go back. Guards do
 * not count: they are predicates over one datum, not work.
 */
final class Pivots {
  private final Net net;
  private final List<Work> works;
  private final List<List<Integer>> consumers = new ArrayList<>();
  private final int onFailure;
  private final List<Work> leadingThere;

  Pivots(Net net, List<Work> works) {
    this.net = net;
    this.works = works;
    this.onFailure = net.onFailure();
    this.leadingThere =
        onFailure == net.transitions().size()
            ? List.of()
            : works.stream().filter(w -> w.canFail() && w.transition() < onFailure).toList();
    net.places().forEach(place -> consumers.add(new ArrayList<>(1)));
    for (int t = 0; t < net.transitions().size(); t++) {
      for (int place : net.transitions().get(t).inputs()) {
        consumers.get(place).add(t);
      }
    }
  }

  Map<Work, Problem> problems() {
    Map<Work, Problem> problems = new LinkedHashMap<>();
    List<Work> failing = works.stream().filter(Work::canCompensate).toList();
    for (Work pivot : works) {
      if (pivot.contract().isIrreversible() && !failing.isEmpty()) {
        check(pivot, failing.stream().filter(w -> !w.isBesideInSubflow(pivot)).toList(), problems);
      }
    }
    return problems;
  }

  private void check(Work pivot, List<Work> failing, Map<Work, Problem> problems) {
    int[] cameFrom = after(pivot);
    List<Work> behind = failing.stream().filter(w -> cameFrom[w.transition()] >= 0).toList();
    List<Work> beside = failing.stream().filter(w -> !parallel(pivot, w).isEmpty()).toList();
    List<Work> all = new ArrayList<>(behind); // what stands behind it first, then what comes again
    all.sort(Comparator.comparing(w -> w.transition() <= pivot.transition()));
    beside.stream().filter(w -> !behind.contains(w)).forEach(all::add);
    if (!all.isEmpty()) {
      List<Work> every = List.copyOf(all);
      boolean isOne = all.size() == 1;
      Work first = all.get(0);
      all.remove(first);
      String parallel = parallel(pivot, first);
      List<String> story =
          parallel.isEmpty()
              ? sequence(pivot, first, cameFrom)
              : concurrent(pivot, first, parallel);
      story.addAll(others(pivot, first, all, cameFrom));
      problems.put(
          pivot,
          Finding.UNDO_PIVOT.problem(
              pivot.at(),
              story,
              pivot.name(),
              pivot == first ? "it can fail for good" : first.quoted() + " can fail for good",
              pivot == first
                  ? "when it runs again"
                  : parallel.isEmpty()
                      ? "after it"
                      : "beside it, in another branch of '" + parallel + "'",
              isOne ? fix(pivot, first, parallel) : fixOfSeveral(pivot, every, parallel)));
    }
  }

  /** For each transition that can fire after one, that before it on a shortest way; else -1. */
  private int[] after(Work pivot) {
    int[] cameFrom = new int[net.transitions().size()];
    Arrays.fill(cameFrom, -1);
    fire(pivot.transition(), cameFrom);
    Optional<Work> leading = leading(pivot, cameFrom);
    if (leading.isPresent()) {
      int failing = leading.get().transition();
      cameFrom[onFailure] = cameFrom[failing] >= 0 ? failing : pivot.transition();
      fire(onFailure, cameFrom);
    }
    return cameFrom;
  }

  /** A step behind another one, or beside it, with whose failure onFailure() begins. */
  private Optional<Work> leading(Work pivot, int[] cameFrom) {
    return leadingThere.stream()
        .filter(w -> cameFrom[w.transition()] >= 0 || !parallel(pivot, w).isEmpty())
        .findFirst();
  }

  private boolean isOnFailure(Work work) {
    return work.transition() > onFailure;
  }

  /** Who else can fail; of steps in onFailure(), why they come after the pivot. */
  private List<String> others(Work pivot, Work first, List<Work> others, int[] cameFrom) {
    boolean isToldWhy = isOnFailure(first) || isOnFailure(pivot);
    List<String> lines = new ArrayList<>();
    List<Work> there = others.stream().filter(w -> !isToldWhy && isOnFailure(w)).toList();
    List<Work> then = others.stream().filter(w -> !there.contains(w)).toList();
    if (!then.isEmpty()) {
      lines.add("too: " + quoted(then) + " can fail then");
    }
    if (!there.isEmpty()) {
      String fails = leading(pivot, cameFrom).orElseThrow().quoted() + " has FAIL";
      lines.add(
          "too: " + quoted(there) + " can fail in onFailure(), which begins because " + fails);
    }
    return lines;
  }

  private static String quoted(List<Work> works) {
    return Telling.and(works.stream().map(Work::quoted).toList());
  }

  private void fire(int first, int[] cameFrom) {
    Deque<Integer> open = new ArrayDeque<>(List.of(first));
    while (!open.isEmpty()) {
      int t = open.remove();
      for (int place : net.transitions().get(t).outputs()) {
        for (int next : consumers.get(place)) {
          if (cameFrom[next] < 0) {
            cameFrom[next] = t;
            open.add(next);
          }
        }
      }
    }
  }

  private List<String> sequence(Work pivot, Work failing, int[] cameFrom) {
    List<Transition> way = new ArrayList<>();
    for (int t = cameFrom[failing.transition()]; t != pivot.transition(); t = cameFrom[t]) {
      way.add(net.transitions().get(t));
    }
    Collections.reverse(way);
    List<String> lines = new ArrayList<>(List.of(pivot.quoted() + " runs, and cannot be undone"));
    lines.addAll(Telling.lines(net, way));
    return ending(lines, pivot, failing);
  }

  private static List<String> concurrent(Work pivot, Work failing, String parallel) {
    return ending(
        new ArrayList<>(
            List.of(
                "'" + parallel + "' splits, and its branches run at the same time",
                pivot.quoted() + " runs, and cannot be undone")),
        pivot,
        failing);
  }

  private static List<String> ending(List<String> lines, Work pivot, Work failing) {
    lines.add(failing.quoted() + (pivot == failing ? " runs again and" : "") + " fails for good");
    List<String> story = new ArrayList<>(Telling.numbered(lines));
    story.add("stuck: the flow goes back, and would have to undo " + pivot.quoted());
    return story;
  }

  private String fixOfSeveral(Work pivot, List<Work> failing, String parallel) {
    return "let "
        + quoted(failing)
        + " never give up, whatever they throw (attempts = Step.UNLIMITED), let them wait for a"
        + " decision (onFailure = FailurePolicy.HOLD), or "
        + (pivot == failing.get(0)
            ? "do not come back to " + pivot.quoted()
            : failing.stream().anyMatch(this::isOnFailure)
                ? "let their failure end the instance (onFailure = FailurePolicy.FAIL)"
                : "move them before "
                    + (parallel.isEmpty() ? pivot.quoted() : "'" + parallel + "'"));
  }

  private String fix(Work pivot, Work failing, String parallel) {
    String retry =
        failing.contract().calls().attempts() == Step.UNLIMITED
            ? "let " + failing.quoted() + " retry on everything it throws (leave out retryOn), "
            : "let " + failing.quoted() + " never give up (attempts = Step.UNLIMITED), ";
    String other =
        pivot == failing
            ? "or do not come back to it"
            : isOnFailure(failing)
                ? "or let its failure end the instance (onFailure = FailurePolicy.FAIL)"
                : parallel.isEmpty()
                    ? "or move it before " + pivot.quoted()
                    : "or move it before '" + parallel + "'";
    return retry + "let it wait for a decision (onFailure = FailurePolicy.HOLD), " + other;
  }

  /** The parallel in whose branches two steps run at the same time, or empty. */
  private String parallel(Work one, Work other) {
    List<Integer> around = regions(other);
    for (int region : regions(one)) {
      if (!around.contains(region)) {
        String parallel = parallelOf(region);
        if (around.stream().anyMatch(r -> r != 0 && parallelOf(r).equals(parallel))) {
          return parallel;
        }
      }
    }
    return "";
  }

  private String parallelOf(int region) {
    String name = net.regions().get(region).name();
    return name.substring(0, name.lastIndexOf('/'));
  }

  /** The branches around a step, the innermost first. */
  private List<Integer> regions(Work work) {
    List<Integer> regions = new ArrayList<>();
    int region = net.transitions().get(work.transition()).region();
    while (region != 0) {
      if (net.regions().get(region).kind() == Region.Kind.BRANCH) {
        regions.add(region);
      }
      region = net.regions().get(region).parent();
    }
    return regions;
  }
}
