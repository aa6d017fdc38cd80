package dev.surefoot.check;

import dev.surefoot.model.Branch;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Targets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** A flow laid out for the rules: every step in source order, with what is around it. */
final class Outline {
  private final FlowModel flow;
  private final Targets targets;
  private final List<Spot> spots = new ArrayList<>();
  private final List<Spot> onFailure = new ArrayList<>();
  private final List<FlowRegion> regions = new ArrayList<>(List.of(FlowRegion.root()));
  private final Map<String, Spot> byName = new HashMap<>();

  private Outline(FlowModel flow) {
    this.flow = flow;
    this.targets = Targets.of(flow);
  }

  static Outline of(FlowModel flow) {
    Outline outline = new Outline(flow);
    FlowRegion root = outline.regions.get(0);
    root.body().addAll(outline.lay(flow.body(), null, null, root));
    outline.onFailure.addAll(outline.lay(flow.onFailure(), null, null, root));
    return outline;
  }

  private List<Spot> lay(
      Sequence body, @Nullable Spot parent, @Nullable Branch within, FlowRegion region) {
    List<Spot> laid = new ArrayList<>();
    for (Node node : body.nodes()) {
      Spot spot = new Spot(spots.size(), node, parent, within, region);
      spots.add(spot);
      laid.add(spot);
      node.label().ifPresent(name -> byName.putIfAbsent(name.text(), spot));
      for (Branch branch : node.branches()) {
        FlowRegion inner = region;
        if (spot.hasRegions()) {
          inner = FlowRegion.of(regions.size(), spot, branch);
          regions.add(inner);
          spot.inner().add(inner);
        }
        List<Spot> steps = lay(branch.body(), spot, branch, inner);
        spot.bodies().add(steps);
        if (spot.hasRegions()) {
          inner.body().addAll(steps);
        }
      }
    }
    return laid;
  }

  /** Whether it is a cancelling exit that goes from its region to one around it, as it should. */
  boolean leavesByCancelling(Spot spot) {
    if (!spot.node().kind().cancels()) {
      return false;
    }
    FlowRegion to = cancelsTo(spot);
    return to != spot.region()
        && to.flow() == spot.region().flow()
        && to.common(spot.region()) == to;
  }

  /** The region to which a cancelling exit goes. */
  FlowRegion cancelsTo(Spot exit) {
    return exit.node() instanceof Redirect redirect
        ? target(redirect).region()
        : exit.region().flow();
  }

  FlowModel flow() {
    return flow;
  }

  Targets targets() {
    return targets;
  }

  /** Every step; a step's {@link Spot#number()} is its index. */
  List<Spot> spots() {
    return spots;
  }

  /** The steps that are not in a sub-flow, whose file has problems of its own. */
  List<Spot> own() {
    return spots.stream().filter(spot -> spot.region().flow().isRoot()).toList();
  }

  /** The root first, each after its parent; a region's {@link FlowRegion#number()} is its index. */
  List<FlowRegion> regions() {
    return regions;
  }

  /** The steps at top level of what it does from start to end. */
  List<Spot> top() {
    return regions.get(0).body();
  }

  /** The steps at top level of what it does on a failure. */
  List<Spot> onFailure() {
    return onFailure;
  }

  /** Whether a step belongs to what the flow does on a failure. */
  boolean isOnFailure(Spot spot) {
    return !onFailure.isEmpty() && spot.number() >= onFailure.get(0).number();
  }

  /** The first step of a name, or null if there is none. */
  @Nullable Spot named(String name) {
    return byName.get(name);
  }

  /**
   * Where a redirection goes.
   *
   * @throws IllegalArgumentException if it is to a class of which the flow has not exactly one step
   * @throws NoSuchElementException if it is to a name that the flow does not have
   */
  Spot target(Redirect redirect) {
    Spot target = named(targets.nameOf(redirect));
    if (target == null) {
      throw new NoSuchElementException("the flow has no step '" + targets.nameOf(redirect) + "'");
    }
    return target;
  }
}
