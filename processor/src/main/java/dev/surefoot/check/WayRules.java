package dev.surefoot.check;

import dev.surefoot.model.Choice;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reports the steps that break the theorem's third condition: one message for each group of
 * unreachable steps that hang together, at its first step, and one for each round that cannot be
 * left. Where steps are unreachable, the region is not asked for rounds: a choice that only jumps
 * back is the cause of both.
 */
final class WayRules {
  private final Outline outline;
  private final Soundness soundness;
  private final Problems problems;

  private WayRules(Outline outline, Soundness soundness, Problems problems) {
    this.outline = outline;
    this.soundness = soundness;
    this.problems = problems;
  }

  static void check(Outline outline, Soundness soundness, Problems problems) {
    WayRules rules = new WayRules(outline, soundness, problems);
    rules.checkUnreachable();
    rules.checkRounds();
  }

  private void checkUnreachable() {
    BitSet unreachable = numbers(soundness.unreachable());
    List<Set<Integer>> neighbours = new ArrayList<>();
    outline.spots().forEach(spot -> neighbours.add(new TreeSet<>()));
    for (Spot spot : soundness.unreachable()) {
      for (int next : soundness.graph().next(spot.number())) {
        connect(neighbours, unreachable, spot.number(), next);
      }
      if (spot.parent() != null) {
        connect(neighbours, unreachable, spot.number(), spot.parent().number());
      }
    }
    BitSet told = new BitSet();
    for (Spot spot : soundness.unreachable()) {
      if (!told.get(spot.number())) {
        flood(spot.number(), neighbours, told);
        if (!isBehindTrap(spot)) {
          problems.add(spot, unreachable(spot));
        }
      }
    }
  }

  private static void connect(List<Set<Integer>> neighbours, BitSet among, int a, int b) {
    if (among.get(a) && among.get(b)) {
      neighbours.get(a).add(b);
      neighbours.get(b).add(a);
    }
  }

  private static void flood(int from, List<Set<Integer>> neighbours, BitSet told) {
    Deque<Integer> open = new ArrayDeque<>(List.of(from));
    told.set(from);
    while (!open.isEmpty()) {
      for (int to : neighbours.get(open.pop())) {
        if (!told.get(to)) {
          told.set(to);
          open.push(to);
        }
      }
    }
  }

  /** Whether it follows a parallel in which a step is trapped, which is what is reported then. */
  private boolean isBehindTrap(Spot spot) {
    Spot before = before(spot);
    return before.splits()
        && soundness.trapped().stream().anyMatch(t -> before.inner().contains(t.region()));
  }

  private Spot before(Spot spot) {
    List<Spot> body = bodyOf(spot);
    return body.get(body.indexOf(spot) - 1);
  }

  private Problem unreachable(Spot spot) {
    Spot before = before(spot);
    Story story = new Story(outline);
    tellLeaving(before, story);
    if (before.splits()) {
      String never =
          Words.and(deadEnds(before).stream().map(r -> r.branch().name().text()).toList());
      story.last(
          "never",
          "the join of "
              + Words.quote(before.name())
              + " waits for "
              + never
              + ", and does not lead on to "
              + Words.what(spot));
      return Finding.UNREACHABLE
          .problem(spot.node().at(), story.lines(), Words.what(spot), "")
          .withFix(
              "let a way through "
                  + never
                  + " come to its end, or leave out what stands after "
                  + Words.quote(before.name()));
    }
    story.last(
        "never",
        "no branch of "
            + Words.quote(before.name())
            + " comes to its end and leads on to "
            + Words.what(spot));
    return Finding.UNREACHABLE.problem(
        spot.node().at(),
        story.lines(),
        Words.what(spot),
        "let a branch of "
            + Words.quote(before.name())
            + " lead on, or leave out what stands after it");
  }

  private List<Spot> bodyOf(Spot spot) {
    if (spot.parent() != null) {
      for (List<Spot> body : spot.parent().bodies()) {
        if (body.contains(spot)) {
          return body;
        }
      }
    }
    return outline.isOnFailure(spot) ? outline.onFailure() : outline.top();
  }

  /** Each way on which the branches of a choice, or those of a parallel that matter, leave it. */
  private void tellLeaving(Spot split, Story story) {
    if (split.splits()) {
      story.splits(split);
      deadEnds(split).forEach(branch -> tellLast(branch.body(), story));
      return;
    }
    split.bodies().forEach(body -> tellLast(body, story));
  }

  private List<FlowRegion> deadEnds(Spot parallel) {
    return parallel.inner().stream().filter(soundness.graph()::isDeadEnd).toList();
  }

  private void tellLast(List<Spot> body, Story story) {
    if (!body.isEmpty()) {
      Spot last = body.get(body.size() - 1);
      if (last.node().kind().jumpsAway()) {
        story.leaves(last, "");
      } else {
        story.then(Words.arrival(last) + " and comes to " + Words.quote(last.name()));
        tellLeaving(last, story);
      }
    }
  }

  private void checkRounds() {
    BitSet blamed = new BitSet();
    soundness.unreachable().forEach(spot -> blamed.set(spot.region().number()));
    BitSet trapped = numbers(soundness.trapped());
    for (List<Integer> round : Components.of(trapped, soundness.graph()::next)) {
      Spot first = outline.spots().get(round.get(0));
      if (!blamed.get(first.region().number()) && isClosed(round)) {
        problems.add(first, noWayOut(first, round));
      }
    }
  }

  private boolean isClosed(List<Integer> round) {
    Set<Integer> inside = Set.copyOf(round);
    return round.stream().allMatch(node -> inside.containsAll(soundness.graph().next(node)));
  }

  private Problem noWayOut(Spot first, List<Integer> round) {
    FlowRegion region = first.region();
    String end =
        region.isFlow()
            ? region.isRoot() ? "the flow" : "sub-flow " + Words.quote(region.parallel().name())
            : "branch "
                + Words.quote(region.branch().name().text())
                + " of "
                + Words.quote(region.parallel().name());
    List<Integer> way = new ArrayList<>(List.of(first.number()));
    way.addAll(shortestBack(first.number()));
    Story story = new Story(outline).walks(way);
    if (region.isFlow()) {
      story.last("for ever", "no step on this way leads to the end of the flow");
    } else {
      story.last(
          "stuck",
          "the join of "
              + Words.quote(region.parallel().name())
              + " waits for "
              + Words.quote(region.branch().name().text())
              + ", which goes round for ever");
    }
    List<String> choices = new ArrayList<>();
    for (int node : round) {
      if (outline.spots().get(node).node() instanceof Choice) {
        choices.add(outline.spots().get(node).name());
      }
    }
    Problem problem =
        Finding.NO_WAY_OUT.problem(
            first.node().at(), story.lines(), Words.what(first), end, Words.or(choices));
    return choices.isEmpty()
        ? problem.withFix(
            "jump back from a guarded branch of a choice, and let its fallback lead on")
        : problem;
  }

  private List<Integer> shortestBack(int start) {
    List<Integer> best = List.of();
    for (int next : soundness.graph().next(start)) {
      List<Integer> path = soundness.graph().path(next, start);
      if (!path.isEmpty() && (best.isEmpty() || path.size() < best.size())) {
        best = path;
      }
    }
    return best;
  }

  private static BitSet numbers(List<Spot> spots) {
    BitSet numbers = new BitSet();
    spots.forEach(spot -> numbers.set(spot.number()));
    return numbers;
  }
}
