package dev.surefoot.benchmarks.throughput;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A step that was done, as a hand-written loop writes it.
 *
 * @param branches of the instance that are still to come to its join
 */
record Row(UUID instance, int step, AtomicInteger branches) {
  static final String TABLE =
      "create table ideal (instance uuid not null, step integer not null, made %s,"
          + " primary key (instance, step))";

  /** What a step makes, some bytes. */
  static final byte[] MADE = "{\"made\":\"something short\"}".getBytes(UTF_8);
}
