package dev.surefoot.check.data;

import dev.surefoot.model.Await;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Node;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lays a flow or one of its sub-flows over its net, with a scope and an input of its own. */
final class DataLaying {
  private final DataNet net;
  private final FlowData data;
  private final String scope;
  private final DataKey input;
  private final @Nullable Source border;

  /** A flow; of a sub-flow, with where the outermost one around it is made. */
  DataLaying(DataNet net, String scope, DataKey input, @Nullable Source border) {
    this.net = net;
    this.data = net.data();
    this.scope = scope;
    this.input = input;
    this.border = border;
  }

  /** What stands in a sub-flow has its place in another flow's file. */
  private Source at(Source inside) {
    return border == null ? inside : border;
  }

  void lay(Sequence body, @Nullable Node around, @Nullable Branch within) {
    for (Node node : body.nodes()) {
      node.runs().ifPresent(step -> step(node, step, around, within));
      if (node instanceof Subflow subflow) {
        subflow(subflow, around, within);
        continue;
      }
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
    Signature said = data.steps().get(step.binaryName());
    if (said == null) {
      throw new IllegalArgumentException("no signature of " + step.binaryName());
    }
    String name = node.label().orElseThrow().text();
    Signature signature = data.ignored().containsKey(name) ? said.ignored() : said;
    net.add(
        new Use(
            net.transition(name),
            name,
            null,
            around,
            within,
            signature,
            at(step.at()),
            scope,
            false,
            step.simpleName()));
  }

  /** The datum is known on the way on which the answer has come; the timeout makes nothing. */
  private void answer(Await await, @Nullable Node around, @Nullable Branch within) {
    String name = await.name().text();
    Signature made =
        new Signature(List.of(), Optional.of(DataKey.parse(await.key().text())), List.of());
    Source at = at(await.key().at());
    net.add(new Use(net.transition(name), name, null, around, within, made, at, scope, false, ""));
  }

  private void guard(
      Choice choice, Branch branch, Guard guard, @Nullable Node around, @Nullable Branch within) {
    DataKey key = guard.key() == null ? input : DataKey.parse(guard.key());
    String name = choice.name().text();
    String label = branch.name().text();
    Signature asked = asking(key);
    int transition = net.transition(name + "/" + label);
    net.add(
        new Use(
            transition, name, label, around, within, asked, at(guard.keyAt()), scope, false, ""));
  }

  /** What it asks for is read where it begins; its result is made where it ends. */
  private void subflow(Subflow subflow, @Nullable Node around, @Nullable Branch within) {
    Border crosses = data.subflows().get(subflow.definition().text());
    if (crosses == null) {
      throw new IllegalArgumentException("no border of " + subflow.definition());
    }
    String name = subflow.name().text();
    Source at = at(subflow.definition().at());
    int enter = net.transition(name + ".enter");
    net.add(
        new Use(enter, name, null, around, within, asking(crosses.input()), at, scope, true, ""));
    net.give(enter, name, crosses.input());
    new DataLaying(net, name, crosses.input(), at)
        .lay(subflow.body().body(), subflow, subflow.body());
    int exit = net.transition(name + ".exit");
    crosses.result().ifPresent(result -> net.need(exit, name, result));
    Signature gives = new Signature(List.of(), crosses.result(), List.of());
    net.add(new Use(exit, name, null, around, within, gives, at, scope, true, ""));
    net.forget(exit, name);
  }

  private static Signature asking(DataKey key) {
    return new Signature(List.of(new Input(key, false, "")), Optional.empty(), List.of());
  }
}
