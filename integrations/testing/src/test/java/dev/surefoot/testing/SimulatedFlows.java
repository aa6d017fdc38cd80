package dev.surefoot.testing;

import dev.surefoot.FailurePolicy;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.RandomFlow;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.StepCall;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Random flows whose steps and undos fail now and then, decided by the name of each call. */
final class SimulatedFlows {
  private static final Duration DAY = Duration.ofDays(1);
  private static final SplittableRandom SEEDS = new SplittableRandom(20_261_121);
  private static final List<BoundFlow<String, Void>> ALL =
      IntStream.range(0, 64).mapToObj(i -> flow(SEEDS.split())).toList();

  private SimulatedFlows() {}

  static BoundFlow<String, Void> any(SplittableRandom random) {
    return ALL.get(random.nextInt(ALL.size()));
  }

  private static BoundFlow<String, Void> flow(SplittableRandom random) {
    Script<String, Void> script =
        Script.of(RandomFlow.ofAll(random.nextLong(), true), String.class);
    FailurePolicy[] policies = FailurePolicy.values();
    for (Transition transition : script.net().transitions()) {
      if (transition.kind() == Transition.Kind.TASK) {
        String step = transition.name();
        int percent = random.nextInt(4) == 0 ? 60 : 2;
        FailurePolicy policy = policies[1 + random.nextInt(policies.length - 1)];
        script.policy(step, Policies.policy(1 + random.nextInt(3), DAY, null, policy));
        script.undoPolicy(step, Policies.attempts(1 + random.nextInt(2), DAY));
        if (RandomCase.polls(step)) {
          script.polls(
              step, Integer.class, call -> submit(call, percent), call -> done(call, percent));
        } else {
          script.step(step, call -> breaks(call.attempt().id(), percent));
        }
        script.undo(step, call -> breaks(call.attempt().id(), percent / 2));
      }
    }
    goBack(script);
    int rest = Math.floorMod(script.net().fingerprint().hashCode(), policies.length - 1);
    script.onFailure(policies[1 + rest]); // of awaits whose key cannot be computed
    UndoFailurePolicy[] undoPolicies = UndoFailurePolicy.values();
    return script.onUndoFailure(undoPolicies[random.nextInt(undoPolicies.length)]).bind();
  }

  /** In a third of the flows some steps go back when they have failed, as far as they can. */
  private static void goBack(Script<String, Void> script) {
    SplittableRandom random = new SplittableRandom(script.net().fingerprint().hashCode());
    List<String> steps = RandomCase.names(script.net(), Transition.Kind.TASK);
    if (random.nextInt(3) == 0) {
      steps.stream()
          .filter(step -> random.nextBoolean())
          .forEach(
              step ->
                  script.backTo(
                      step, steps.get(random.nextInt(steps.size())), 1 + random.nextInt(3)));
    }
  }

  private static Object submit(StepCall call, int percent) {
    breaks(call.attempt().id(), percent);
    return 1;
  }

  private static Object done(StepCall call, int percent) {
    breaks(call.attempt().id() + "?", percent);
    return true;
  }

  private static @Nullable Object breaks(String call, int percent) {
    if (Math.floorMod(call.hashCode() * 0x9E3779B9, 100) < percent) {
      throw new IllegalStateException("broken");
    }
    return null;
  }
}
