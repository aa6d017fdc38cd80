package dev.surefoot.check.data;

import dev.surefoot.model.Await;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Correlation;
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
        correlation(await, around, within);
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
            Use.Kind.STEP,
            name,
            null,
            around,
            within,
            signature,
            at(step.at()),
            scope,
            step.simpleName()));
  }

  /** The datum is known on the way on which the answer has come; the timeout makes nothing. */
  private void answer(Await await, @Nullable Node around, @Nullable Branch within) {
    String name = await.name().text();
    Signature made =
        new Signature(List.of(), Optional.of(DataKey.parse(await.key().text())), List.of());
    Source at = at(await.key().at());
    add(net.transition(name), Use.Kind.ANSWER, name, null, around, within, made, at);
  }

  /** It is computed where the await begins, and both ways on begin there. */
  private void correlation(Await await, @Nullable Node around, @Nullable Branch within) {
    Correlation by = await.correlation();
    if (by != null) {
      String name = await.name().text();
      Signature asked = asking(by.key() == null ? input : DataKey.parse(by.key()));
      Source at = at(by.keyAt());
      add(net.transition(name), Use.Kind.CORRELATION, name, null, around, within, asked, at);
    }
  }

  private void add(
      int transition,
      Use.Kind kind,
      String name,
      @Nullable String guarded,
      @Nullable Node around,
      @Nullable Branch within,
      Signature signature,
      Source at) {
    net.add(new Use(transition, kind, name, guarded, around, within, signature, at, scope, ""));
  }

  private void guard(
      Choice choice, Branch branch, Guard guard, @Nullable Node around, @Nullable Branch within) {
    DataKey key = guard.key() == null ? input : DataKey.parse(guard.key());
    String name = choice.name().text();
    String label = branch.name().text();
    Signature asked = asking(key);
    int transition = net.transition(name + "/" + label);
    Source at = at(guard.keyAt());
    add(transition, Use.Kind.GUARD, name, label, around, within, asked, at);
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
    Signature asks = asking(crosses.input());
    add(enter, Use.Kind.SUBFLOW, name, null, around, within, asks, at);
    net.give(enter, name, crosses.input());
    new DataLaying(net, name, crosses.input(), at)
        .lay(subflow.body().body(), subflow, subflow.body());
    int exit = net.transition(name + ".exit");
    crosses.result().ifPresent(result -> net.need(exit, name, result));
    Signature gives = new Signature(List.of(), crosses.result(), List.of());
    add(exit, Use.Kind.SUBFLOW, name, null, around, within, gives, at);
    net.forget(exit, name);
  }

  private static Signature asking(DataKey key) {
    return new Signature(List.of(new Input(key, false, "")), Optional.empty(), List.of());
  }
}
