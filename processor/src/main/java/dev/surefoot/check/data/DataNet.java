package dev.surefoot.check.data;

import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Subflow;
import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * A flow's net with what each transition reads and writes; keys are told by their index. A sub-flow
 * has keys of its own, also for types that the flow around it has too.
 */
final class DataNet {
  /** The index of the flow's input. */
  static final int INPUT = 0;

  /** Where a key is known: the name of a sub-flow, or the empty name of the flow itself. */
  private record Scoped(String scope, DataKey key) {}

  private final Net net;
  private final int onFailure;
  private final FlowData data;
  private final Map<Scoped, Integer> indexes = new LinkedHashMap<>();
  private final List<DataKey> keys = new ArrayList<>();
  private final List<String> scopes = new ArrayList<>();
  private final Map<String, Integer> transitions = new HashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<BitSet> needs = new ArrayList<>();
  private final List<BitSet> reads = new ArrayList<>();
  private final List<BitSet> writes = new ArrayList<>();
  private final Map<Integer, String> forgets = new HashMap<>();
  private final List<BitSet> leaves = new ArrayList<>();

  private DataNet(Net net, FlowData data) {
    this.net = net;
    this.onFailure = net.onFailure();
    this.data = data;
    for (int t = 0; t < net.transitions().size(); t++) {
      transitions.put(net.transitions().get(t).name(), t);
      needs.add(new BitSet());
      reads.add(new BitSet());
      writes.add(new BitSet());
      leaves.add(new BitSet());
    }
  }

  /**
   * Lays the data of a flow over its net.
   *
   * @throws IllegalArgumentException if the signature of a step class, or what crosses the border
   *     of a sub-flow, is missing
   */
  static DataNet of(FlowModel flow, Net net, FlowData data) {
    DataNet laid = new DataNet(net, data);
    laid.index("", data.input());
    DataLaying laying = new DataLaying(laid, "", data.input(), null);
    flow.bodies().forEach(body -> laying.lay(body, null, null));
    data.result().ifPresent(result -> laid.index("", result));
    return laid;
  }

  /** The index of a transition by its name. */
  int transition(String name) {
    Integer transition = transitions.get(name);
    if (transition == null) {
      throw new IllegalArgumentException("the net has no '" + name + "'");
    }
    return transition;
  }

  /** Adds a use, with what it reads and writes. */
  void add(Use use) {
    uses.add(use);
    for (Input input : use.signature().inputs()) {
      int key = index(use.scope(), input.key());
      reads.get(use.transition()).set(key);
      if (!input.optional()) {
        needs.get(use.transition()).set(key);
      }
    }
    use.signature()
        .outputs()
        .forEach(key -> writes.get(use.transition()).set(index(use.scope(), key)));
    if (use.signature().absence() == Absence.NEVER) {
      leaves.get(use.transition()).or(writes.get(use.transition()));
    }
  }

  /** A datum is there as soon as a transition has fired, whatever it reads and makes. */
  void give(int transition, String scope, DataKey key) {
    writes.get(transition).set(index(scope, key));
    leaves.get(transition).set(index(scope, key));
  }

  /** A transition cannot do without a datum. */
  void need(int transition, String scope, DataKey key) {
    needs.get(transition).set(index(scope, key));
  }

  /** With a transition all is forgotten that is of a scope. */
  void forget(int transition, String scope) {
    forgets.put(transition, scope);
  }

  private int index(String scope, DataKey key) {
    return indexes.computeIfAbsent(
        new Scoped(scope, key),
        k -> {
          keys.add(k.key());
          scopes.add(k.scope());
          return keys.size() - 1;
        });
  }

  Net net() {
    return net;
  }

  FlowData data() {
    return data;
  }

  /** Whether a use belongs to what the flow does on a failure. */
  boolean isOnFailure(Use use) {
    return use.transition() > onFailure;
  }

  /** Everything that has to do with data, in the order of the source. */
  List<Use> uses() {
    return uses;
  }

