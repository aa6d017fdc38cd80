package dev.surefoot.check.data;

import java.util.List;
import java.util.Optional;

/** Tells where a missing datum is made instead, and what to write so that it is there in time. */
record MadeElsewhere(DataNet data, UseOrder order, KeyWords words) {
  private static final String STEP_FIX =
      "let a step on every way before it return %1$s, or take Optional<%2$s> where it may be"
          + " missing";
  private static final String GUARD_FIX = "let a step on every way before it return %1$s";

  /** Where nothing is near. */
  static String fix(Use use) {
    return use.mayTakeOptional() ? STEP_FIX : GUARD_FIX;
  }

  /**
   * What there is instead of a datum that a use lacks.
   *
   * @param mayComeBefore whether a way leads from one of its makers to the use
   */
  Optional<NearMiss> of(Use use, int key, List<Use> makers, boolean mayComeBefore) {
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
    if (mayComeBefore && makers.stream().noneMatch(maker -> order.comesBeforeFirst(maker, use))) {
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
    if (order.isLeftBehind(use, makers)) {
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
        makers.stream().flatMap(maker -> order.besides(maker, use).stream()).findFirst();
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
}
