package dev.surefoot.processor;

import dev.surefoot.model.Await;
import dev.surefoot.model.Awaited;
import dev.surefoot.model.BackTo;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Correlation;
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
import dev.surefoot.model.Targets;
import dev.surefoot.model.Task;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A flow as text, for flows that have it as a sub-flow when its source is not there:
 *
 * <pre>
 * flow invoice
 * task make-invoice billing.MakeInvoice
 * choice check billing.Check
 * when large billing.Total@net
 * subflow approval billing.ApprovalFlow
 * otherwise
 * jump make-invoice
 * close
 * </pre>
 *
 * One line a verb, without places; branches follow their choice or parallel up to {@code close}. A
 * sub-flow is named by its class only, so that it is always laid in as it is now. What the flow
 * does on a failure is left out: it does that only where it stands alone.
 */
public final class ModelText {
  private final Iterator<String> lines;
  private final Function<String, FlowModel> subflows;
  private String line;

  private ModelText(Iterator<String> lines, Function<String, FlowModel> subflows) {
    this.lines = lines;
    this.subflows = subflows;
    this.line = lines.next();
  }

  /** Writes a flow whose structure is right. */
  public static String write(FlowModel flow) {
    StringBuilder out = new StringBuilder("flow ").append(flow.name()).append('\n');
    write(flow.body(), Targets.of(flow), out);
    return out.toString();
  }

  private static void write(Sequence body, Targets targets, StringBuilder out) {
    for (Node node : body.nodes()) {
      if (node instanceof Task task) {
        line(out, "task", task.name().text(), task.action().binaryName());
        back(task.backTo(), targets, out);
      } else if (node instanceof Choice choice) {
        StepClass action = choice.action();
        line(out, "choice", choice.name().text(), action == null ? null : action.binaryName());
      } else if (node instanceof Parallel parallel) {
        line(out, "parallel", parallel.name().text(), null);
      } else if (node instanceof Subflow subflow) {
        line(out, "subflow", subflow.name().text(), subflow.definition().text());
        back(subflow.backTo(), targets, out);
        continue;
      } else if (node instanceof Redirect redirect) {
        String verb = redirect.cancels() ? "cancel-and-jump" : "jump";
        line(out, verb, targets.nameOf(redirect), null);
      } else if (node instanceof End end) {
        out.append(end.cancels() ? "cancel-and-end\n" : "end\n");
      } else if (node instanceof Pause pause) {
        line(out, "pause", pause.name().text(), pause.time().text());
      } else if (node instanceof Await await) {
        line(out, "await", await.name().text(), await.key().text());
        Correlation by = await.correlation();
        if (by != null) {
          out.append("correlated-by");
          out.append(by.key() == null ? "\n" : " " + by.key() + "\n");
        }
        Await.Timeout timeout = await.timeout();
        if (timeout != null) {
          line(out, "after", timeout.time().text(), null);
          write(timeout.body(), targets, out);
        }
        out.append("close\n");
        continue;
      }
      for (Branch branch : node.branches()) {
        if (branch.fallback()) {
          out.append("otherwise\n");
        } else {
          Guard guard = branch.guard();
          line(
              out,
              node instanceof Choice ? "when" : "branch",
              branch.name().text(),
              guard == null ? null : guard.key());
        }
        write(branch.body(), targets, out);
      }
      if (node.kind().hasBranches()) {
        out.append("close\n");
      }
    }
  }

  private static void back(@Nullable BackTo back, Targets targets, StringBuilder out) {
    if (back != null) {
      line(out, "back-to", targets.nameOf(back.target()), Integer.toString(back.times()));
    }
  }

  private static void line(StringBuilder out, String verb, String name, @Nullable String more) {
    out.append(verb).append(' ').append(name);
    if (more != null) {
      out.append(' ').append(more);
    }
    out.append('\n');
  }

