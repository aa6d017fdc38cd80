package dev.surefoot.runtime;

import org.jspecify.annotations.Nullable;

/** The engine left an instance untouched, see {@link Engine#refused()}. */
public final class InstanceRefusedException extends SurefootException {
  private static final long serialVersionUID = 1L;

  /** Says what is wrong, with the value, and what to do. */
  public InstanceRefusedException(String message, @Nullable Throwable cause) {
    super(ErrorCode.INSTANCE_REFUSED, message, cause);
  }
}
