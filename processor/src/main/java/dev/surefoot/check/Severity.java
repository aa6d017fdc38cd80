package dev.surefoot.check;

/** Whether a finding stops the build. */
public enum Severity {
  /** The flow is refused. */
  ERROR,
  /** The flow is proved, but says something that its author may not mean. */
  WARNING,
  /** The flow is proved; something in it may be superfluous. Strict builds let it pass. */
  NOTE
}
