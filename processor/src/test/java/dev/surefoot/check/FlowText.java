package dev.surefoot.check;

import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.End;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Source;
import dev.surefoot.model.Span;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Flows in a line, for tests.
 *
 * <pre>
 * pick ship&amp;{ parcel[ pack ] papers[ ] } check?{ short[ -&gt;pick ] enough[ end ] otherwise[ ] }
 * </pre>
 *
 * <p>{@code name} is a task, {@code name&amp;} a parallel, {@code name?} a choice, {@code name!?}
 * one with an action, {@code ->name} a jump, {@code ->Name.class} a jump by class. {@code
 * otherwise} is a fallback; {@code label![} is a branch whose guard is missing, or a fallback that
 * has one; {@code label:text[} is a branch whose guard has that text. {@code cancel} before an end
 * or jump, as in {@code cancel->name}, makes it a cancelling one; {@code name~3d} is a pause,
 * {@code name@} an await, {@code name@3d[ ]} one with a timeout, {@code name/[ ]} a sub-flow. A
 * task {@code name:Step} runs class {@code Step}, else each task runs a class of its own. Every
 * part has a source, whose text and origin say what it is.
 */
final class FlowText {
  private final List<String> tokens = new ArrayList<>();
  private int next;

  private FlowText(String text) {
    StringTokenizer words = new StringTokenizer(text, " \n[]{}", true);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      if (!word.isBlank()) {
        tokens.add(word);
      }
    }
  }

  /** Reads a flow named {@code test}; behind {@code !!} stands what it does on a failure. */
  static FlowModel parse(String text) {
    String[] bodies = text.split(" !! ");
    return new FlowModel("test", body(bodies[0]), body(bodies.length > 1 ? bodies[1] : ""));
  }

  private static Sequence body(String text) {
    FlowText reader = new FlowText(text);
    Sequence body = reader.sequence();
    if (reader.next < reader.tokens.size()) {
      throw new IllegalArgumentException("too much: " + reader.tokens.get(reader.next));
    }
    return body;
  }

  private Sequence sequence() {
    List<Node> nodes = new ArrayList<>();
    while (next < tokens.size() && !tokens.get(next).equals("]")) {
      nodes.add(node(tokens.get(next++)));
    }
    return new Sequence(nodes);
  }

  private Node node(String word) {
    Source verb = source("verb of " + word);
    if (word.equals("cancelend")) {
      return new End(true, source("cancelend"));
    } else if (word.startsWith("cancel->")) {
      return ((Redirect) node(word.substring("cancel".length()))).cancelling();
    } else if (word.contains("~")) {
      String time = word.substring(word.indexOf('~') + 1);
      return new Pause(
          name(word.substring(0, word.indexOf('~'))), new Span(time, source(time)), verb);
    } else if (word.contains("@")) {
      return await(word, verb);
    } else if (word.equals("end")) {
      return new End(source("end"));
    } else if (word.endsWith(".class")) {
      String simple = word.substring(2, word.length() - ".class".length());
      return new Redirect(
          new Redirect.ToStep(new StepClass("test." + simple, source("target " + simple))), verb);
    } else if (word.startsWith("->")) {
      String target = word.substring(2);
      return new Redirect(new Redirect.ToName(new Name(target, source("target " + target))), verb);
    } else if (word.endsWith("&")) {
      return new Parallel(name(word.substring(0, word.length() - 1)), branches(false), verb);
    } else if (word.endsWith("/")) {
      return subflow(word.substring(0, word.length() - 1), verb);
    } else if (word.endsWith("!?")) {
      String name = word.substring(0, word.length() - 2);
      return new Choice(name(name), stepOf(name), branches(true), verb);
    } else if (word.endsWith("?")) {
      return new Choice(name(word.substring(0, word.length() - 1)), null, branches(true), verb);
    }
    String name = word.contains(":") ? word.substring(0, word.indexOf(':')) : word;
    return new Task(
        name(name),
        word.contains(":")
            ? new StepClass("test." + word.substring(word.indexOf(':') + 1), source("class"))
            : stepOf(name),
        verb);
  }

  /** As it is laid in: what stands in it is named without the sub-flow's name. */
  private Subflow subflow(String name, Source verb) {
    expect("[");
    FlowModel flow = new FlowModel("flow-of-" + name, sequence());
    expect("]");
    return Subflow.of(name(name), new Name("test." + name, source("new " + name)), flow, verb);
  }

  private Node await(String word, Source verb) {
    Awaited key = new Awaited("java.lang.Integer", null, source("key"));
    Name name = name(word.substring(0, word.indexOf('@')));
    if (word.endsWith("@")) {
      return new Await(name, key, null, verb);
    }
    String time = word.substring(word.indexOf('@') + 1);
    expect("[");
    Sequence body = sequence();
    expect("]");
    return new Await(
        name, key, new Await.Timeout(new Span(time, source(time)), body, source("after")), verb);
  }

  private static StepClass stepOf(String name) {
    return new StepClass("test.StepOf$" + name.replace('-', '_'), source("class of " + name));
  }

  private List<Branch> branches(boolean guarded) {
    List<Branch> branches = new ArrayList<>();
    expect("{");
    while (!tokens.get(next).equals("}")) {
      String label = tokens.get(next++);
      boolean odd = label.endsWith("!");
      String asks = label.contains(":") ? label.substring(label.indexOf(':') + 1) : "";
      label = asks.isEmpty() ? label : label.substring(0, label.indexOf(':'));
      String name = odd ? label.substring(0, label.length() - 1) : label;
      boolean fallback = guarded && name.equals(Branch.OTHERWISE);
      Guard guard =
          guarded && fallback == odd
              ? new Guard(null, null, source(asks.isEmpty() ? "guard of " + name : asks))
              : null;
      expect("[");
      branches.add(
          new Branch(name(name), fallback, guard, sequence(), source("verb of branch " + name)));
      expect("]");
    }
    expect("}");
    return branches;
  }

  private static Name name(String text) {
    return new Name(text, source("name " + text));
  }

  private static Source source(String what) {
    return new Source(what, what);
  }

  private void expect(String token) {
    if (!tokens.get(next++).equals(token)) {
      throw new IllegalArgumentException("not a '" + token + "': " + tokens.get(next - 1));
    }
  }

  /** Writes a flow; of guards and classes it keeps only whether they are as usual. */
  static String print(FlowModel flow) {
    String onFailure = flow.hasFailBody() ? " !! " + print(flow.onFailure()) : "";
    return print(flow.body()) + onFailure;
  }

  private static String print(Sequence body) {
    return body.nodes().stream().map(FlowText::print).collect(Collectors.joining(" "));
  }

  private static String print(Node node) {
    if (node instanceof Redirect cancelling && cancelling.cancels()) {
      return "cancel" + print(new Redirect(cancelling.target(), cancelling.at()));
    }
    if (node instanceof End end && end.cancels()) {
      return "cancelend";
    }
    if (node instanceof Pause pause) {
      return pause.name() + "~" + pause.time();
    }
    if (node instanceof Await await) {
      return await.timeout() == null
          ? await.name() + "@"
          : await.name()
              + "@"
              + await.timeout().time()
              + "[ "
              + print(await.timeout().body())
              + " ]";
    }
    if (node instanceof Redirect redirect) {
      return redirect.target() instanceof Redirect.ToName to
          ? "->" + to.name()
          : "->" + ((Redirect.ToStep) redirect.target()).step().simpleName() + ".class";
    }
    if (node instanceof Choice choice) {
      return choice.name()
          + (choice.action() == null ? "?" : "!?")
          + print(choice.branches(), true);
    }
    if (node instanceof Parallel parallel) {
      return parallel.name() + "&" + print(parallel.branches(), false);
    }
    if (node instanceof Subflow subflow) {
      return subflow.name() + "/[ " + print(subflow.body().body()) + " ]";
    }
    return node.label().map(Name::text).orElse("end");
  }

  private static String print(List<Branch> branches, boolean guarded) {
    return branches.stream()
        .map(
            branch ->
                branch.name()
                    + (guarded && isOdd(branch) ? "!" : "")
                    + "[ "
                    + print(branch.body())
                    + " ]")
        .collect(Collectors.joining(" ", "{ ", " }"));
  }

  private static boolean isOdd(Branch branch) {
    @Nullable Guard guard = branch.guard();
    return branch.fallback() == (guard != null);
  }
}
