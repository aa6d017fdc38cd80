package dev.surefoot.testing;

import dev.surefoot.FailurePolicy;
import dev.surefoot.UndoFailurePolicy;
import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.BoundFlow;
import dev.surefoot.runtime.Instance;
import dev.surefoot.runtime.InstanceDetail.Execution;
import dev.surefoot.runtime.InstanceDetail.Status;
import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.RequestRefusedException;
import dev.surefoot.runtime.Rollback;
import dev.surefoot.runtime.fixture.Policies;
import dev.surefoot.runtime.fixture.RandomFlow;
import dev.surefoot.runtime.fixture.Script;
import dev.surefoot.runtime.spi.ForwardingCode;
import dev.surefoot.runtime.spi.StepCall;
import dev.surefoot.runtime.spi.StepPolicy;
import dev.surefoot.runtime.spi.UndoCall;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * A random flow with a random failure, made so that it ends in the same way in whatever order
 * things are done: one step fails, some undos may.
 */
final class RandomCase {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final FailurePolicy[] POLICIES = {
    FailurePolicy.COMPENSATE, FailurePolicy.HOLD, FailurePolicy.IGNORE
  };

  private final SplittableRandom random;
  private final Map<String, Integer> failures = new HashMap<>();
  private final Map<String, Integer> undoFailures = new HashMap<>();
  private final boolean skips;
  private final Rollback.@Nullable Mode goesBack;
  private final int target;
  private final List<String> awaits;
  final BoundFlow<String, Void> flow;

  RandomCase(long seed) {
    this.random = new SplittableRandom(seed);
    this.skips = random.nextBoolean();
    this.goesBack =
        random.nextBoolean()
            ? Rollback.Mode.values()[random.nextInt(Rollback.Mode.values().length)]
            : null;
    this.target = random.nextInt(60);
    Script<String, Void> script = script();
    List<String> steps = names(script.net(), Transition.Kind.TASK);
    steps.stream().filter(RandomCase::polls).forEach(step -> poll(script, step));
    this.awaits = names(script.net(), Transition.Kind.ANSWER);
    if (!steps.isEmpty() && random.nextInt(4) > 0) {
      fail(script, steps.get(random.nextInt(steps.size())));
    }
    for (String step : steps) {
      if (random.nextInt(5) == 0) {
        script.undoPolicy(step, policy(FailurePolicy.COMPENSATE));
        undoFailures.put(step, 1 + random.nextInt(3));
      }
    }
    if (random.nextInt(3) == 0) {
      script.onUndoFailure(UndoFailurePolicy.CONTINUE);
    }
    this.flow = script.bind();
  }

  /** What a cancelling exit leaves undone depends on the order, so there is none. */
  private Script<String, Void> script() {
    Script<String, Void> script;
    do {
      script = Script.of(RandomFlow.ofAll(random.nextLong(), false), String.class);
    } while (script.net().transitions().stream().anyMatch(one -> !one.cancels().isEmpty()));
    return script;
  }

  static List<String> names(Net net, Transition.Kind kind) {
    return net.transitions().stream()
        .filter(transition -> transition.kind() == kind)
        .map(Transition::name)
        .toList();
  }

  static boolean polls(String step) {
    return step.substring(step.lastIndexOf('/') + 1).startsWith("poll");
  }

  private static void poll(Script<String, Void> script, String step) {
    script.polls(step, Integer.class, call -> 1, call -> true);
  }

  private void fail(Script<String, Void> script, String step) {
    FailurePolicy any =
        isOneAfterTheOther(script.net()) && random.nextBoolean()
            ? FailurePolicy.FAIL
            : POLICIES[random.nextInt(POLICIES.length)];
    script.policy(step, policy(goesBack == null ? any : FailurePolicy.HOLD));
    failures.put(step, 1 + random.nextInt(4));
  }

  /** What else has run when a flow fails depends on the order, unless it has but one. */
  private static boolean isOneAfterTheOther(Net net) {
    return net.transitions().subList(0, net.onFailure()).stream()
        .noneMatch(transition -> transition.kind() == Transition.Kind.SPLIT);
  }

  private StepPolicy policy(FailurePolicy after) {
    return Policies.policy(1 + random.nextInt(3), HOUR, null, after);
  }

  void script(Scripts scripts) {
    failures.forEach(
        (step, times) -> scripts.step(step).fails(times, new IllegalStateException("broken")));
    undoFailures.forEach(
        (step, times) -> scripts.undoOf(step).fails(times, new IllegalStateException("stuck")));
  }

  CrashLaboratory<World, String, Void> laboratory() {
    return CrashLaboratory.of(World::new, this::in, "in")
        .scripted(this::script)
        .operated(this::decide)
        .observing(World::done);
  }

  private BoundFlow<String, Void> in(World world) {
    return flow.calledBy(
        new ForwardingCode<String, Void>(flow.code()) {
          @Override
          public @Nullable Object run(String step, StepCall call) throws Exception {
            world.run(call.attempt());
            return super.run(step, call);
          }

          @Override
          public Optional<?> poll(String step, StepCall call) throws Exception {
            return world.asked(call.attempt()) < 3 ? Optional.empty() : super.poll(step, call);
          }

          @Override
          public void undo(String step, UndoCall call) throws Exception {
            world.undo(call.attempt());
            super.undo(step, call);
          }
        });
  }

  /**
   * The same for the same instance, whatever was decided before; one thing only, so that a crash
   * cannot come between two.
   */
  private void decide(Instance<Void> instance) {
    if (!isSentBack(instance)) {
      decideForward(instance);
    }
  }

  /** Once when it is held, and farther when that has failed: whatever the order, to the same. */
  private boolean isSentBack(Instance<Void> instance) {
    InstanceState state = instance.state();
    int before = instance.detail().rollbacks().size();
    boolean farther = state == InstanceState.ROLLBACK_FAILED && before == 1 && skips;
    if (goesBack == null || !(farther || (state == InstanceState.HELD && before == 0))) {
      return false;
    }
    Rollback like = Rollback.to("").by(farther ? Rollback.Mode.CAUSAL : goesBack);
    List<String> targets = instance.allowedTargets(like).stream().sorted().toList();
    if (targets.isEmpty()) {
      return false;
    }
    String to = targets.get(target % targets.size());
    SimulatedRollback.to(instance, Rollback.to(to).by(like.mode()));
    return true;
  }

  private void decideForward(Instance<Void> instance) {
    Optional<String> held =
        instance.detail().executions().stream()
            .filter(one -> one.status() == Status.HELD)
            .map(Execution::step)
            .findFirst();
    if (held.isPresent() && skips) {
      instance.skip(held.get(), null, "ann", "");
    } else if (held.isPresent()) {
      instance.forceFail(held.get(), "ann", "");
    } else if (instance.state() == InstanceState.ROLLBACK_FAILED) {
      instance.retryUndos("ann", "");
    } else {
      answer(instance, awaits);
    }
  }

  /** Answers the first of some awaits that waits; whether there was one. */
  static boolean answer(Instance<Void> instance, List<String> awaits) {
    for (String await : awaits) {
      try {
        instance.complete(await, 1, "ann");
        return true;
      } catch (RequestRefusedException e) { // it does not wait there
        continue;
      }
    }
    return false;
  }
}
