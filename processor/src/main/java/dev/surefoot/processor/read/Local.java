package dev.surefoot.processor.read;

import com.sun.source.tree.Tree;

/** A local variable or parameter with the one value it has. */
final class Local {
  private final Value value;
  private final Tree declaration;
  private boolean used;

  Local(Tree declaration, Value value) {
    this.declaration = declaration;
    this.value = value;
  }

  Value use() {
    used = true;
    return value;
  }

  Tree declaration() {
    return declaration;
  }

  /** Whether work was written into it that then goes nowhere. */
  boolean isDropped() {
    return !used
        && (value instanceof Value.Body
            || value instanceof Value.Choice
            || value instanceof Value.ParallelBranch);
  }
}
