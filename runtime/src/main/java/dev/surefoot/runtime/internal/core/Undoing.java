package dev.surefoot.runtime.internal.core;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The cursor of a going back: how many consequences of each execution are not undone yet. The undo
 * of an execution may start when that count is zero; when it is done, the counts of its causes go
 * down. So undos run in reverse causal order, concurrent ones at the same time, and the whole takes
 * time linear in the executions and their causes. Immutable.
 *
 * @param scope the executions that are gone back over
 * @param consequences of each of them, the direct ones that are not undone, in the order of scope
 * @param open undos handed out
 * @param waiting undos whose next attempt is to come
 * @param failed undos that failed and wait
 * @param passed undos that failed once, and for which those before them have not waited
 * @param left undos that are to be done or settled still
 */
record Undoing(
    Ints scope,
    Vec<Integer> consequences,
    Ints open,
    Ints waiting,
    Ints failed,
    Ints passed,
    int left) {
  /** A cursor after a step, and the executions whose undo may start because of it. */
  record Step(Undoing after, List<Integer> ready) {}

  /**
   * The start: nothing is undone yet; planned executions are marked so.
   *
   * @param scope closed under consequences
   */
  static Step begin(Ints scope, Vec<Execution> executions) {
    int[] counts = new int[scope.size()];
    int left = 0;
    for (int i = 0; i < counts.length; i++) {
      Execution execution = executions.get(scope.at(i) - 1);
      Ints causes = execution.token().causes();
      for (int c = 0; c < causes.size(); c++) {
        int cause = scope.indexOf(causes.at(c));
        if (cause >= 0) {
          counts[cause]++;
        }
      }
      left += execution.undo() == Execution.Undo.PLANNED ? 1 : 0;
    }
    Vec<Integer> consequences = Vec.empty();
    Deque<Integer> free = new ArrayDeque<>();
    for (int i = 0; i < counts.length; i++) {
      consequences = consequences.plus(counts[i]);
      if (counts[i] == 0) {
        free.push(scope.at(i));
      }
    }
    return new Undoing(scope, consequences, Ints.EMPTY, Ints.EMPTY, Ints.EMPTY, Ints.EMPTY, left)
        .follow(free, executions);
  }

  /** An undo is done or settled. */
  Step done(int execution, Vec<Execution> executions) {
    Undoing less =
        new Undoing(
            scope,
            consequences,
            open.minus(execution),
            waiting.minus(execution),
            failed.minus(execution),
            passed,
            left - 1);
    return passed.contains(execution)
        ? new Step(less, List.of())
        : less.released(execution, executions);
  }

  /** An undo has failed, and those before it are not to wait for it. */
  Step pass(int execution, Vec<Execution> executions) {
    Undoing more =
        new Undoing(scope, consequences, open, waiting, failed, passed.plus(execution), left);
    return passed.contains(execution)
        ? new Step(more, List.of())
        : more.released(execution, executions);
  }

  private Step released(int execution, Vec<Execution> executions) {
    Deque<Integer> free = new ArrayDeque<>();
    Vec<Integer> counts = release(execution, executions, consequences, free);
    return with(counts).follow(free, executions);
  }

  /** Passes over what needs no undo, and stops at what does. */
  private Step follow(Deque<Integer> free, Vec<Execution> executions) {
    List<Integer> ready = new ArrayList<>();
    Vec<Integer> counts = consequences;
    while (!free.isEmpty()) {
      int id = free.pop();
      if (executions.get(id - 1).undo() == Execution.Undo.PLANNED) {
        ready.add(id);
      } else {
        counts = release(id, executions, counts, free);
      }
    }
    return new Step(with(counts), ready);
  }

  private Vec<Integer> release(
      int id, Vec<Execution> executions, Vec<Integer> counts, Deque<Integer> free) {
    Ints causes = executions.get(id - 1).token().causes();
    Vec<Integer> now = counts;
    for (int c = 0; c < causes.size(); c++) {
      int cause = scope.indexOf(causes.at(c));
      if (cause >= 0) {
        int rest = now.get(cause) - 1;
        now = now.with(cause, rest);
        if (rest == 0) {
          free.push(causes.at(c));
        }
      }
    }
    return now;
  }

  private Undoing with(Vec<Integer> counts) {
    return new Undoing(scope, counts, open, waiting, failed, passed, left);
  }

  Undoing started(int id) {
    return new Undoing(
        scope, consequences, open.plus(id), waiting.minus(id), failed.minus(id), passed, left);
  }

  Undoing waits(int id) {
    return new Undoing(scope, consequences, open.minus(id), waiting.plus(id), failed, passed, left);
  }

  Undoing failed(int id) {
    return new Undoing(
        scope, consequences, open.minus(id), waiting.minus(id), failed.plus(id), passed, left);
  }

  /** The undos that may start and were not handed out, because the instance was stopped. */
  List<Integer> ready(Vec<Execution> executions) {
    List<Integer> ready = new ArrayList<>();
    for (int i = scope.size() - 1; i >= 0; i--) {
      int id = scope.at(i);
      if (consequences.get(i) == 0 && executions.get(id - 1).undo() == Execution.Undo.PLANNED) {
        ready.add(id);
      }
    }
    return ready;
  }
}
