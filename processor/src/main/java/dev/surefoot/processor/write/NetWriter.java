package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import dev.surefoot.FlowTask;
import dev.surefoot.UndoContract;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import dev.surefoot.net.RollbackTable;
import dev.surefoot.net.Transition;
import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.ModelText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import javax.lang.model.element.TypeElement;

/** Makes {@code OrderFlowNet}: the net as a constant, and the flow's steps as an enum. */
final class NetWriter {
  /** Of UTF-8 bytes; a constant may have 65,535. */
  private static final int MAX_CONSTANT = 60_000;

  private static final ClassName STRING = ClassName.get(String.class);
  private static final String TASKS = "Task";
  private static final String TEXT =
      """
      /**
       * %1$s
       */
      %2$s%3$sclass %4$s {
        /**
         * Its regions, places, transitions and arcs.
         */
        public static final %5$s NET = %6$s;

        private static final %10$s ROLLBACKS = %11$s;

        private %4$s() {
        }
      %7$s
        /**
         * The steps of the flow.
         */
        public enum Task implements %9$s {
          %8$s;

          /**
           * How the step's work is taken back.
           */
          public %12$s undoContract() {
            return %13$s;
          }

          /**
           * The steps to which a rollback from this one may go.
           */
          public %14$s<Task> allowedTargets() {
            return ROLLBACKS.targets(this, values());
          }

          /**
           * What may have to be undone for a rollback from this step to another, in order.
           */
          public %15$s<Task> undoPlan(Task target) {
            return ROLLBACKS.undoPlan(this, target, values());
          }
        }
      }
      """;

  private final Marks marks;

  NetWriter(Marks marks) {
    this.marks = marks;
  }

  /** The names in the file of a flow's net. */
  static Imports imports(TypeElement flow) {
    ClassName net = GeneratedNames.of(flow).net();
    return new Imports(net.packageName(), List.of(net.simpleName(), TASKS));
  }

  /** The text of the file. */
  String write(FlowClass proved, Net net) {
    TypeElement flow = proved.type();
    List<String> steps =
        net.transitions().stream()
            .filter(t -> t.kind() == Transition.Kind.TASK)
            .map(Transition::name)
            .toList();
    Imports imports = imports(flow);
    String flowName = imports.of(GeneratedNames.of(flow).flow());
    String parsed = imports.of(RuntimeTypes.NET) + ".parse(" + constant(net.text(), imports) + ")";
    String javadoc = "The net of {@link " + flowName + "}, as it was proved.";
    List<UndoContract> contracts = contracts(proved, steps);
    Set<String> irreversible = new HashSet<>();
    for (int i = 0; i < steps.size(); i++) {
      if (contracts.get(i) == UndoContract.IRREVERSIBLE) {
        irreversible.add(steps.get(i));
      }
    }
    String rollbacks = RollbackTable.of(net, irreversible).text();
    String table =
        imports.of(RuntimeTypes.ROLLBACK_TABLE)
            + ".parse(NET, "
            + constant(rollbacks, imports)
            + ")";
    return file(
        flow, imports, javadoc, parsed, table, steps, contracts, models(proved.model(), imports));
  }

  private static List<UndoContract> contracts(FlowClass flow, List<String> steps) {
    Map<String, UndoContract> contracts = new HashMap<>();
    StepCalls.of(flow).forEach(call -> contracts.put(call.name(), call.step().contract().undo()));
    return steps.stream().map(contracts::get).toList();
  }

  /** The table of a net of which nothing is known. */
  static String noRollbacks(Imports imports) {
    return imports.of(RuntimeTypes.ROLLBACK_TABLE)
        + ".of(NET, "
        + imports.of(ClassName.get(Set.class))
        + ".of())";
  }

