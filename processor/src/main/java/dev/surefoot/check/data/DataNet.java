package dev.surefoot.check.data;

import dev.surefoot.model.Await;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.StepClass;
import dev.surefoot.net.Net;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A flow's net with what each transition reads and writes; keys are told by their index. */
final class DataNet {
  /** The index of the flow's input. */
  static final int INPUT = 0;

  private final Net net;
  private final FlowData data;
  private final Map<DataKey, Integer> indexes = new LinkedHashMap<>();
  private final List<DataKey> keys = new ArrayList<>();
  private final Map<String, Integer> transitions = new HashMap<>();
  private final List<Use> uses = new ArrayList<>();
  private final List<BitSet> needs = new ArrayList<>();
  private final List<BitSet> reads = new ArrayList<>();
  private final List<BitSet> writes = new ArrayList<>();
  private final List<BitSet> leaves = new ArrayList<>();

  private DataNet(Net net, FlowData data) {
    this.net = net;
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
   * @throws IllegalArgumentException if the signature of a step class is missing
   */
  static DataNet of(FlowModel flow, Net net, FlowData data) {
    DataNet laid = new DataNet(net, data);
    laid.index(data.input());
    laid.lay(flow.body(), null, null);
    data.result().ifPresent(laid::index);
    return laid;
  }

  private void lay(Sequence body, @Nullable Node around, @Nullable Branch within) {
    for (Node node : body.nodes()) {
      node.runs().ifPresent(step -> step(node, step, around, within));
      if (node instanceof Await await) {
        answer(await, around, within);
      }
      for (Branch branch : node.branches()) {
        if (node instanceof Choice choice && branch.guard() != null) {
          guard(choice, branch, branch.guard(), around, within);
        }
        lay(branch.body(), node, branch);
      }
    }
  }

  private void step(Node node, StepClass step, @Nullable Node around, @Nullable Branch within) {
    Signature signature = data.steps().get(step.binaryName());
    if (signature == null) {
      throw new IllegalArgumentException("no signature of " + step.binaryName());
    }
    String name = node.label().orElseThrow().text();
    add(new Use(transition(name), name, null, around, within, signature, step.at()));
  }

  /** The datum is known on the way on which the answer has come; the timeout makes nothing. */
  private void answer(Await await, @Nullable Node around, @Nullable Branch within) {
    String name = await.name().text();
    Signature made =
        new Signature(List.of(), Optional.of(DataKey.parse(await.key().text())), List.of());
    add(new Use(transition(name), name, null, around, within, made, await.key().at()));
  }

  private void guard(
      Choice choice, Branch branch, Guard guard, @Nullable Node around, @Nullable Branch within) {
    DataKey key = guard.key() == null ? data.input() : DataKey.parse(guard.key());
    String name = choice.name().text();
    String label = branch.name().text();
    Signature asked =
        new Signature(List.of(new Input(key, false, "")), Optional.empty(), List.of());
    int transition = transition(name + "/" + label);
    add(new Use(transition, name, label, around, within, asked, guard.keyAt()));
  }

  private int transition(String name) {
    Integer transition = transitions.get(name);
    if (transition == null) {
      throw new IllegalArgumentException("the net has no '" + name + "'");
    }
    return transition;
  }

  private void add(Use use) {
    uses.add(use);
    for (Input input : use.signature().inputs()) {
      int key = index(input.key());
      reads.get(use.transition()).set(key);
      if (!input.optional()) {
        needs.get(use.transition()).set(key);
      }
    }
    use.signature().output().ifPresent(key -> writes.get(use.transition()).set(index(key)));
    if (!use.signature().ignored()) {
      leaves.get(use.transition()).or(writes.get(use.transition()));
    }
  }

  private int index(DataKey key) {
    return indexes.computeIfAbsent(
        key,
        k -> {
          keys.add(k);
          return keys.size() - 1;
        });
  }

  Net net() {
    return net;
  }

  FlowData data() {
    return data;
  }

  /** Every step and guard, in the order of the source. */
  List<Use> uses() {
    return uses;
  }

  List<DataKey> keys() {
    return keys;
  }

  /** The index of a key, or -1 if nobody reads or writes it. */
  int indexOf(DataKey key) {
    return indexes.getOrDefault(key, -1);
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

  /** The steps that make a datum, in the order of the source. */
  List<Use> makers(int key) {
    return uses.stream().filter(use -> writes(use.transition()).get(key)).toList();
  }
}
