package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Created;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** The event with which every journal begins; written out for the reason of {@link AdvanceJson}. */
final class CreatedJson {
  private CreatedJson() {}

  static final class Writer extends ValueSerializer<Created> {
    @Override
    public void serialize(Created event, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      json.writeStringProperty("flow", event.flow());
      json.writeStringProperty("key", event.key());
      json.writeStringProperty("fingerprint", event.fingerprint());
      Advance begun = event.begun();
      if (begun != null) {
        json.writeObjectPropertyStart("begun");
        AdvanceJson.write(begun, json, context);
        json.writeEndObject();
      }
      json.writeEndObject();
    }
  }

  static final class Reader extends ValueDeserializer<Created> {
    private final AdvanceJson.Reader advance = new AdvanceJson.Reader();

    @Override
    public Created deserialize(JsonParser json, DeserializationContext context) {
      String flow = "";
      String key = "";
      String fingerprint = "";
      @Nullable Advance begun = null;
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        if (json.nextToken() == JsonToken.VALUE_NULL) {
          continue;
        }
        switch (name) {
          case "flow" -> flow = json.getString();
          case "key" -> key = json.getString();
          case "fingerprint" -> fingerprint = json.getString();
          case "begun" -> begun = advance.deserialize(json, context);
          default -> context.handleUnknownProperty(json, this, Created.class, name);
        }
      }
      return new Created(flow, key, fingerprint, begun);
    }
  }
}
