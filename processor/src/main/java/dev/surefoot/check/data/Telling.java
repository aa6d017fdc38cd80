package dev.surefoot.check.data;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Tells a way through the net in numbered lines of step names. */
public final class Telling {
  private static final int MOST_LINES = 12;

  private final Net net;
  private final List<String> lines = new ArrayList<>();
  private final List<String> tasks = new ArrayList<>();

  private Telling(Net net) {
    this.net = net;
  }

  /** Nothing if the way is straight: what the source shows need not be told. */
  static List<String> of(Net net, List<Transition> way) {
    if (way.stream().noneMatch(Telling::decides)) {
      return List.of();
    }
    return numbered(lines(net, way));
  }

  /** A line for each turn on a way, and for the steps between two turns. */
  public static List<String> lines(Net net, List<Transition> way) {
    Telling telling = new Telling(net);
    way.forEach(telling::tell);
    telling.run();
    return telling.lines;
  }

  /** Whether it is one of several ways on: what the source shows in one line need not be told. */
  private static boolean decides(Transition t) {
    return t.kind() == Transition.Kind.OUTCOME
        || t.kind() == Transition.Kind.TIMEOUT
        || !t.cancels().isEmpty();
  }

  private void tell(Transition t) {
    if (t.kind() == Transition.Kind.TASK) {
      tasks.add("'" + t.name() + "'");
      return;
    }
    switch (t.kind()) {
      case OUTCOME -> then(chooses(t));
      case SPLIT -> {
        if (t.outputs().size() > 1) {
          then("'" + before(t, '.') + "' splits");
        }
      }
      case ENTER -> tasks.add("'" + before(t, '.') + "'");
      case JOIN -> then("'" + before(t, '.') + "' joins");
      case TIMER -> then("'" + t.name() + "' waits");
      case ANSWER -> then("'" + t.name() + "' is answered");
      case TIMEOUT -> then(chooses(t));
      case JUMP -> then("the jump " + goesTo(t));
      case FAIL -> {
        String step = tasks.isEmpty() ? "a step" : tasks.remove(tasks.size() - 1);
        then(step + " fails for good, and onFailure() begins");
      }
      default -> {} // start and end are told by nobody
    }
  }

  /** {@code 'check' chooses 'short'}, or {@code 'approval' gets no answer in time}. */
  static String chooses(Transition outcome) {
    if (outcome.kind() == Transition.Kind.TIMEOUT) {
      return "'" + before(outcome, '/') + "' gets no answer in time";
    }
    String branch = outcome.name().substring(outcome.name().lastIndexOf('/') + 1);
    return "'" + before(outcome, '/') + "' chooses '" + branch + "'";
  }

  private String goesTo(Transition jump) {
    String target = "'" + net.places().get(jump.outputs().get(0)).name() + "'";
    if (jump.cancels().isEmpty()) {
      return "goes to " + target;
    }
    String branch = net.regions().get(jump.cancels().get(0)).name(); // the outermost come first
    return "cancels '"
        + branch.substring(0, branch.lastIndexOf('/'))
        + "' and goes on at "
        + target;
  }

  private static String before(Transition t, char mark) {
    return t.name().substring(0, t.name().lastIndexOf(mark));
  }

  private void then(String line) {
    run();
    lines.add(line);
  }

  private void run() {
    if (tasks.size() > 3) {
      lines.add(tasks.get(0) + " runs, then all up to " + tasks.get(tasks.size() - 1));
    } else if (!tasks.isEmpty()) {
      lines.add(and(tasks) + (tasks.size() == 1 ? " runs" : " run"));
    }
    tasks.clear();
  }

  /** {@code a}, {@code a and b}, or {@code a, b and c}. */
  public static String and(List<String> words) {
    int last = words.size() - 1;
    return last < 1
        ? String.join("", words)
        : words.subList(0, last).stream().collect(Collectors.joining(", "))
            + " and "
            + words.get(last);
  }

  /** The last lines, with their numbers. */
  public static List<String> numbered(List<String> lines) {
    List<String> numbered = new ArrayList<>();
    int first = Math.max(0, lines.size() - MOST_LINES);
    if (first > 0) {
      numbered.add("...");
    }
    for (int i = first; i < lines.size(); i++) {
      numbered.add((i + 1) + "  " + lines.get(i));
    }
    return numbered;
  }
}
