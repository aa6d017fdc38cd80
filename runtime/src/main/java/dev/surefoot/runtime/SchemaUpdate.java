package dev.surefoot.runtime;

/**
 * Who makes a store's tables and brings them up to date. The scripts are in the jar of the runtime,
 * numbered, under {@code dev/surefoot/runtime/schema/postgresql}.
 */
public enum SchemaUpdate {
  /** The engine, when it takes the store; its role then needs the right to create tables. */
  APPLY,

  /**
   * A tool of yours, beforehand. The engine only looks, names the scripts that are missing, and
   * needs no more than the right to read, insert, update and delete rows.
   */
  CHECK
}
