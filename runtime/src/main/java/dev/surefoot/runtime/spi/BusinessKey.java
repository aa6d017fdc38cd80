package dev.surefoot.runtime.spi;

/** A business key and the flow in which it is unique. */
public record BusinessKey(String flow, String key) {
  /** That of an instance. */
  public static BusinessKey of(InstanceRow row) {
    return new BusinessKey(row.flow(), row.key());
  }
}
