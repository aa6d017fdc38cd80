package dev.surefoot.check.data;

import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.net.Net;
import dev.surefoot.net.Region;
import dev.surefoot.net.Transition;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Reports data that is missing on some way to who asks for it: steps, guards, correlations, and the
 * flow's result. A key is reported once, where it is asked for first; the others are named there.
 *
 * <p>A sub-flow is checked as a flow of its own too, and lacks more than there only where it
 * inherits that failures are ignored.
 */
final class MissingData {
  private final DataNet data;
  private final KnownData known;
  private final KnownData trusting;
  private final KeyWords words;
  private final Map<Integer, List<Use>> lacking = new LinkedHashMap<>();

  MissingData(DataNet data, KeyWords words) {
    this.data = data;
    this.trusting = KnownData.trusting(data);
    this.words = words;
    for (Use use : data.uses()) {
      if (use.kind() == Use.Kind.ANSWER) {
        continue; // what is read where it is made is the correlation's
      }
      trusting.missing(use.transition()).stream()
          .filter(
              key -> data.isOwn(key) || !data.makers(key).isEmpty()) // else it has errors itself
          .forEach(key -> lacking.computeIfAbsent(key, k -> new ArrayList<>()).add(use));
    }
    this.known = lacking.isEmpty() ? trusting : KnownData.of(data); // then they do not differ
  }

  KnownData known() {
    return known;
  }

  boolean isReported(int key) {
    return lacking.containsKey(key);
  }

  /** The problems of the keys that a use is the first to lack. */
  List<Problem> at(Use use) {
    List<Problem> problems = new ArrayList<>();
    lacking.forEach(
        (key, users) -> {
          if (users.get(0) == use) {
            problems.add(problem(use, key, users.subList(1, users.size())));
          }
        });
    return problems;
  }

  private Problem problem(Use use, int key, List<Use> others) {
    List<Transition> way = Way.to(data, key, use.transition());
    List<Use> makers = data.makers(key);
    boolean mayComeBefore = makers.stream().anyMatch(maker -> leadsTo(maker, use));
    List<String> story = new ArrayList<>(mayComeBefore ? Telling.of(data.net(), way) : List.of());
    story.add("known there: " + names(known.before(use.transition()), key));
    Optional<Use> ignored = ignored(makers, way);
    Optional<NearMiss> near =
        ignored.isPresent() ? Optional.empty() : near(use, key, makers, mayComeBefore);
    near.ifPresent(miss -> story.add("but: " + miss.line()));
    if (!others.isEmpty()) {
      story.add("too: " + Telling.and(others.stream().map(Use::words).toList()) + " would lack it");
    }

    ignored.ifPresent(maker -> story.add("but: " + maker.words() + " makes it, and " + why(maker)));
    String lacks =
        makers.isEmpty()
            ? ", which no step makes"
            : ignored.isPresent()
                ? ", which is missing if " + absent(ignored.get())
                : mayComeBefore
                    ? when(way)
                    : isLeftBehind(use, makers)
                        ? ", which may not be there when a step has failed"
                        : ", which no step before it makes";
    if (data.isResultInside(use, key)) {
      String what = words.one(data.keys().get(key)) + lacks;
      String fix =
          ignored.map(MissingData::certain).orElse("let a step on every way to its end make it");
      return Finding.DATA_RESULT.problem(use.at(), story, use.words(), what, fix);
    }
    Finding finding =
        switch (use.kind()) {
          case GUARD -> Finding.DATA_GUARD;
          case CORRELATION -> Finding.DATA_CORRELATION;
          case STEP, ANSWER, SUBFLOW -> Finding.DATA_MISSING;
        };
    String fix =
        ignored
            .map(
                maker -> (use.mayTakeOptional() ? "take Optional<%2$s>, or " : "") + certain(maker))
            .orElseGet(() -> near.map(NearMiss::fix).orElse(fix(use)));
    return finding.problem(
        use.at(),
        story,
        use.words(),
        words.one(data.keys().get(key)) + parameter(use, key) + lacks,
        fix.formatted(words.one(data.keys().get(key)), data.keys().get(key).simple()));
  }

  /** The step on a way that should have made a datum, and whose failure was ignored. */
  private Optional<Use> ignored(List<Use> makers, List<Transition> way) {
    return makers.stream()
        .filter(maker -> way.contains(data.net().transitions().get(maker.transition())))
        .findFirst();
  }

