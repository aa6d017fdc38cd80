package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.RollbackPlan;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Plans as JSON and back. */
public final class PlanJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .build();

  private PlanJson() {}

  /** A plan as one line. */
  public static String write(RollbackPlan plan) {
    return MAPPER.writeValueAsString(plan);
  }

  /**
   * The plan of a line.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static RollbackPlan read(String json) {
    try {
      return MAPPER.readValue(json, RollbackPlan.class);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("this is no plan: " + e.getOriginalMessage(), e);
    }
  }
}
