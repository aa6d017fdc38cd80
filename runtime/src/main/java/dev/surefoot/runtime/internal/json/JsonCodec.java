package dev.surefoot.runtime.internal.json;

import dev.surefoot.Key;
import dev.surefoot.runtime.spi.Codec;
import dev.surefoot.runtime.spi.CodecException;
import java.lang.reflect.Type;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Data as JSON: records, {@code java.time}, {@code Optional}, sealed types, collections and other
 * generic types. Maps are written in the order of their keys, so that equal data have equal bytes.
 */
public final class JsonCodec implements Codec {
  /** Made when a datum is first written or read, and not while an engine is still opening. */
  private static final class Mapper {
    static final JsonMapper ONE =
        JsonMapper.builder()
            .annotationIntrospector(new SealedTypes())
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DateTimeFeature.WRITE_DATES_WITH_ZONE_ID)
            .disable(DateTimeFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .build();
  }

  /** What is found out about a type once; there are no more of them than types of data. */
  private final Map<Type, ObjectReader> readers = new ConcurrentHashMap<>();

  private final Map<Type, ObjectWriter> writers = new ConcurrentHashMap<>();

  @Override
  public byte[] encode(Key<?> key, Object value) {
    try {
      ObjectWriter writer = writers.get(key.type());
      return (writer == null ? writer(key.type()) : writer).writeValueAsBytes(value);
    } catch (JacksonException e) {
      throw new CodecException("cannot write a " + key + " as JSON: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public <T> T decode(Key<T> key, byte[] bytes) {
    T value;
    try {
      ObjectReader reader = readers.get(key.type());
      value = (reader == null ? reader(key.type()) : reader).readValue(bytes);
    } catch (JacksonException e) {
      throw new CodecException(
          "cannot read a " + key + " from its JSON: " + e.getOriginalMessage(), e);
    }
    if (value == null) {
      throw new CodecException("cannot read a " + key + " from its JSON: it is null", null);
    }
    return value;
  }

  private ObjectWriter writer(Type of) {
    return writers.computeIfAbsent(
        of, type -> Mapper.ONE.writerFor(Mapper.ONE.constructType(type)));
  }

  private ObjectReader reader(Type of) {
    return readers.computeIfAbsent(
        of, type -> Mapper.ONE.readerFor(Mapper.ONE.constructType(type)));
  }
}
