package dev.surefoot.check.data;

import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.net.Transition;
import java.util.ArrayList;
import java.util.BitSet;
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
  private final UseOrder order;
  private final MadeElsewhere elsewhere;
  private final Map<Integer, List<Use>> lacking = new LinkedHashMap<>();

  MissingData(DataNet data, KeyWords words) {
    this.data = data;
    this.trusting = KnownData.trusting(data);
    this.words = words;
    this.order = new UseOrder(data);
    this.elsewhere = new MadeElsewhere(data, order, words);
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
    boolean mayComeBefore = makers.stream().anyMatch(maker -> order.leadsTo(maker, use));
    List<String> story = new ArrayList<>(mayComeBefore ? Telling.of(data.net(), way) : List.of());
    story.add("known there: " + names(known.before(use.transition()), key));
    Optional<Ignored> ignored = Ignored.on(way, makers, data);
    Optional<NearMiss> near =
        ignored.isPresent() ? Optional.empty() : elsewhere.of(use, key, makers, mayComeBefore);
    near.ifPresent(miss -> story.add("but: " + miss.line()));
    if (!others.isEmpty()) {
      story.add("too: " + Telling.and(others.stream().map(Use::words).toList()) + " would lack it");
    }
    ignored.ifPresent(maker -> story.add("but: " + maker.line()));
    String lacks =
        makers.isEmpty()
            ? ", which no step makes"
            : ignored.isPresent()
                ? ignored.get().when()
                : mayComeBefore
                    ? when(way)
                    : order.isLeftBehind(use, makers)
                        ? ", which may not be there when a step has failed"
                        : ", which no step before it makes";
    if (data.isResultInside(use, key)) {
      String what = words.one(data.keys().get(key)) + lacks;
      String fix = ignored.map(Ignored::fix).orElse("let a step on every way to its end make it");
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
            .map(maker -> (use.mayTakeOptional() ? "take Optional<%2$s>, or " : "") + maker.fix())
            .orElseGet(() -> near.map(NearMiss::fix).orElse(MadeElsewhere.fix(use)));
    return finding.problem(
        use.at(),
        story,
        use.words(),
        words.one(data.keys().get(key)) + parameter(use, key) + lacks,
        fix.formatted(words.one(data.keys().get(key)), data.keys().get(key).simple()));
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
    Optional<Ignored> ignored = Ignored.on(way, makers, data);
    return Optional.of(
        Finding.DATA_RESULT.problem(
            data.data().resultAt(),
            story,
            "flow '" + data.net().flow() + "'",
            one
                + ignored
                    .map(Ignored::when)
                    .orElse(makers.isEmpty() ? ", which no step makes" : whenEnding(way)),
            ignored.isPresent()
                ? ignored.get().fix()
                : near.map(miss -> "look at " + miss.line().split(",", 2)[0] + ", or let")
                    .map(start -> start + " a step on every way to the end return " + one)
                    .orElse("let a step on every way to the end return " + one)));
  }

  private static String whenEnding(List<Transition> way) {
    return when(way).replace("on a way to it", "on a way to the end");
  }
}
