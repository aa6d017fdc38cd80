package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.Marking;
import dev.surefoot.runtime.internal.core.Token;
import dev.surefoot.runtime.internal.core.Vec;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.BeanProperty;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;

/** The parts of a state that are no records, as JSON. */
final class StateParts {
  private StateParts() {}

  static final class WriteInts extends ValueSerializer<Ints> {
    @Override
    public void serialize(Ints ints, JsonGenerator json, SerializationContext context) {
      json.writeArray(ints.list().stream().mapToInt(Integer::intValue).toArray(), 0, ints.size());
    }
  }

  static final class ReadInts extends ValueDeserializer<Ints> {
    @Override
    public Ints deserialize(JsonParser json, DeserializationContext context) {
      int[] numbers = context.readValue(json, int[].class);
      return numbers.length == 0 ? Ints.EMPTY : Ints.of(Arrays.stream(numbers));
    }
  }

  static final class WriteEnv extends ValueSerializer<Env> {
    @Override
    public void serialize(Env env, JsonGenerator json, SerializationContext context) {
      int[] makers = env.makers().toArray();
      json.writeArray(makers, 0, makers.length);
    }
  }

  static final class ReadEnv extends ValueDeserializer<Env> {
    @Override
    public Env deserialize(JsonParser json, DeserializationContext context) {
      return Env.of(context.readValue(json, int[].class));
    }
  }

  /** Its size, and what is in it by its index. */
  @SuppressWarnings("rawtypes") // whatever it holds
  static final class WriteVec extends ValueSerializer<Vec> {
    @Override
    public void serialize(Vec vec, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      json.writeNumberProperty("size", vec.size());
      for (int i = 0; i < vec.size(); i++) {
        Object element = vec.orNull(i);
        if (!StateJson.isLeftOut(element)) {
          json.writeName(Integer.toString(i));
          context.writeValue(json, element);
        }
      }
      json.writeEndObject();
    }
  }

  @SuppressWarnings("rawtypes") // what it holds is asked of the property
  static final class ReadVec extends ValueDeserializer<Vec> {
    private final @Nullable JavaType of;

    ReadVec(@Nullable JavaType of) {
      this.of = of;
    }

    @Override
    public ValueDeserializer<?> createContextual(
        DeserializationContext context, @Nullable BeanProperty property) {
      JavaType vec = property == null ? context.getContextualType() : property.getType();
      return new ReadVec(vec.containedType(0));
    }

    @Override
    public Vec deserialize(JsonParser json, DeserializationContext context) {
      JsonNode node = context.readTree(json);
      Map<Integer, Object> elements = new TreeMap<>();
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        if (!property.getKey().equals("size")) {
          Object element = context.readTreeAsValue(property.getValue(), Objects.requireNonNull(of));
          elements.put(Integer.valueOf(property.getKey()), element);
        }
      }
      return Vec.sparse(node.required("size").intValue(), elements);
    }
  }

  static final class WriteMarking extends ValueSerializer<Marking> {
    @Override
    public void serialize(Marking marking, JsonGenerator json, SerializationContext context) {
      json.writeStartObject();
      json.writeNumberProperty("size", marking.capacity());
      for (int place = 0; place < marking.capacity(); place++) {
        if (marking.has(place)) {
          json.writeName(Integer.toString(place));
          context.writeValue(json, marking.token(place));
        }
      }
      json.writeEndObject();
    }
  }

  static final class ReadMarking extends ValueDeserializer<Marking> {
    @Override
    public Marking deserialize(JsonParser json, DeserializationContext context) {
      JsonNode node = context.readTree(json);
      Map<Integer, Token> tokens = new TreeMap<>();
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        if (!property.getKey().equals("size")) {
          Token token = context.readTreeAsValue(property.getValue(), Token.class);
          tokens.put(Integer.valueOf(property.getKey()), token);
        }
      }
      return Marking.of(node.required("size").intValue(), tokens);
    }
  }
}
