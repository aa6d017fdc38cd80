package dev.surefoot.runtime.internal.core;

import dev.surefoot.runtime.event.PlanAdopted.Mode;
import dev.surefoot.runtime.event.RollbackOrder;
import dev.surefoot.runtime.internal.core.Regions.Position;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * Finds all executions to which an instance may go back. What {@link Legality} asks of all that
 * came from one target is asked here of bits that all executions have handed on to their causes, so
 * that the time is linear in the executions, and not quadratic.
 */
final class Targets {
  private static final int RUNS = 0;
  private static final int IRREVERSIBLE = 1;
  private static final int HELD_IRREVERSIBLE = 2;
  private static final int FAILED = 3;
  private static final int START = 4;
  private static final int REGIONS = 5;

  private final Program program;
  private final State state;
  private final Regions regions;
  private final RollbackOrder like;
  private final int positions;
  private final Reach reach;
  private final BitSet splits;

  /**
   * Looks at an instance.
   *
   * @param like its target is not looked at; its start is not under way
   */
  Targets(Program program, State state, Regions regions, RollbackOrder like) {
    this.program = program;
    this.state = state;
    this.regions = regions;
    this.like = like;
    this.positions = REGIONS + program.net().regions().size();
    int columns = positions + 2 * regions.positions().size();
    this.reach = new Reach(state.executions().size(), columns);
    mark();
    reach.spread(state.executions());
    PartialRollback failed = state.rollback();
    Marking now = failed == null ? state.marking() : failed.putBack(state.marking());
    this.splits = Splits.of(program, state, now);
  }

  private void mark() {
    for (int id = 1; id <= state.executions().size(); id++) {
      Execution execution = state.execution(id);
      reach.set(id, REGIONS + regions.region(id));
      if (!execution.isUndone() && program.isIrreversible(execution)) {
        reach.set(id, state.held().contains(id) ? HELD_IRREVERSIBLE : IRREVERSIBLE);
      }
    }
    reach.set(state.standing().all().minus(state.held()), RUNS);
    if (like.start() != 0) {
      reach.set(like.start(), START);
    }
    if (state.rollback() != null) {
      reach.set(state.rollback().order().target(), FAILED);
    }
    for (int i = 0; i < regions.positions().size(); i++) {
      Position position = regions.positions().get(i);
      reach.set(position.from(), follows(i));
      if (!position.from().isEmpty()) {
        reach.set(position.last(), last(i));
      }
    }
  }

  private int follows(int position) {
    return positions + 2 * position;
  }

  private int last(int position) {
    return positions + 2 * position + 1;
  }

  /** In the order in which they began. */
  List<Integer> list() {
    List<Integer> targets = new ArrayList<>();
    for (int id = 1; id <= state.executions().size(); id++) {
      if (program.isTask(state.execution(id).transition())
          && Legality.isFinished(state.execution(id))
          && isLegal(id)) {
        targets.add(id);
      }
    }
    return targets;
  }

  private boolean isLegal(int id) {
    boolean causal = like.mode() == Mode.CAUSAL;
    return !state.isLeftBehind(id)
        && (causal || begins(id))
        && !splits.get(id)
        && (causal || like.cancel() || !reach.has(id, RUNS))
        && (like.passOver() || like.mode() == Mode.ANY || isReversible(id))
        && (state.rollback() == null || reach.has(id, FAILED));
  }

  private boolean isReversible(int id) {
    boolean undoesHeld = like.mode() == Mode.CAUSAL;
    return !reach.has(id, IRREVERSIBLE) && !(undoesHeld && reach.has(id, HELD_IRREVERSIBLE));
  }

  /** Whether there is a start from which it may go back to there. */
  private boolean begins(int id) {
    int region = regions.region(id);
    boolean along = like.mode() == Mode.TOKEN;
    if (along && !staysWithin(id, region)) {
      return false;
    }
    if (like.start() != 0) {
      return like.start() != id
          && reach.has(id, START)
          && regions.named(like.start(), region).filter(p -> isLegal(p, region)).isPresent();
    }
    for (int i = 0; i < regions.positions().size(); i++) {
      Position position = regions.positions().get(i);
      if (reach.has(id, follows(i)) && isLegal(position, region)) {
        return position.last() != id && reach.has(id, last(i));
      }
    }
    return false;
  }

  private boolean isLegal(Position position, int region) {
    return regions.isLegal(position, region, like.mode());
  }

  /** Whether all that came from it is in its region, or in one inside of that. */
  private boolean staysWithin(int id, int outer) {
    for (int region = 0; region < program.net().regions().size(); region++) {
      if (reach.has(id, REGIONS + region) && !regions.isWithin(region, outer)) {
        return false;
      }
    }
    return true;
  }
}
