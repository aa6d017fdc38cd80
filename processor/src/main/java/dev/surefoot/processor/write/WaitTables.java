package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.lang.model.util.Elements;

/** Makes what a flow's code says about its waits, by name; nothing where it has none. */
final class WaitTables {
  private final Waits waits;
  private final KeyConstants keys;
  private final Imports imports;
  private final Marks marks;
  private final Elements elements;

  WaitTables(Waits waits, KeyConstants keys, Imports imports, Marks marks, Elements elements) {
    this.waits = waits;
    this.keys = keys;
    this.imports = imports;
    this.marks = marks;
    this.elements = elements;
  }

  /** The methods. */
  String write() {
    Map<String, String> answers = new LinkedHashMap<>();
    waits
        .answers()
        .forEach(
            (name, awaited) ->
                answers.put(name, keys.of(KeyTypes.of(awaited.text(), elements), awaited.name())));
    Map<String, String> times = new LinkedHashMap<>();
    waits
        .times()
        .forEach(
            (name, time) -> times.put(name, duration() + ".parse(\"" + time.duration() + "\")"));
    String answer =
        answers.isEmpty() ? "" : "protected " + marks.nullable(RuntimeTypes.KEY, imports) + "<?>";
    return table(answer + " answer", answers, "null")
        + table(times.isEmpty() ? "" : "public " + duration() + " time", times, "super.time(name)");
  }

  private String duration() {
    return imports.of(ClassName.get(Duration.class));
  }

  private String table(String head, Map<String, String> values, String otherwise) {
    if (values.isEmpty()) {
      return "";
    }
    StringBuilder cases = new StringBuilder();
    values.forEach((name, value) -> cases.append("    case \"" + name + "\" -> " + value + ";\n"));
    return "\n@"
        + imports.of(StepTables.OVERRIDE)
        + "\n"
        + head
        + "(String name) {\n  return switch (name) {\n"
        + cases
        + "    default -> "
        + otherwise
        + ";\n  };\n}\n";
  }
}