  /**
   * Reads a flow back; every jump then goes by name.
   *
   * @param subflows the flow of a class of a sub-flow, by the class's binary name
   * @throws IllegalArgumentException if the text is no flow
   */
  public static FlowModel read(String text, Function<String, FlowModel> subflows) {
    List<String> lines = new ArrayList<>(text.lines().toList());
    lines.add("close");
    ModelText reader = new ModelText(lines.iterator(), subflows);
    String name = reader.name();
    reader.next();
    return new FlowModel(name, reader.sequence());
  }

  private void next() {
    if (!lines.hasNext()) {
      throw new IllegalArgumentException("a flow ends too early, after '" + line + "'");
    }
    line = lines.next();
  }

  private String verb() {
    return line.split(" ", 2)[0];
  }

  private String name() {
    return line.split(" ", 3)[1];
  }

  /** What stands after the name, or null if nothing does. */
  private @Nullable String more() {
    String[] words = line.split(" ", 3);
    return words.length < 3 ? null : words[2];
  }

  private String moreNeeded() {
    String more = more();
    if (more == null) {
      throw new IllegalArgumentException("'" + line + "' lacks a class");
    }
    return more;
  }

  /** Reads up to a line that begins or closes a branch. */
  private Sequence sequence() {
    List<Node> nodes = new ArrayList<>();
    while (true) {
      switch (verb()) {
        case "task" -> nodes.add(Task.of(Name.of(name()), step(moreNeeded())));
        case "back-to" -> nodes.add(back(nodes.remove(nodes.size() - 1)));
        case "choice" -> {
          Name name = Name.of(name());
          String action = more();
          nodes.add(Choice.of(name, action == null ? null : step(action), branches()));
        }
        case "parallel" -> {
          Name name = Name.of(name());
          nodes.add(Parallel.of(name, branches()));
        }
        case "subflow" -> {
          Name definition = Name.of(moreNeeded());
          nodes.add(Subflow.of(Name.of(name()), definition, subflows.apply(definition.text())));
        }
        case "jump" -> nodes.add(Redirect.toName(Name.of(name())));
        case "cancel-and-jump" -> nodes.add(Redirect.toName(Name.of(name())).cancelling());
        case "end" -> nodes.add(End.of());
        case "cancel-and-end" -> nodes.add(End.cancelling());
        case "pause" -> nodes.add(Pause.of(Name.of(name()), Span.of(moreNeeded())));
        case "await" -> nodes.add(await(Name.of(name()), Awaited.of(moreNeeded(), null)));
        case "when", "otherwise", "branch", "after", "close" -> {
          return new Sequence(nodes);
        }
        default -> throw new IllegalArgumentException("'" + line + "' begins with no known word");
      }
      next();
    }
  }

  private Node back(Node node) {
    Redirect.Target target = new Redirect.ToName(Name.of(name()));
    BackTo to = new BackTo(target, Integer.parseInt(moreNeeded()), Source.NONE);
    return node instanceof Subflow subflow ? subflow.with(to) : ((Task) node).with(to);
  }

  /** Reads the branches, and leaves the line that closes them. */
  private List<Branch> branches() {
    List<Branch> branches = new ArrayList<>();
    next();
    while (!verb().equals("close")) {
      String verb = verb();
      Name name = verb.equals("otherwise") ? Name.of(verb) : Name.of(name());
      Guard guard = verb.equals("when") ? new Guard(more(), null, Source.NONE) : null;
      next();
      Sequence body = sequence();
      branches.add(new Branch(name, verb.equals("otherwise"), guard, body, Source.NONE));
    }
    return branches;
  }

  private Await await(Name name, Awaited key) {
    Await await = Await.of(name, key, null);
    next();
    if (verb().equals("correlated-by")) {
      String[] words = line.split(" ", 2);
      String of = words.length < 2 ? null : words[1];
      await = await.with(new Correlation(of, null, Source.NONE, Source.NONE));
      next();
    }
    if (!verb().equals("after")) {
      return await;
    }
    Span time = Span.of(name());
    next();
    return await.with(Await.Timeout.of(time, sequence()));
  }

  private static StepClass step(String binaryName) {
    return new StepClass(binaryName, Source.NONE);
  }
}
