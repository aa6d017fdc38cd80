package dev.surefoot.processor;

import dev.surefoot.Redirections;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Names;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.StepClass;
import dev.surefoot.model.Task;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Prints a flow as a Java class and remembers where each part of it stands, as the compiler counts:
 * lines and columns from one, a call on something at its dot, a class literal at its dot.
 *
 * <p>Steps are numbered in the order of the source, from zero.
 */
final class PlacedSource {
  /** A part of a step. */
  enum Part {
    VERB,
    TARGET
  }

  private record At(int step, Part part) {}

  private final StringBuilder text = new StringBuilder();
  private final Map<At, String> places = new HashMap<>();
  private final Map<String, String> branches = new HashMap<>();
  private int steps;

  private PlacedSource() {}

  /** The class {@code className}, over steps as {@link #steps} prints them. */
  static PlacedSource of(
      FlowModel flow, String inPackage, String className, Redirections redirections) {
    PlacedSource source = new PlacedSource();
    source.emit("package " + inPackage + ";\nimport dev.surefoot.*;\n@Flow(value = \"");
    source.emit(Names.kebab(className) + "\", redirections = Redirections." + redirections + ")\n");
    source.emit("final class " + className + " extends FlowDefinition<String> {\n");
    source.emit("  @Override protected Body<String> define() {\n    return ");
    source.body(flow.body());
    source.emit(";\n  }\n}\n");
    return source;
  }

  /** A class {@code StepOf} with a step class for each name. */
  static String steps(String inPackage, Set<String> names) {
    StringBuilder steps = new StringBuilder("package " + inPackage + ";\nimport dev.surefoot.*;\n");
    steps.append("final class StepOf {\n");
    for (String name : names) {
      steps.append("  @Step(value = \"%s\", undo = UndoContract.NONE)\n".formatted(name));
      steps.append("  static final class %s { @Run void run() {} }\n".formatted(identifier(name)));
    }
    return steps.append("}\n").toString();
  }

  /** The name of the step class for a step. */
  static String identifier(String name) {
    return name.replace('-', '_');
  }

  String text() {
    return text.toString();
  }

  /** Where a part of a step stands, such as {@code 5,12}. */
  String place(int step, Part part) {
    String place = places.get(new At(step, part));
    if (place == null) {
      throw new IllegalArgumentException("step " + step + " has no " + part);
    }
    return place;
  }

  /** Where the verb of a choice's branch stands. */
  String placeOfBranch(int step, int branch) {
    return branches.get(step + " " + branch);
  }

  private void emit(String more) {
    text.append(more);
  }

  private String here() {
    int line = 1 + (int) text.chars().filter(c -> c == '\n').count();
    return line + "," + (text.length() - text.lastIndexOf("\n"));
  }

  private void body(Sequence body) {
    if (body.nodes().isEmpty()) {
      emit("pass()");
    }
    for (int i = 0; i < body.nodes().size(); i++) {
      int step = steps++;
      if (i > 0) {
        emit("\n        ");
      }
      places.put(new At(step, Part.VERB), here());
      emit(i > 0 ? "." : "");
      node(step, body.nodes().get(i));
    }
  }

  private void node(int step, Node node) {
    if (node instanceof Task task) {
      emit("task(");
      type(task.action());
      emit(")");
    } else if (node instanceof Choice choice) {
      emit("choice(");
      emit("\"" + choice.name() + "\"");
      if (choice.action() != null) {
        emit(", ");
        type(choice.action());
      }
      emit(")");
      ways(step, choice.branches());
    } else if (node instanceof Parallel parallel) {
      emit("parallel(");
      emit("\"" + parallel.name() + "\"");
      for (Branch branch : parallel.branches()) {
        emit(",\n            branch(\"" + branch.name() + "\", ");
        body(branch.body());
        emit(")");
      }
      emit(")");
    } else if (node instanceof Redirect redirect) {
      emit("redirectTo(");
      target(step, redirect.target());
      emit(")");
    } else {
      emit("end()");
    }
  }

  private void target(int step, Redirect.Target target) {
    if (target instanceof Redirect.ToStep to) {
      places.put(new At(step, Part.TARGET), type(to.step()));
    } else {
      places.put(new At(step, Part.TARGET), here());
      emit("\"" + ((Redirect.ToName) target).name() + "\"");
    }
  }

  /** Prints a class literal and returns where it stands. */
  private String type(StepClass step) {
    emit("StepOf." + identifier(step.simpleName()));
    String place = here();
    emit(".class");
    return place;
  }

  private void ways(int step, List<Branch> all) {
    for (int i = 0; i < all.size(); i++) {
      Branch branch = all.get(i);
      emit("\n            ");
      branches.put(step + " " + i, here());
      if (branch.fallback()) {
        emit(".otherwise(");
      } else {
        emit(".when(\"" + branch.name() + "\", ");
        emit(branch.guard() == null ? "" : "s -> s.length() > " + i + ", ");
      }
      body(branch.body());
      emit(")");
    }
  }
}