  /** All keys by their index; those of sub-flows may be equal to others. */
  List<DataKey> keys() {
    return keys;
  }

  /** Whether a key is one of the flow itself, and not of a sub-flow. */
  boolean isOwn(int key) {
    return scopes.get(key).isEmpty();
  }

  /** Whether two keys are of one flow, or of one sub-flow. */
  boolean areTogether(int key, int other) {
    return scopes.get(key).equals(scopes.get(other));
  }

  /** Whether a transition fires in the flow or sub-flow that a key is of, and not deeper inside. */
  boolean firesWith(Transition transition, int key) {
    int scope = net.scope(transition.region());
    return net.regions().get(scope).name().equals(scopes.get(key));
  }

  /**
   * Whether a key is the result of a sub-flow inside of it, where that is to be there at its end.
   */
  boolean isResultInside(Use use, int key) {
    return use.isSubflow()
        && scopes.get(key).equals(use.name())
        && needs(use.transition()).get(key);
  }

  /** The keys of the flow itself, without those of its sub-flows. */
  List<DataKey> ownKeys() {
    return IntStream.range(0, keys.size()).filter(this::isOwn).mapToObj(keys::get).toList();
  }

  /** The index of a key of the flow itself, or -1 if nobody in it reads or writes it. */
  int indexOf(DataKey key) {
    return indexes.getOrDefault(new Scoped("", key), -1);
  }

  /** The index of what a use of it reads. */
  int index(Use use, Input input) {
    return index(use.scope(), input.key());
  }

  /** The steps inside of sub-flows that make a datum of an equal key. */
  List<Use> makersInside(int key) {
    return uses.stream()
        .filter(use -> !use.isOwn() && use.signature().outputs().contains(keys.get(key)))
        .toList();
  }

  /** What is no longer known after a transition: where a sub-flow ends, all that is its own. */
  BitSet forgets(int transition) {
    String ended = forgets.get(transition);
    BitSet keys = new BitSet();
    if (ended != null) {
      for (int key = 0; key < scopes.size(); key++) {
        String scope = scopes.get(key) + Subflow.SEPARATOR;
        keys.set(key, scope.startsWith(ended + Subflow.SEPARATOR));
      }
    }
    return keys;
  }

  /** What a use reads, also what may be missing; of an answer, which reads nothing, nothing. */
  BitSet reads(Use use) {
    return use.kind() == Use.Kind.ANSWER ? new BitSet() : reads(use.transition());
  }

  /** What a use makes, if all goes well; of a correlation nothing: its answer does. */
  BitSet writes(Use use) {
    return use.kind() == Use.Kind.CORRELATION ? new BitSet() : writes(use.transition());
  }

  /** What a transition cannot do without. */
  BitSet needs(int transition) {
    return needs.get(transition);
  }

  /** What a transition reads, also what may be missing. */
  BitSet reads(int transition) {
    return reads.get(transition);
  }

  /** What a transition makes, if all goes well. */
  BitSet writes(int transition) {
    return writes.get(transition);
  }

  /** What is there after a transition in any case: the failure of its step may be ignored. */
  BitSet leaves(int transition) {
    return leaves.get(transition);
  }

  /**
   * What may be there before a transition and not after it: a step that makes nothing hides what
   * was made before, so that nobody takes that for its own.
   */
  BitSet loses(int transition) {
    BitSet loses = (BitSet) writes.get(transition).clone();
    loses.andNot(leaves.get(transition));
    return loses;
  }

  /** What may be lost inside a region, or in one inside it. */
  BitSet losesInside(int region) {
    BitSet loses = new BitSet();
    for (int t = 0; t < net.transitions().size(); t++) {
      int at = net.transitions().get(t).region();
      while (at != region && at != 0) {
        at = net.regions().get(at).parent();
      }
      if (at == region) {
        loses.or(loses(t));
      }
    }
    return loses;
  }

  /** The steps that make a datum, in the order of the source. */
  List<Use> makers(int key) {
    return uses.stream().filter(use -> writes(use).get(key)).toList();
  }
}
