package dev.surefoot.runtime.internal.journal;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonInclude;
import dev.surefoot.runtime.event.Datum;
import dev.surefoot.runtime.internal.core.Env;
import dev.surefoot.runtime.internal.core.Execution;
import dev.surefoot.runtime.internal.core.Forward;
import dev.surefoot.runtime.internal.core.Ints;
import dev.surefoot.runtime.internal.core.Kept;
import dev.surefoot.runtime.internal.core.Marking;
import dev.surefoot.runtime.internal.core.State;
import dev.surefoot.runtime.internal.core.Vec;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/**
 * What is needed of a state to go forward ({@link Forward}), as JSON and back, with the data that
 * may still be read. What another version wrote may not be readable: then the journal is replayed.
 */
public final class StateJson {
  /**
   * What a snapshot holds.
   *
   * @param fingerprint of the net whose places and transitions the state names by number
   * @param early answers that came before their await began
   */
  public record Content(String fingerprint, State state, List<Made> made, List<Early> early) {}

  /** What one execution made, 0 for the input; see {@link Datum}. */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  public record Made(
      int maker, List<Datum> data, byte @Nullable [] bytes, byte @Nullable [] handle) {}

  /** An answer that came early. */
  @SuppressWarnings("ArrayRecordComponent") // never changed
  public record Early(Kept await, byte[] bytes) {}

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .changeDefaultVisibility(
              visible ->
                  visible
                      .withFieldVisibility(Visibility.ANY)
                      .withGetterVisibility(Visibility.NONE)
                      .withIsGetterVisibility(Visibility.NONE))
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.ALWAYS))
          .addModule(
              new SimpleModule()
                  .addSerializer(Ints.class, new StateParts.WriteInts())
                  .addDeserializer(Ints.class, new StateParts.ReadInts())
                  .addSerializer(Env.class, new StateParts.WriteEnv())
                  .addDeserializer(Env.class, new StateParts.ReadEnv())
                  .addSerializer(Vec.class, new StateParts.WriteVec())
                  .addDeserializer(Vec.class, new StateParts.ReadVec(null))
                  .addSerializer(Marking.class, new StateParts.WriteMarking())
                  .addDeserializer(Marking.class, new StateParts.ReadMarking()))
          .build();

  private static final ObjectReader READER = MAPPER.readerFor(Content.class);

  private StateJson() {}

  /** Writes a state, without the executions that have ended. */
  public static byte[] write(Content content) {
    return MAPPER.writeValueAsBytes(content);
  }

  /** Reads a state, with holes where executions have ended; null if this version cannot. */
  public static @Nullable Content read(byte[] json) {
    try {
      return READER.readValue(json);
    } catch (JacksonException | IllegalStateException e) {
      return null;
    }
  }

  /** Whether an execution is left out. */
  static boolean isLeftOut(@Nullable Object element) {
    return element == null || (element instanceof Execution execution && Forward.isOver(execution));
  }
}
