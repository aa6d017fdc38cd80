package dev.surefoot.runtime.internal.core;

import java.util.BitSet;

/** The beginning of what a flow does on a failure. */
final class FailPath {
  private FailPath() {}

  /**
   * The token with which it begins: it takes the place of all that there are, and comes from
   * everything that has happened, so that whatever follows is undone before. It knows what was
   * known in the flow itself, wherever that was.
   */
  static Token token(Program program, Marking marking, Vec<Execution> executions) {
    Env env = Env.start(program.data());
    BitSet causes = new BitSet();
    for (int place : marking.places()) {
      Token token = marking.token(place);
      token.causes().list().forEach(causes::set);
      if (program.isOwn(program.net().places().get(place).region())) {
        env = env.merge(token.env());
      }
    }
    BitSet followed = new BitSet();
    for (int id = executions.size(); id >= 1; id--) {
      Execution execution = executions.get(id - 1);
      if (!followed.get(id) && !causes.get(id) && !execution.isUndone()) {
        causes.set(id); // it ended, and nothing came of it
        if (execution.stands() && program.isOwn(program.region(execution))) {
          env = env.merge(execution.token().env());
        }
      }
      execution.token().causes().list().forEach(followed::set);
    }
    return new Token(Ints.of(causes.stream()), env);
  }
}
