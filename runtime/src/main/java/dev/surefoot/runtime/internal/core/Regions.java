package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Region;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.event.PlanAdopted.Mode;
import dev.surefoot.runtime.event.RollbackOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Where the tokens of an instance's regions are, for rollbacks that begin there. The token of a
 * region is at a step that has failed and is held, or rests: at a join whose other branches are to
 * come, at a choice that is held, or where a step has just ended.
 */
final class Regions {
  /**
   * Where a region's token is.
   *
   * @param from the executions from which it has come, or the one at which it is
   */
  record Position(int region, Ints from) {
    int last() {
      return from.isEmpty() ? 0 : from.at(from.size() - 1);
    }
  }

  private final Program program;
  private final State state;
  private final List<Position> positions = new ArrayList<>();

  Regions(Program program, State state) {
    this.program = program;
    this.state = state;
    for (int id : state.held().list()) {
      positions.add(new Position(region(id), Ints.of(id)));
    }
    for (int place : state.marking().places()) {
      int region = program.net().places().get(place).region();
      positions.add(new Position(region, state.marking().token(place).causes()));
    }
    PartialRollback failed = state.rollback();
    if (failed != null) {
      positions.add(new Position(region(failed.order().target()), failed.scope()));
    }
  }

  List<Position> positions() {
    return positions;
  }

  int region(int execution) {
    return program.transition(state.execution(execution).transition()).region();
  }

  /** Whether all that came from an execution is in its region, or in one inside of that. */
  boolean holds(Descent descent, int target) {
    int region = region(target);
    return descent.areAll(id -> isWithin(region(id), region));
  }

  boolean isWithin(int region, int outer) {
    int around = region;
    while (around != outer && around != 0) {
      around = program.net().regions().get(around).parent();
    }
    return around == outer;
  }

  /** The order with the start at which it begins. */
  RollbackOrder begin(RollbackOrder order, Descent descent) {
    int target = order.target();
    Position position = order.start() == 0 ? find(order, descent) : named(order);
    int start = order.start() == 0 ? position.last() : order.start();
    boolean along = order.mode() == Mode.TOKEN;
    if (!isLegal(position, region(target), order.mode())
        || (along && descent.contains(start) && !holds(descent, target))) {
      throw otherRegion(order, position.region(), start);
    }
    if (start == target || !descent.contains(start)) {
      throw new Refused(
          ErrorCode.TARGET_NOT_BEFORE_START,
          name(target) + " does not come before " + name(start) + ", where it would begin");
    }
    return new RollbackOrder(
        order.mode(), target, start, order.resume(), order.passOver(), order.cancel());
  }

  /** Whether it may begin there for a target in a region. */
  boolean isLegal(Position position, int region, Mode mode) {
    return mode == Mode.TOKEN ? position.region() == region : isWithin(position.region(), region);
  }

  private Position named(RollbackOrder order) {
    int start = order.start();
    if (state.isUnderWay(start)) {
      throw new Refused(
          ErrorCode.START_RUNNING, name(start) + " has not ended: it is " + run(start));
    }
    return named(start, region(order.target()))
        .orElseThrow(
            () ->
                new Refused(
                    ErrorCode.START_NOT_CURRENT,
                    "the flow has gone on from " + name(start) + ", so no rollback begins there"));
  }

  /** Where the token is that has come from a start, if it can be in a region. */
  Optional<Position> named(int start, int region) {
    Optional<Position> any = Optional.empty();
    for (Position position : positions) {
      if (position.from().contains(start) && (any.isEmpty() || position.region() == region)) {
        any = Optional.of(position);
      }
    }
    return any;
  }

  /** Looks for where the token is that has come from the target. */
  private Position find(RollbackOrder order, Descent descent) {
    int region = region(order.target());
    Position elsewhere = null;
    for (Position position : positions) {
      boolean follows = !position.from().where(descent::contains).isEmpty();
      if (follows && isLegal(position, region, order.mode())) {
        return position;
      }
      elsewhere = follows ? position : elsewhere;
    }
    Ints runs = descent.all().where(id -> state.isUnderWay(id) && isWithin(region(id), region));
    if (!runs.isEmpty()) {
      int one = runs.at(0);
      throw new Refused(ErrorCode.START_RUNNING, name(one) + " has not ended: it is " + run(one));
    }
    if (elsewhere != null) {
      throw otherRegion(order, elsewhere.region(), elsewhere.last());
    }
    throw new Refused(
        ErrorCode.START_NOT_CURRENT,
        "nothing that came from "
            + name(order.target())
            + " has failed, or waits at a join, so no rollback begins there");
  }

  private Refused otherRegion(RollbackOrder order, int region, int start) {
    return new Refused(
        ErrorCode.TARGET_OTHER_REGION,
        name(order.target())
            + " is in "
            + told(region(order.target()))
            + ", and "
            + name(start)
            + ", where it would begin, in "
            + told(region)
            + "; CAUSAL goes back to any step");
  }

  /** The parallels whose branches some regions are. */
  String parallels(List<Integer> branches) {
    return branches.stream()
        .map(region -> program.net().regions().get(region))
        .filter(region -> region.kind() == Region.Kind.BRANCH)
        .map(region -> "'" + region.parallel() + "'")
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private String told(int region) {
    Region of = program.net().regions().get(region);
    return switch (of.kind()) {
      case ROOT -> "no parallel";
      case BRANCH -> "branch '" + of.name() + "'";
      case SUBFLOW -> "sub-flow '" + of.name() + "'";
    };
  }

  private String run(int id) {
    return Objects.toString(state.execution(id).run());
  }

  private String name(int id) {
    return id == 0 ? "the beginning" : program.name(state.execution(id));
  }
}