  /** A file of the same shape, with another way to get the net. */
  String file(
      TypeElement flow,
      Imports imports,
      String javadoc,
      String net,
      String rollbacks,
      List<String> steps,
      List<UndoContract> contracts,
      String methods) {
    List<String> constants =
        steps.stream()
            .map(s -> s.replace('-', '_').replace('/', '$').toUpperCase(Locale.ROOT))
            .toList();
    String text =
        TEXT.formatted(
            javadoc,
            marks.onType(imports),
            Visibility.of(flow),
            GeneratedNames.of(flow).net().simpleName(),
            imports.of(RuntimeTypes.NET),
            net,
            methods,
            Lines.list(constants, 4, 4),
            imports.of(ClassName.get(FlowTask.class)),
            imports.of(RuntimeTypes.ROLLBACK_TABLE),
            rollbacks,
            imports.of(RuntimeTypes.UNDO_CONTRACT),
            Lines.indent(contract(contracts, imports), 6).strip(),
            imports.of(ClassName.get(Set.class)),
            imports.of(ClassName.get(List.class)));
    return imports.file(text);
  }

  /** By number, which costs the compiler less than constants do. */
  private static String contract(List<UndoContract> contracts, Imports imports) {
    String type = imports.of(RuntimeTypes.UNDO_CONTRACT) + ".";
    StringBuilder cases = new StringBuilder();
    for (UndoContract contract : List.of(UndoContract.NONE, UndoContract.IRREVERSIBLE)) {
      List<String> numbers =
          IntStream.range(0, contracts.size())
              .filter(i -> contracts.get(i) == contract)
              .mapToObj(String::valueOf)
              .toList();
      if (!numbers.isEmpty()) {
        cases.append("  case " + Lines.list(numbers, 15, 6) + " -> " + type + contract + ";\n");
      }
    }
    String otherwise = type + UndoContract.BY_METHOD;
    return cases.isEmpty()
        ? otherwise + "\n"
        : "switch (ordinal()) {\n" + cases + "  default -> " + otherwise + ";\n}\n";
  }

  /** The flow as text, for flows that have it as a sub-flow. */
  private static String models(FlowModel model, Imports imports) {
    StringBuilder constants = new StringBuilder();
    int number = 0;
    for (String chunk : chunks(ModelText.write(model), MAX_CONSTANT)) {
      String name = dev.surefoot.processor.GeneratedNames.MODEL;
      number++;
      constants.append("\n  /** The flow, for those that have it as a sub-flow. */");
      constants.append("\n  static final " + imports.of(STRING) + " " + name);
      constants.append((number > 1 ? "_" + number : "") + " = " + block(chunk) + ";\n");
    }
    return constants.toString();
  }

  /** The text as an expression, a line of source for each of its lines. */
  private static String constant(String text, Imports imports) {
    if (text.isEmpty()) {
      return "\"\"";
    }
    List<String> chunks = chunks(text, MAX_CONSTANT);
    if (chunks.size() == 1) {
      return block(text);
    }
    // A call keeps the compiler from folding the chunks into one constant that is too long.
    StringBuilder joined = new StringBuilder(imports.of(STRING)).append(".join(\"\"");
    chunks.forEach(chunk -> joined.append(", ").append(block(chunk)));
    return joined.append(")").toString();
  }

  /** Names have no character that a text block would take for another. */
  private static String block(String lines) {
    return "\"\"\"\n" + Lines.indent(lines, 6) + "      \"\"\"";
  }

  private static List<String> chunks(String text, int most) {
    if (text.length() <= most / 3) { // of a character in UTF-8
      return List.of(text);
    }
    List<String> chunks = new ArrayList<>();
    StringBuilder chunk = new StringBuilder();
    int bytes = 0;
    for (String line : text.lines().toList()) {
      int more = line.getBytes(StandardCharsets.UTF_8).length + 1;
      if (bytes + more > most && bytes > 0) {
        chunks.add(chunk.toString());
        chunk.setLength(0);
        bytes = 0;
      }
      chunk.append(line).append('\n');
      bytes += more;
    }
    chunks.add(chunk.toString());
    return chunks;
  }
}
