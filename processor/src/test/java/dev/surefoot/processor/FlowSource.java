package dev.surefoot.processor;

import dev.surefoot.model.Await;
import dev.surefoot.model.BackTo;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Correlation;
import dev.surefoot.model.End;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Guard;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Prints a flow as a Java class, in one of the many ways in which it can be written: with helper
 * methods, local variables and constants where the seed says so.
 */
final class FlowSource {
  private final SplittableRandom random;
  private final StringBuilder members = new StringBuilder();
  private int helpers;

  private FlowSource(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** A class of this name, over the steps that {@link #steps} gives. */
  static String print(FlowModel flow, String className, long seed) {
    FlowSource source = new FlowSource(seed);
    String define = source.method("@Override protected Body<String> define()", flow.body());
    String head = "@Override protected Body<String> onFailure()";
    String onFailure = flow.hasFailBody() ? source.method(head, flow.onFailure()) : "";
    return "@Flow(\"%s\") final class %s extends FlowDefinition<String> {\n%s%s%s}\n"
        .formatted(flow.name(), className, define, onFailure, source.members);
  }

  /** The step classes {@code random.StepOf.t1} and so on, and what else the flows use. */
  static String steps(Iterable<String> names) {
    StringBuilder steps = new StringBuilder("package random;\nimport dev.surefoot.*;\n");
    steps.append("public final class StepOf {\n");
    steps.append("  public static final String EMPTY = \"\";\n");
    steps.append("  public static boolean yes(Object any) { return true; }\n");
    for (String name : names) {
      steps.append(
          "  @Step(value = \"%1$s\", undo = UndoContract.NONE)\n"
              .concat("  public static class %1$s { @Run public void run() {} }\n")
              .formatted(name));
    }
    return steps.append("}\n").toString();
  }

  private boolean oneIn(int n) {
    return random.nextInt(n) == 0;
  }

  private String method(String head, Sequence body) {
    StringBuilder method = new StringBuilder("  " + head + " {\n");
    List<Node> nodes = body.nodes();
    String receiver = "";
    if (nodes.size() > 1 && !oneIn(3)) {
      int cut = 1 + random.nextInt(nodes.size() - 1);
      String type = oneIn(2) ? "var" : "final Open<String>";
      method.append("    %s first = %s;\n".formatted(type, chain("", nodes.subList(0, cut))));
      receiver = "first";
      nodes = nodes.subList(cut, nodes.size());
    }
    return method.append("    return %s;\n  }\n".formatted(chain(receiver, nodes))).toString();
  }

  private String chain(String start, List<Node> nodes) {
    String chain = start;
    for (Node node : nodes) {
      if (!node.kind().jumpsAway() && oneIn(8)) {
        chain = throughHelper(chain, node);
      } else if (chain.isEmpty()) {
        chain = (oneIn(6) ? "this." : "") + verb(node);
      } else {
        chain = (oneIn(6) ? "(" + chain + ")" : chain) + "\n        ." + verb(node);
      }
    }
    return chain.isEmpty() ? "pass()" : chain;
  }

  private String throughHelper(String chain, Node node) {
    String name = "helper" + ++helpers;
    members.append(
        "  private Open<String> %s(Open<String> before) { return before.%s; }\n"
            .formatted(name, verb(node)));
    return name + "(" + (chain.isEmpty() ? "pass()" : chain) + ")";
  }

  private String back(@Nullable BackTo back) {
    if (back == null) {
      return "";
    }
    String target =
        back.target() instanceof Redirect.ToStep to
            ? type(to.step())
            : name(((Redirect.ToName) back.target()).name().text());
    return ", backTo(%s, %s)".formatted(target, oneIn(3) ? "0 + " + back.times() : back.times());
  }

  private String verb(Node node) {
    if (node instanceof Task task) {
      String name = oneIn(3) ? name(task.name().text()) + ", " : "";
      return "task(%s%s%s)".formatted(name, type(task.action()), back(task.backTo()));
    }
    if (node instanceof Choice choice) {
      String action = choice.action() == null ? "" : ", " + type(choice.action());
      return "choice(%s%s)%s"
          .formatted(
              name(choice.name().text()),
              action,
              choice.branches().stream().map(this::way).collect(Collectors.joining()));
    }
    if (node instanceof Parallel parallel) {
      return "parallel(%s%s)"
          .formatted(
              name(parallel.name().text()),
              parallel.branches().stream()
                  .map(b -> ",\n branch(%s, %s)".formatted(name(b.name().text()), body(b.body())))
                  .collect(Collectors.joining()));
    }
    if (node instanceof Subflow subflow) {
      String type = subflow.definition().text();
      return "subflow(%s, %s%s)"
          .formatted(
              name(subflow.name().text()),
              "new " + (oneIn(3) ? type : type.substring("random.".length())) + "()",
              back(subflow.backTo()));
    }
    if (node instanceof Redirect redirect) {
      String verb = redirect.cancels() ? "cancelAndRedirectTo(" : "redirectTo(";
      return redirect.target() instanceof Redirect.ToStep to
          ? verb + type(to.step()) + ")"
          : verb + name(((Redirect.ToName) redirect.target()).name().text()) + ")";
    }
    if (node instanceof Pause pause) {
      return "pause(%s, %s)".formatted(name(pause.name().text()), name(pause.time().text()));
    }
    if (node instanceof Await await) {
      return await(await);
    }
    return ((End) node).cancels() ? "cancelAndEnd()" : "end()";
  }

  private String await(Await await) {
    String start = "await(" + name(await.name().text()) + ", " + key(await.key().text());
    if (await.correlation() != null) {
      start += ", " + correlation(await.correlation());
    }
    if (await.timeout() == null) {
      return start + ")";
    }
    String time = name(await.timeout().time().text());
    String timeout = "after(%s, %s)".formatted(time, body(await.timeout().body()));
    if (oneIn(4)) {
      String name = "helper" + ++helpers;
      members.append("  private Timeout<String> %s() { return %s; }\n".formatted(name, timeout));
      timeout = name + "()";
    }
    return start + ",\n " + timeout + ")";
  }

  private String correlation(Correlation by) {
    String function = oneIn(2) ? "String::valueOf" : "it -> \"k\" + it";
    return "correlatedBy(%s%s)".formatted(by.key() == null ? "" : key(by.key()) + ", ", function);
  }

  private String way(Branch branch) {
    if (branch.fallback()) {
      return "\n .otherwise(%s)".formatted(body(branch.body()));
    }
    return "\n .when(%s, %s, %s)"
        .formatted(name(branch.name().text()), guard(branch.guard()), body(branch.body()));
  }

  private String guard(Guard guard) {
    String predicate = oneIn(2) ? "StepOf::yes" : "it -> it.hashCode() > 3";
    return guard.key() == null ? predicate : key(guard.key()) + ", " + predicate;
  }

  /** A key by its class, or as one of the expressions that make keys. */
  private String key(String id) {
    int at = id.indexOf('@');
    String type = (at < 0 ? id : id.substring(0, at)).replace('$', '.');
    String name = at < 0 ? "" : "\"" + id.substring(at + 1) + "\"";
    boolean generic = type.contains("<");
    if (at < 0 && !generic && oneIn(2)) {
      return type + ".class";
    }
    if (oneIn(4)) {
      String constant = "KEY" + ++helpers;
      String arguments = oneIn(2) ? "" : type;
      members.append(
          "  static final Key<%s> %s = new Key<%s>(%s) {};\n"
              .formatted(type, constant, arguments, name));
      return constant;
    }
    return generic || oneIn(2)
        ? "new Key<%s>(%s) {}".formatted(type, name)
        : "Key.of(%s.class%s)".formatted(type, name.isEmpty() ? "" : ", " + name);
  }

  private String body(Sequence body) {
    if (!oneIn(5)) {
      return chain("", body.nodes());
    }
    String name = "helper" + ++helpers;
    members.append(method("private Body<String> " + name + "()", body));
    return name + "()";
  }

  private String name(String name) {
    switch (random.nextInt(6)) {
      case 0:
        String constant = "NAME" + ++helpers;
        members.append("  static final String %s = \"%s\";\n".formatted(constant, name));
        return constant;
      case 1:
        int cut = random.nextInt(name.length() + 1);
        return "\"%s\" + (StepOf.EMPTY + \"%s\")"
            .formatted(name.substring(0, cut), name.substring(cut));
      default:
        return "\"" + name + "\"";
    }
  }

  private String type(StepClass step) {
    String name = step.binaryName().replace('$', '.');
    return (oneIn(4) ? name : name.substring("random.".length())) + ".class";
  }
}
