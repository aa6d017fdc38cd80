package dev.surefoot.check.undo;

import dev.surefoot.model.Source;

/**
 * A step that runs a class, in its flow.
 *
 * @param transition its index in the net
 * @param name in the flow
 * @param at its class literal
 */
record Work(int transition, String name, StepContract contract, Source at) {
  String quoted() {
    return "'" + name + "'";
  }
}
