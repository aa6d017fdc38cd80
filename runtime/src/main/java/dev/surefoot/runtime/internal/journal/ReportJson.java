package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.InstanceState;
import dev.surefoot.runtime.Report;
import dev.surefoot.runtime.Report.Action;
import dev.surefoot.runtime.Report.Call;
import dev.surefoot.runtime.Report.Status;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reports as JSON and back; what is not known is an error that names it. */
public final class ReportJson {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSX", Locale.ROOT)
          .withZone(ZoneOffset.UTC);
  private static final Set<String> REPORT =
      Set.of("id", "flow", "key", "state", "start", "end", "cause", "calls");
  private static final Set<String> CALL =
      Set.of("action", "step", "visit", "attempt", "status", "start", "end", "cause");

  private ReportJson() {}

  /** Writes a report. */
  public static String write(Report report) {
    ObjectNode json = MAPPER.createObjectNode();
    json.put("id", report.id().toString());
    json.put("flow", report.flow());
    json.put("key", report.key());
    json.put("state", report.state().name());
    json.put("start", TIME.format(report.start()));
    json.put("end", report.end() == null ? null : TIME.format(report.end()));
    json.put("cause", report.cause());
    ArrayNode calls = json.putArray("calls");
    report.calls().forEach(call -> write(call, calls.addObject()));
    return json.toPrettyString();
  }

  private static void write(Call call, ObjectNode json) {
    json.put("action", word(call.action()));
    json.put("step", call.step());
    json.put("visit", call.visit());
    json.put("attempt", call.attempt());
    json.put("status", word(call.status()));
    json.put("start", TIME.format(call.start()));
    json.put("end", call.end() == null ? null : TIME.format(call.end()));
    json.put("cause", call.cause());
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  /** Reads a report. */
  public static Report read(String text) {
    JsonNode json;
    try {
      json = MAPPER.readTree(text);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("a report is not JSON: " + e.getOriginalMessage(), e);
    }
    refuseOthers(json, REPORT);
    List<Call> calls = new ArrayList<>();
    JsonNode list = json.get("calls");
    if (list == null || !list.isArray()) {
      throw new IllegalArgumentException("a report has no list 'calls'");
    }
    list.forEach(call -> calls.add(call(call)));
    return new Report(
        id(text(json, "id")),
        text(json, "flow"),
        text(json, "key"),
        oneOf(InstanceState.class, text(json, "state"), "state"),
        time(text(json, "start")),
        timeOrNull(json, "end"),
        textOrNull(json, "cause"),
        calls);
  }

  private static Call call(JsonNode json) {
    refuseOthers(json, CALL);
    return new Call(
        oneOf(Action.class, text(json, "action"), "action"),
        text(json, "step"),
        number(json, "visit"),
        number(json, "attempt"),
        oneOf(Status.class, text(json, "status"), "status"),
        time(text(json, "start")),
        timeOrNull(json, "end"),
        textOrNull(json, "cause"));
  }

  private static void refuseOthers(JsonNode json, Set<String> known) {
    if (!json.isObject()) {
      throw new IllegalArgumentException("a report has no object where one is wanted: " + json);
    }
    for (String name : json.propertyNames()) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException("a report has an unknown property '" + name + "'");
      }
    }
  }

  private static String text(JsonNode json, String name) {
    String text = textOrNull(json, name);
    if (text == null) {
      throw new IllegalArgumentException("a report lacks the text '" + name + "'");
    }
    return text;
  }

  private static @Nullable String textOrNull(JsonNode json, String name) {
    JsonNode node = json.get(name);
    if (node == null || node.isNull()) {
      return null;
    }
    if (!node.isString()) {
      throw new IllegalArgumentException("a report's '" + name + "' is no text: " + node);
    }
    return node.stringValue();
  }

  private static int number(JsonNode json, String name) {
    JsonNode node = json.get(name);
    if (node == null || !node.isInt()) {
      throw new IllegalArgumentException("a report's '" + name + "' is no number: " + node);
    }
    return node.intValue();
  }

  private static UUID id(String text) {
    try {
      return UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a report's id is no UUID: " + text, e);
    }
  }

  private static Instant time(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("a report's time is not RFC 3339: " + text, e);
    }
  }

  private static @Nullable Instant timeOrNull(JsonNode json, String name) {
    String text = textOrNull(json, name);
    return text == null ? null : time(text);
  }

  private static <E extends Enum<E>> E oneOf(Class<E> type, String text, String name) {
    for (E value : type.getEnumConstants()) {
      if (type == InstanceState.class ? value.name().equals(text) : word(value).equals(text)) {
        return value;
      }
    }
    throw new IllegalArgumentException("a report has an unknown " + name + " '" + text + "'");
  }
}
