package dev.surefoot.processor.write;

import dev.surefoot.processor.FlowClass;
import dev.surefoot.processor.write.StepFields.StepField;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * Makes the part of a binding that calls the steps. What it has in common with that of other flows
 * is in its superclass {@code NumberedCode} of the runtime; here are only
 *
 * <ul>
 *   <li>the {@linkplain KeyConstants keys} of the data
 *   <li>the instances of the step classes, and the constructor that takes them
 *   <li>{@linkplain StepTables tables} of what the runtime asks about a step
 *   <li>what follows {@linkplain FailureWriter where no step says it}, and {@linkplain BackWriter
 *       where it goes back to}
 *   <li>the {@linkplain WaitTables times and keys} of what it waits for
 *   <li>the {@linkplain StepSwitches calls} of actions and undos
 * </ul>
 *
 * Steps are told by number and chosen by switches over it, with neither lambdas nor reflection nor
 * a class of its own, so that it costs little to compile and to load.
 */
final class FlowCodeWriter {
  /**
   * The text of the part.
   *
   * @param superclass with its type arguments
   * @param members constants, fields and the constructor
   * @param methods what the superclass leaves to it
   */
  record Code(String superclass, String members, String methods) {}

  private static final int MOST_ON_A_LINE = 60;

  private final FlowClass flow;
  private final String name;
  private final StepFields fields;
  private final KnownTypes known;
  private final Imports imports;
  private final KeyConstants keys;
  private final PolicyConstants policies;
  private final StepTables tables;
  private final StepSwitches switches;
  private final WaitTables waits;
  private final Marks marks;
  private final CrossingWriter crossings;

  /**
   * A writer for one flow.
   *
   * @param name of the class
   */
  FlowCodeWriter(
      FlowClass flow,
      String name,
      StepFields fields,
      KnownTypes known,
      Marks marks,
      Imports imports,
      Elements elements,
      Types types) {
    this.flow = flow;
    this.name = name;
    this.fields = fields;
    this.known = known;
    this.imports = imports;
    this.marks = marks;
    this.keys = new KeyConstants(imports);
    CallWriter calls = new CallWriter(elements, types, known, keys, imports);
    List<StepCalls.StepCall> steps = StepCalls.of(flow);
    this.policies = new PolicyConstants(imports);
    this.tables = new StepTables(steps, calls, policies, imports, marks);
    this.crossings = new CrossingWriter(keys, imports);
    this.switches = new StepSwitches(steps, fields, calls, imports, marks);
    Waits all = Waits.of(flow.model().bodies());
    this.waits = new WaitTables(all, keys, imports, marks, elements);
  }

  /** The part of the class. */
  Code write() {
    String input = imports.of(known.nameOf(flow.input()));
    String result = imports.of(BindingWriter.result(flow));
    String superclass = imports.of(RuntimeTypes.NUMBERED_CODE) + "<" + input + ", " + result + ">";
    String constructor = constructor();
    String methods =
        tables.write()
            + waits.write()
            + new FailureWriter(flow.policies(), flow.onUndoFailure(), imports).write()
            + new BackWriter(flow, imports, marks).write()
            + switches.write()
            + crossings.write(flow);
    String declarations =
        keys.declarations() + policies.declarations(); // last, when all have been asked for
    return new Code(superclass, declarations + "\n" + fields() + constructor, methods);
  }

  private String fields() {
    StringBuilder lines = new StringBuilder();
    for (StepField field : fields.all()) {
      lines.append("private final " + imports.of(field.type()) + " " + field.name() + ";\n");
    }
    return lines.isEmpty() ? "" : lines.append('\n').toString();
  }

  private String constructor() {
    StringBuilder body = new StringBuilder();
    boolean each = fields.areParameters();
    String head = "private " + name + "(";
    body.append(head + Lines.list(fields.parameters(imports), head.length() + 4, 4) + ") {\n");
    body.append("  super(" + Lines.list(superArguments(each), 10, 6) + ");\n");
    for (StepField field : fields.all()) {
      String given = each ? field.name() : "find(" + imports.of(field.type()) + ".class, steps)";
      body.append("  this." + field.name() + " = " + given + ";\n");
    }
    return body.append("}\n").toString();
  }

  private List<String> superArguments(boolean withSteps) {
    String diamond = flow.type().getTypeParameters().isEmpty() ? "" : "<>";
    List<String> arguments = new ArrayList<>();
    arguments.add(imports.of(GeneratedNames.of(flow.type()).net()) + ".NET");
    arguments.add("new " + imports.of(known.nameOf(flow.type())) + diamond + "()");
    arguments.add(keys.of(known.nameOf(flow.input())));
    arguments.add(flow.result().map(type -> keys.of(known.nameOf(type))).orElse("null"));
    if (withSteps) {
      arguments.add(names(fields.arguments()));
      arguments.addAll(fields.arguments());
    } else {
      arguments.add("\"\"");
    }
    return arguments;
  }

  /** The parameters' names as one constant, on as many lines as it takes. */
  private static String names(List<String> names) {
    String all = String.join(" ", names);
    if (all.length() < MOST_ON_A_LINE) {
      return "\"" + all + "\"";
    }
    return "\"\"\"\n      " + Lines.list(names, 6, 6).replace(",", "") + "\"\"\"";
  }
}
