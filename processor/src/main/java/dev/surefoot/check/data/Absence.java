package dev.surefoot.check.data;

/** Why a flow may go on behind a step without what the step makes. */
public enum Absence {
  /** It does not: when the step has failed, nothing that follows it runs. */
  NEVER,
  /** The step's failure is ignored. */
  IGNORED,
  /** The step may say that it has done nothing; its failure may be ignored too. */
  SKIPPED;

  /** The verb after "if the step". */
  String verb() {
    return this == SKIPPED ? "skips" : "fails";
  }
}
