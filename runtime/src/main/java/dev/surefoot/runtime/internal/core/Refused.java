package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.ErrorCode;

/** Ends a check of many parts; never leaves the core, and carries no stack. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient Refusal why;

  Refused(ErrorCode code, String text) {
    super(text, null, false, false);
    this.why = new Refusal(code, text);
  }

  Refusal why() {
    return why;
  }
}