  /** Why the flow goes on without what a step makes. */
  private String why(Use maker) {
    return maker.signature().absence() == Absence.SKIPPED
        ? "where it skips, the flow goes on without it: its @Run method returns Optional"
        : "where it fails, the flow goes on without it: " + whose(maker) + " is IGNORE";
  }

  private String whose(Use maker) {
    String name = data.data().ignored().getOrDefault(maker.name(), "");
    return name.equals(maker.name())
        ? "its onFailure"
        : name.isEmpty() ? "the flow's onFailure" : "the onFailure of '" + name + "'";
  }

  private static String absent(Use maker) {
    return maker.words() + " " + maker.signature().absence().verb();
  }

  /** What to do so that a step always makes what it makes. */
  private static String certain(Use maker) {
    return maker.signature().absence() == Absence.SKIPPED
        ? "let " + maker.words() + " always return one"
        : "give " + maker.words() + " another onFailure than IGNORE";
  }

  private static final String STEP_FIX =
      "let a step on every way before it return %1$s, or take Optional<%2$s> where it may be"
          + " missing";
  private static final String GUARD_FIX = "let a step on every way before it return %1$s";

  private static String fix(Use use) {
    return use.mayTakeOptional() ? STEP_FIX : GUARD_FIX;
  }

  private String parameter(Use use, int key) {
    return use.signature().inputs().stream()
        .filter(i -> i.key().equals(data.keys().get(key)) && !i.parameter().isEmpty())
        .map(i -> " (parameter '" + i.parameter() + "')")
        .findFirst()
        .orElse("");
  }

  private static String when(List<Transition> way) {
    List<Transition> outcomes =
        way.stream()
            .filter(t -> t.kind() == Transition.Kind.OUTCOME || t.kind() == Transition.Kind.TIMEOUT)
            .toList();
    return outcomes.size() == 1
        ? ", which is missing if " + Telling.chooses(outcomes.get(0))
        : ", which is missing on a way to it";
  }

  private Optional<NearMiss> near(Use use, int key, List<Use> makers, boolean mayComeBefore) {
    Optional<NearMiss> ofCall = NearMiss.ofCall(use, data.keys().get(key), data.isOnFailure(use));
    if (ofCall.isPresent()) {
      return ofCall;
    }
    if (makers.isEmpty() && !data.makersInside(key).isEmpty()) {
      return Optional.of(inside(data.makersInside(key).get(0)));
    }
    if (makers.isEmpty()) {
      return NearMiss.of(data, data.keys().get(key), use.asksByKey(), words)
          .map(
              miss ->
                  new NearMiss(
                      miss.line(), use.isSubflow() ? GUARD_FIX : miss.fix().replace("%", "%%")));
    }
    String all = Telling.and(makers.stream().map(Use::words).distinct().toList());
    String make = makers.size() == 1 ? " makes it" : " make it";
    if (mayComeBefore && makers.stream().noneMatch(maker -> comesBeforeFirst(maker, use))) {
      return Optional.of(
          new NearMiss(
              all + make + ", after " + use.words() + " has run for the first time",
              use.mayTakeOptional()
                  ? "let a step before it return %1$s, or take Optional<%2$s> for the first time"
                  : GUARD_FIX));
    }
    if (mayComeBefore) {
      List<String> where = makers.stream().map(Use::where).distinct().toList();
      return where.size() == 1 && !where.get(0).isEmpty()
          ? Optional.of(new NearMiss(all + make + ", " + where.get(0) + " only", fix(use)))
          : Optional.empty();
    }
    if (isLeftBehind(use, makers)) {
      return Optional.of(
          new NearMiss(
              all + make + ", in define(), of which only the flow's input is sure in onFailure()",
              use.mayTakeOptional()
                  ? "take Optional<%2$s>"
                  : "let a step of onFailure() before it return %1$s"));
    }
    if (!data.isOnFailure(use) && makers.stream().allMatch(data::isOnFailure)) {
      return Optional.of(
          new NearMiss(
              all + make + ", in onFailure(), which comes only after a failure",
              "let a step of define() before it return %1$s"));
    }
    Optional<Use> itself =
        makers.stream().filter(maker -> maker.name().equals(use.name())).findFirst();
    if (itself.isPresent()) {
      return Optional.of(
          new NearMiss(
              itself.get().words() + " makes it itself, for the next time it runs",
              use.mayTakeOptional()
                  ? "let a step before it return %1$s, or take Optional<%2$s> for the first time"
                  : GUARD_FIX));
    }
    Optional<String> parallel =
        makers.stream().flatMap(maker -> besides(maker, use).stream()).findFirst();
    return Optional.of(
        parallel
            .map(
                p ->
                    new NearMiss(
                        all + make + ", in another branch of '" + p + "', at the same time",
                        "move " + use.words() + " behind '" + p + "', where both are known"))
            .orElseGet(
                () -> new NearMiss(all + make + ", later", "move it before " + use.words())));
  }

