package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.ChoiceFailed;
import dev.surefoot.runtime.event.Handed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * What follows from an event, in an object of its own or among the properties of another. Nearly
 * every row has it; written out here, an engine need not find out first what it consists of, which
 * a first step after a start would wait for.
 */
final class AdvanceJson {
  private AdvanceJson() {}

  static final class Writer extends ValueSerializer<Advance> {
    @Override
    public void serialize(Advance advance, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      write(advance, json, context);
      json.writeEndObject();
    }
  }

  /** As properties of the object that is being written; without those that are empty. */
  static void write(Advance advance, JsonGenerator json, SerializationContext context) {
    if (!advance.fired().isEmpty()) {
      json.writeArrayPropertyStart("fired");
      advance.fired().forEach(json::writeString);
      json.writeEndArray();
    }
    if (!advance.failed().isEmpty()) {
      json.writeName("failed");
      context.writeValue(json, advance.failed());
    }
    write("calls", advance.calls(), json);
    write("undos", advance.undos(), json);
    if (advance.result() != null) {
      json.writeNumberProperty("result", advance.result());
    }
  }

  private static void write(String name, List<Handed> calls, JsonGenerator json) {
    if (!calls.isEmpty()) {
      json.writeArrayPropertyStart(name);
      calls.forEach(call -> json.writeString(HandedText.of(call)));
      json.writeEndArray();
    }
  }

  static final class Reader extends ValueDeserializer<Advance> {
    @Override
    public Advance deserialize(JsonParser json, DeserializationContext context) {
      Properties advance = new Properties();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        if (json.nextToken() != JsonToken.VALUE_NULL && !advance.read(name, json, context)) {
          context.handleUnknownProperty(json, this, Advance.class, name);
        }
      }
      return advance.all();
    }
  }

  /** Reads it property by property. */
  static final class Properties {
    private interface Element<T> {
      T read();
    }

    private List<String> fired = List.of();
    private List<ChoiceFailed> failed = List.of();
    private List<Handed> calls = List.of();
    private List<Handed> undos = List.of();
    private @Nullable Integer result;

    /** Whether the property whose value comes next was one, and is read. */
    boolean read(String name, JsonParser json, DeserializationContext context) {
      switch (name) {
        case "fired" -> fired = list(json, json::getString);
        case "failed" -> failed = list(json, () -> context.readValue(json, ChoiceFailed.class));
        case "calls" -> calls = list(json, () -> HandedText.read(json, context));
        case "undos" -> undos = list(json, () -> HandedText.read(json, context));
        case "result" -> result = json.getIntValue();
        default -> {
          return false;
        }
      }
      return true;
    }

    private static <T> List<T> list(JsonParser json, Element<T> element) {
      List<T> list = new ArrayList<>(2);
      while (json.nextToken() != JsonToken.END_ARRAY) {
        list.add(element.read());
      }
      return list;
    }

    Advance all() {
      return new Advance(fired, failed, calls, undos, result);
    }
  }
}
