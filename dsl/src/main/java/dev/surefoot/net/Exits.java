package dev.surefoot.net;

import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Subflow;

/** Finds the bodies and parallels that a way leads out of. */
final class Exits {
  private Exits() {}

  /** Whether a way leads on after a body's last step; else what follows could never run. */
  static boolean has(Sequence body) {
    if (body.nodes().isEmpty()) {
      return true;
    }
    Node last = body.nodes().get(body.nodes().size() - 1);
    if (last.kind().jumpsAway()) {
      return false;
    }
    if (last instanceof Parallel parallel && parallel.splits()) {
      return isJoined(parallel);
    }
    return last instanceof Subflow
        || last.branches().isEmpty()
        || last.branches().stream().anyMatch(branch -> has(branch.body()));
  }

  /** Whether all branches come to their ends. */
  static boolean isJoined(Parallel parallel) {
    return parallel.branches().stream().allMatch(branch -> has(branch.body()));
  }
}
