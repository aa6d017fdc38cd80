package dev.surefoot.processor.write;

import com.palantir.javapoet.ClassName;

/**
 * The types that generated code refers to, by name: the processor does not depend on the runtime.
 */
final class RuntimeTypes {
  static final ClassName CROSSING = ClassName.get("dev.surefoot.runtime.spi", "Crossing");
  static final ClassName FLOW_DEFINITION = ClassName.get("dev.surefoot", "FlowDefinition");
  static final ClassName KEY = ClassName.get("dev.surefoot", "Key");
  static final ClassName NET = ClassName.get("dev.surefoot.net", "Net");
  static final ClassName BOUND_FLOW = ClassName.get("dev.surefoot.runtime", "BoundFlow");
  static final ClassName FLOW_ENGINE = ClassName.get("dev.surefoot.runtime", "FlowEngine");
  static final ClassName NUMBERED_CODE = ClassName.get("dev.surefoot.runtime.spi", "NumberedCode");
  static final ClassName UNDO_KIND = ClassName.get("dev.surefoot.runtime.spi", "UndoKind");
  static final ClassName STEP_POLICY = ClassName.get("dev.surefoot.runtime.spi", "StepPolicy");
  static final ClassName BACK_POLICY = ClassName.get("dev.surefoot.runtime.spi", "BackPolicy");
  static final ClassName CONCURRENCY_LIMIT =
      ClassName.get("dev.surefoot.runtime.spi", "ConcurrencyLimit");
  static final ClassName POLL_POLICY = ClassName.get("dev.surefoot.runtime.spi", "PollPolicy");
  static final ClassName FAILURE_POLICY = ClassName.get("dev.surefoot", "FailurePolicy");
  static final ClassName UNDO_FAILURE_POLICY = ClassName.get("dev.surefoot", "UndoFailurePolicy");
  static final ClassName UNDO_CONTRACT = ClassName.get("dev.surefoot", "UndoContract");
  static final ClassName ROLLBACK_TABLE = ClassName.get("dev.surefoot.net", "RollbackTable");
  static final ClassName STEP_CALL = ClassName.get("dev.surefoot.runtime.spi", "StepCall");
  static final ClassName STEP_OUTPUTS = ClassName.get("dev.surefoot.runtime.spi", "StepOutputs");
  static final ClassName UNDO_CALL = ClassName.get("dev.surefoot.runtime.spi", "UndoCall");
  static final ClassName STORE = ClassName.get("dev.surefoot.runtime.spi", "Store");
  static final ClassName NULLABLE = ClassName.get("org.jspecify.annotations", "Nullable");
  static final ClassName NULL_MARKED = ClassName.get("org.jspecify.annotations", "NullMarked");

  private RuntimeTypes() {}
}
