package dev.surefoot.processor.write;

import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.Node;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Span;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a flow waits for: the times of its pauses and timeouts, and the data of its awaits. */
record Waits(Map<String, Span> times, Map<String, Awaited> answers) {
  static Waits of(List<Sequence> bodies) {
    Waits waits = new Waits(new LinkedHashMap<>(), new LinkedHashMap<>());
    bodies.forEach(waits::add);
    return waits;
  }

  private void add(Sequence body) {
    for (Node node : body.nodes()) {
      if (node instanceof Pause pause) {
        times.put(pause.name().text(), pause.time());
      } else if (node instanceof Await await) {
        answers.put(await.name().text(), await.key());
        if (await.timeout() != null) {
          times.put(await.name().text(), await.timeout().time());
        }
      }
      node.branches().forEach(branch -> add(branch.body()));
    }
  }
}
