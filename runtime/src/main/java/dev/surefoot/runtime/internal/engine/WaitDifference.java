package dev.surefoot.runtime.internal.engine;

import dev.surefoot.Key;
import dev.surefoot.model.Await;
import dev.surefoot.model.Branch;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Span;
import dev.surefoot.runtime.FlowBindingException;
import dev.surefoot.runtime.spi.FlowCode;
import java.time.Duration;

/**
 * Refuses a definition that waits for another time or another datum than what was compiled. Nets do
 * not tell: neither is a part of them.
 */
final class WaitDifference {
  private final FlowCode<?, ?> code;

  private WaitDifference(FlowCode<?, ?> code) {
    this.code = code;
  }

  static void refuse(FlowModel defined, FlowCode<?, ?> code) {
    defined.bodies().forEach(new WaitDifference(code)::compare);
  }

  private void compare(Sequence body) {
    for (Node node : body.nodes()) {
      if (node instanceof Pause pause) {
        time(pause.name().text(), pause.time());
      } else if (node instanceof Await await) {
        await(await);
      }
      for (Branch branch : node.branches()) {
        compare(branch.body());
      }
    }
  }

  private void await(Await await) {
    String name = await.name().text();
    Key<?> compiled = code.output(name);
    String id = compiled == null ? "nothing" : compiled.id();
    if (!await.key().text().equals(id)) {
      throw refusal(name, await.key().text(), id);
    }
    if (await.timeout() != null) {
      time(name, await.timeout().time());
    }
  }

  private void time(String name, Span defined) {
    Duration compiled = code.time(name);
    if (!defined.duration().equals(compiled)) {
      throw refusal(name, defined.text(), compiled.toString());
    }
  }

  private FlowBindingException refusal(String name, String defined, String compiled) {
    return new FlowBindingException(
        "running define() of flow '"
            + code.net().flow()
            + "' gives a '"
            + name
            + "' that waits for "
            + defined
            + ", but it waited for "
            + compiled
            + " when it was compiled; compile it again, and give it a fixed shape",
        null);
  }
}
