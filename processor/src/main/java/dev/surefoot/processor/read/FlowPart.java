package dev.surefoot.processor.read;

import dev.surefoot.processor.FlowClass;

/** What became of a flow that is a sub-flow of another one. */
sealed interface FlowPart {
  /** It was read, and proved. */
  record Known(FlowClass flow) implements FlowPart {}

  /** It has errors, which are told in its own file. */
  record Broken() implements FlowPart {}

  /** Names in it are unknown, perhaps until a later round. */
  record Unresolved() implements FlowPart {}

  /** It cannot be a sub-flow here. */
  record Refused(String message, String fix) implements FlowPart {}
}
