package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/**
 * A flow and what is bound to it do not fit: it was compiled without the processor, its definition
 * differs from the net that was proved, or step instances are missing or too many.
 */
public final class FlowBindingException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public FlowBindingException(String message, @Nullable Throwable cause) {
    super(ErrorCode.BINDING_INVALID, message, cause);
  }
}
