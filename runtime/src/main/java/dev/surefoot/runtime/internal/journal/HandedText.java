package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.event.Handed;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/**
 * A call that is handed out as one text: the execution, the step, its visit, and the attempt,
 * {@code 2 pack#3.1}; the first attempt of the first visit is {@code 2 pack}. Nearly every row has
 * one, and as an object it was a third of it; earlier versions wrote that, and it is still read.
 */
final class HandedText {
  private HandedText() {}

  static final class Writer extends ValueSerializer<Handed> {
    @Override
    public void serialize(Handed call, JsonGenerator json, SerializationContext context) {
      json.writeString(of(call));
    }
  }

  static final class Reader extends ValueDeserializer<Handed> {
    @Override
    public Handed deserialize(JsonParser json, DeserializationContext context) {
      return read(json, context);
    }
  }

  /** As an object. */
  private record Whole(int execution, String step, int visit, int attempt) {}

  static String of(Handed call) {
    String text = call.execution() + " " + call.step();
    boolean first = call.visit() == 1 && call.attempt() == 1 && call.step().indexOf('#') < 0;
    return first ? text : text + "#" + call.visit() + "." + call.attempt();
  }

  static Handed read(JsonParser json, DeserializationContext context) {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      Whole whole = context.readValue(json, Whole.class);
      return new Handed(whole.execution(), whole.step(), whole.visit(), whole.attempt());
    }
    String text = json.getString();
    int space = text.indexOf(' ');
    int hash = text.lastIndexOf('#');
    int dot = text.lastIndexOf('.');
    if (space < 0 || hash >= 0 && (hash < space || dot < hash)) {
      return notOne(text, context);
    }
    try {
      int execution = Integer.parseInt(text, 0, space, 10);
      return hash < 0
          ? new Handed(execution, text.substring(space + 1), 1, 1)
          : new Handed(
              execution,
              text.substring(space + 1, hash),
              Integer.parseInt(text, hash + 1, dot, 10),
              Integer.parseInt(text, dot + 1, text.length(), 10));
    } catch (NumberFormatException e) {
      return notOne(text, context);
    }
  }

  private static Handed notOne(String text, DeserializationContext context) {
    return (Handed) context.handleWeirdStringValue(Handed.class, text, "not as '2 pack#1.1' is");
  }
}