  /** What a sub-flow makes and keeps to itself. */
  private static NearMiss inside(Use maker) {
    return new NearMiss(
        maker.words()
            + " makes it, inside of sub-flow '"
            + maker.scope()
            + "', which gives nothing but its result",
        "let the sub-flow's class say @Flow(result = %2$s.class), or let a step around it return"
            + " %1$s");
  }

  /** The parallel in whose branches two uses run at the same time. */
  private Optional<String> besides(Use one, Use other) {
    List<Region> around = regions(other);
    for (Region region : regions(one)) {
      String parallel = region.parallel();
      if (around.stream().anyMatch(r -> !r.equals(region) && r.parallel().equals(parallel))) {
        return Optional.of(parallel);
      }
    }
    return Optional.empty();
  }

  private List<Region> regions(Use use) {
    List<Region> branches = new ArrayList<>();
    int region = data.net().transitions().get(use.transition()).region();
    while (region != 0) {
      Region at = data.net().regions().get(region);
      if (at.kind() == Region.Kind.BRANCH) {
        branches.add(at);
      }
      region = at.parent();
    }
    return branches;
  }

  /** Whether a datum is asked for on a failure, and made before it. */
  private boolean isLeftBehind(Use use, List<Use> makers) {
    return data.isOnFailure(use) && makers.stream().anyMatch(maker -> !data.isOnFailure(maker));
  }

  /** Whether a token goes from one use to another. */
  private boolean leadsTo(Use from, Use to) {
    List<Integer> start = data.net().transitions().get(from.transition()).outputs();
    return reaches(start, to.transition(), -1);
  }

  /** Whether a token may come to one use before it has come to another one. */
  private boolean comesBeforeFirst(Use one, Use other) {
    return one.transition() != other.transition()
        && reaches(List.of(Net.SOURCE), one.transition(), other.transition());
  }

  private boolean reaches(List<Integer> places, int to, int without) {
    Net net = data.net();
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(places);
    while (!open.isEmpty()) {
      int place = open.remove();
      if (!reached.get(place)) {
        reached.set(place);
        for (int t = 0; t < net.transitions().size(); t++) {
          if (t != without && net.transitions().get(t).inputs().contains(place)) {
            open.addAll(net.transitions().get(t).outputs());
          }
        }
      }
    }
    return net.transitions().get(to).inputs().stream().anyMatch(reached::get);
  }

  private String names(BitSet keys, int together) {
    return keys.stream()
        .filter(key -> data.areTogether(key, together))
        .mapToObj(key -> words.name(data.keys().get(key)))
        .collect(Collectors.joining(", "));
  }

  /** The problem of a result that is not made on every way to the end. */
  Optional<Problem> ofResult() {
    Optional<Integer> result = data.data().result().map(data::indexOf);
    if (result.isEmpty() || trusting.isKnownAtEnd(result.get())) {
      return Optional.empty();
    }
    int key = result.get();
    List<Use> makers = data.makers(key);
    if (makers.isEmpty() && isReported(key)) {
      return Optional.empty(); // one mistake, told where it is met first
    }
    List<Transition> way = Way.toEnd(data, key);
    List<String> story =
        new ArrayList<>(makers.isEmpty() ? List.of() : Telling.of(data.net(), way));
    Optional<NearMiss> near =
        makers.isEmpty() ? NearMiss.of(data, data.keys().get(key), false, words) : Optional.empty();
    near.ifPresent(miss -> story.add("but: " + miss.line()));
    String one = words.one(data.keys().get(key));
    Optional<Use> ignored = ignored(makers, way);
    return Optional.of(
        Finding.DATA_RESULT.problem(
            data.data().resultAt(),
            story,
            "flow '" + data.net().flow() + "'",
            one
                + ignored
                    .map(maker -> ", which is missing if " + absent(maker))
                    .orElse(makers.isEmpty() ? ", which no step makes" : whenEnding(way)),
            ignored.isPresent()
                ? certain(ignored.get())
                : near.map(miss -> "look at " + miss.line().split(",", 2)[0] + ", or let")
                    .map(start -> start + " a step on every way to the end return " + one)
                    .orElse("let a step on every way to the end return " + one)));
  }

  private static String whenEnding(List<Transition> way) {
    return when(way).replace("on a way to it", "on a way to the end");
  }
}
