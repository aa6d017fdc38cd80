package dev.surefoot.runtime.internal.engine;

import dev.surefoot.FlowDefinition;
import dev.surefoot.Key;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.internal.core.Program;
import dev.surefoot.runtime.spi.ConcurrencyLimit;
import dev.surefoot.runtime.spi.Crossing;
import dev.surefoot.runtime.spi.FlowCode;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A flow's code with what the engine needs to know about it, found once. Immutable.
 *
 * @param <I> the flow's input
 * @param <R> the flow's result
 */
public final class Hosted<I, R> {
  private final FlowCode<I, R> code;
  private final Program program;
  private final String fingerprint;
  private final Map<String, GuardCode> guards;
  private final Map<String, CorrelationCode> correlations;
  private final Map<Integer, ConcurrencyLimit> limits = new HashMap<>();

  private Hosted(
      FlowCode<I, R> code,
      Program program,
      String fingerprint,
      Map<String, GuardCode> guards,
      Map<String, CorrelationCode> correlations) {
    this.code = code;
    this.program = program;
    this.fingerprint = fingerprint;
    this.guards = guards;
    this.correlations = correlations;
    for (int t = 0; t < code.net().transitions().size(); t++) {
      Transition transition = code.net().transitions().get(t);
      if (transition.kind() == Transition.Kind.TASK) {
        ConcurrencyLimit limit = code.limit(transition.name());
        if (limit != null) {
          limits.put(t, limit);
        }
      }
    }
  }

  /**
   * Runs the flow's definition, and binds its functions to the net that was proved.
   *
   * @throws FlowBindingException if the two do not fit
   */
  public static <I, R> Hosted<I, R> of(FlowCode<I, R> code) {
    FlowModel model = FlowDefinition.modelOf(code.definition());
    NetDifference.refuse(NetCompiler.compile(model), code.net());
    WaitDifference.refuse(model, code);
    Map<String, Set<Key<?>>> data = new HashMap<>(); // by the scope in which they are known
    Map<String, List<String>> outputs = new HashMap<>();
    data.computeIfAbsent("", s -> new HashSet<>()).add(code.input());
    for (Transition transition : code.net().transitions()) {
      String scope = scope(code.net(), transition);
      if (transition.kind() == Transition.Kind.ENTER) {
        Crossing crossing = code.crossing(subflow(transition));
        data.computeIfAbsent(subflow(transition), s -> new HashSet<>()).add(crossing.input());
        if (crossing.result() != null) {
          data.computeIfAbsent(scope, s -> new HashSet<>()).add(crossing.result());
        }
      } else if (transition.kind() == Transition.Kind.TASK
          || transition.kind() == Transition.Kind.ANSWER) {
        List<Key<?>> made = code.outputs(transition.name());
        data.computeIfAbsent(scope, s -> new HashSet<>()).addAll(made);
        outputs.put(transition.name(), made.stream().map(Key::id).toList());
      }
    }
    Key<R> result = code.result();
    Program program =
        new Program(
            code.net(),
            code.input().id(),
            outputs,
            result == null ? null : result.id(),
            new CodeRules(code));
    String fingerprint = code.net().fingerprint();
    return new Hosted<>(
        code,
        program,
        fingerprint,
        GuardCode.of(model, code, data),
        CorrelationCode.of(model, code, data));
  }

  /**
   * The same with steps called by another code.
   *
   * @throws FlowBindingException if it is the code of another net
   */
  public Hosted<I, R> calledBy(FlowCode<I, R> other) {
    NetDifference.refuse(net(), other.net());
    return new Hosted<>(other, program, fingerprint, guards, correlations);
  }

  private static String subflow(Transition enter) {
    return enter.name().substring(0, enter.name().lastIndexOf('.'));
  }

  /** What stands before the names of a step's sub-flow, {@code invoicing/}; else empty. */
  String scopeOf(int transition) {
    String scope = scope(net(), net().transitions().get(transition));
    return scope.isEmpty() ? scope : scope + "/";
  }

  private static String scope(Net net, Transition transition) {
    return net.regions().get(net.scope(transition.region())).name();
  }

  /** The flow's name. */
  public String name() {
    return net().flow();
  }

  /** The flow's code. */
  public FlowCode<I, R> code() {
    return code;
  }

  Net net() {
    return program.net();
  }

  Program program() {
    return program;
  }

  String fingerprint() {
    return fingerprint;
  }

  Key<I> input() {
    return code.input();
  }

  Optional<Key<R>> result() {
    @Nullable Key<R> result = code.result();
    return Optional.ofNullable(result);
  }

  /** How many calls of a step may run at once, or null for any number. */
  @Nullable ConcurrencyLimit limit(int transition) {
    return limits.isEmpty() ? null : limits.get(transition);
  }

  /** Whether some step has a limit. */
  boolean hasLimits() {
    return !limits.isEmpty();
  }

  /** By what an await is found from outside, or null. */
  @Nullable CorrelationCode correlation(String await) {
    return correlations.isEmpty() ? null : correlations.get(await);
  }

  GuardCode guard(String outcome) {
    return Objects.requireNonNull(guards.get(outcome), outcome);
  }
}
