package dev.surefoot.check;

import java.util.Locale;

/** Every rule that a flow can break, in order of precedence. */
public enum Finding {
  READ_SHAPE,
  READ_CONSTANT,
  READ_CLASS,
  READ_DROPPED,
  READ_RECURSION,
  READ_OTHER_FILE,
  READ_FLOW_CLASS,
  READ_STEP,
  NAME_FORM,
  NAME_DUPLICATE,
  TARGET_UNKNOWN,
  TARGET_AMBIGUOUS,
  AFTER_JUMP,
  FALLBACK_MISSING,
  FALLBACK_TWICE,
  FALLBACK_GUARD,
  GUARD_MISSING,
  REDIRECT_TOP,
  REDIRECT_FALLBACK,
  REDIRECT_OWN_BRANCH,
  END_TOP,
  REDIRECT_BARRIER,
  REDIRECT_INTO_PARALLEL,
  END_IN_PARALLEL,
  UNREACHABLE,
  NO_WAY_OUT,
  SILENT_LOOP;

  /** The code that is printed, such as {@code SF-REDIRECT-BARRIER}. */
  public String code() {
    return "SF-" + name().replace('_', '-').toUpperCase(Locale.ROOT);
  }
}
