package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.event.Failure;
import dev.surefoot.runtime.event.Outcome;
import dev.surefoot.runtime.event.Policy;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
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
 * An outcome as a journal has it. Nearly every row is one, so what goes without saying is left out
 * - the first attempt, the success -, what follows stands in the same object, and the call's begin
 * is told by how long it took. Earlier versions wrote all of it; that is still read.
 *
 * @param event without its begin, if that is told by how long it took
 * @param took milliseconds from the call's begin to the time of the row; null if it is not told so
 */
record OutcomeLine(Outcome event, @Nullable Long took) {
  static OutcomeLine of(Outcome event, Instant at) {
    return new OutcomeLine(event, took(event.began(), at));
  }

  /** Null where milliseconds do not tell it exactly. */
  private static @Nullable Long took(@Nullable Instant began, Instant at) {
    if (began == null) {
      return null;
    }
    try {
      long millis = Duration.between(began, at).toMillis();
      return at.minusMillis(millis).equals(began) ? millis : null;
    } catch (ArithmeticException | DateTimeException e) {
      return null;
    }
  }

  /** The event of a row of that time. */
  Outcome at(Instant time) {
    return took == null
        ? event
        : new Outcome(
            event.execution(),
            event.attempt(),
            event.status(),
            event.datum(),
            event.data(),
            event.failure(),
            event.policy(),
            time.minusMillis(took),
            event.advance());
  }

  static final class Writer extends ValueSerializer<OutcomeLine> {
    @Override
    public void serialize(OutcomeLine line, JsonGenerator json, SerializationContext context) {
      Outcome event = line.event();
      json.writeStartObject();
      json.writeNumberProperty("execution", event.execution());
      if (event.attempt() != 1) {
        json.writeNumberProperty("attempt", event.attempt());
      }
      if (event.status() != Outcome.Status.SUCCEEDED) {
        json.writeStringProperty("status", event.status().name());
      }
      if (event.datum() != null) {
        json.writeStringProperty("datum", event.datum());
      }
      write("data", event.data().isEmpty() ? null : event.data(), json, context);
      write("failure", event.failure(), json, context);
      write("policy", event.policy(), json, context);
      if (line.took() != null) {
        json.writeNumberProperty("took", line.took());
      } else {
        write("began", event.began(), json, context);
      }
      AdvanceJson.write(event.advance(), json, context);
      json.writeEndObject();
    }

    private static void write(
        String name, @Nullable Object value, JsonGenerator json, SerializationContext context) {
      if (value != null) {
        json.writeName(name);
        context.writeValue(json, value);
      }
    }
  }

  static final class Reader extends ValueDeserializer<OutcomeLine> {
    @Override
    public OutcomeLine deserialize(JsonParser json, DeserializationContext context) {
      Properties outcome = new Properties();
      for (String name = json.nextName(); name != null; name = json.nextName()) {
        if (json.nextToken() != JsonToken.VALUE_NULL && !outcome.read(name, json, context)) {
          context.handleUnknownProperty(json, this, Outcome.class, name);
        }
      }
      return outcome.all();
    }
  }

  /** Reads it property by property. */
  private static final class Properties {
    private final AdvanceJson.Properties next = new AdvanceJson.Properties();
    private int execution;
    private int attempt = 1;
    private Outcome.Status status = Outcome.Status.SUCCEEDED;
    private @Nullable String datum;
    private List<Datum> data = List.of();
    private @Nullable Failure failure;
    private @Nullable Policy policy;
    private @Nullable Long took;
    private @Nullable Instant began;
    private @Nullable Advance advance;

    boolean read(String name, JsonParser json, DeserializationContext context) {
      switch (name) {
        case "execution" -> execution = json.getIntValue();
        case "attempt" -> attempt = json.getIntValue();
        case "status" -> status = context.readValue(json, Outcome.Status.class);
        case "datum" -> datum = json.getString();
        case "data" -> data = List.of(context.readValue(json, Datum[].class));
        case "failure" -> failure = context.readValue(json, Failure.class);
        case "policy" -> policy = context.readValue(json, Policy.class);
        case "took" -> took = json.getLongValue();
        case "began" -> began = context.readValue(json, Instant.class);
        case "advance" -> advance = context.readValue(json, Advance.class);
        default -> {
          return next.read(name, json, context);
        }
      }
      return true;
    }

    OutcomeLine all() {
      return new OutcomeLine(
          new Outcome(
              execution,
              attempt,
              status,
              datum,
              data,
              failure,
              policy,
              began,
              advance == null ? next.all() : advance),
          took);
    }
  }
}
