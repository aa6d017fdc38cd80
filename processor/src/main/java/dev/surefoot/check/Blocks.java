package dev.surefoot.check;

import dev.surefoot.check.petri.WorkflowNetCheck;
import dev.surefoot.net.Net;
import dev.surefoot.net.Place;
import dev.surefoot.net.Region;
import dev.surefoot.net.Transition;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the parallels of a net that no exit leaves by one transition each, if they are sound by
 * themselves: a token that enters such a block always comes out of it, so that the net is sound if
 * and only if it is with the transition in the block's place. That holds also where the block is
 * cancelled from outside, since to be inside of it is then as good as to stand before it.
 *
 * <p>Only for nets with cancelling exits, which cannot be reduced as a whole.
 */
final class Blocks {
  /** A block's transitions: its split, its join, and all between. */
  private record Block(Transition split, Transition join, List<Transition> inside) {}

  private final Net net;
  private final List<Transition> transitions;

  private Blocks(Net net) {
    this.net = net;
    this.transitions = new ArrayList<>(net.transitions());
  }

  /** The net with its blocks collapsed; the net itself if nothing cancels. */
  static Net collapsed(Net net) {
    if (net.transitions().stream().allMatch(t -> t.cancels().isEmpty())) {
      return net;
    }
    Blocks blocks = new Blocks(net);
    List<Transition> splits = new ArrayList<>(net.transitions());
    splits.removeIf(t -> t.kind() != Transition.Kind.SPLIT || t.outputs().size() < 2);
    Collections.reverse(splits); // inner ones come after outer ones
    splits.forEach(split -> blocks.block(split).ifPresent(blocks::collapse));
    return blocks.net();
  }

  private Optional<Block> block(Transition split) {
    BitSet regions = regionsOf(split);
    List<Transition> inside = new ArrayList<>();
    Transition join = null;
    for (Transition t : transitions) {
      boolean takes = t.inputs().stream().allMatch(place -> isIn(regions, place));
      boolean gives = t.outputs().stream().allMatch(place -> isIn(regions, place));
      if (takes && t.kind() == Transition.Kind.JOIN && t.region() == split.region()) {
        join = t;
      } else if (takes && gives && t.cancels().stream().allMatch(regions::get)) {
        inside.add(t);
      } else if (t != split && touches(t, regions)) {
        return Optional.empty();
      }
    }
    return join == null ? Optional.empty() : Optional.of(new Block(split, join, inside));
  }

  /** Whether a transition crosses the border of a block. */
  private boolean touches(Transition t, BitSet regions) {
    return t.inputs().stream().anyMatch(place -> isIn(regions, place))
        || t.outputs().stream().anyMatch(place -> isIn(regions, place));
  }

  private boolean isIn(BitSet regions, int place) {
    return regions.get(net.places().get(place).region());
  }

  /** The regions of the branches, and all inside of them. */
  private BitSet regionsOf(Transition split) {
    BitSet regions = new BitSet();
    split.outputs().forEach(place -> regions.set(net.places().get(place).region()));
    for (int r = 1; r < net.regions().size(); r++) {
      if (regions.get(net.regions().get(r).parent())) {
        regions.set(r);
      }
    }
    return regions;
  }

  private void collapse(Block block) {
    if (!WorkflowNetCheck.check(SecondOpinion.petriNet(alone(block))).isSound()) {
      return;
    }
    transitions.set(
        transitions.indexOf(block.split()),
        new Transition(
            block.split().name(),
            Transition.Kind.SPLIT,
            block.split().region(),
            block.split().inputs(),
            block.join().outputs()));
    transitions.remove(block.join());
    transitions.removeAll(block.inside());
  }

  /** A block as a net of its own, between a source and a sink. */
  private Net alone(Block block) {
    List<Transition> all = new ArrayList<>(block.inside());
    all.add(with(block.split(), List.of(Net.SOURCE), block.split().outputs()));
    all.add(with(block.join(), block.join().inputs(), List.of(Net.SINK)));
    return withoutUnused(all);
  }

  private static Transition with(Transition t, List<Integer> inputs, List<Integer> outputs) {
    return new Transition(t.name(), t.kind(), t.region(), inputs, outputs, t.cancels());
  }

  private Net net() {
    return withoutUnused(transitions);
  }

  /** The net of these transitions, with the places at their arcs. */
  private Net withoutUnused(List<Transition> all) {
    BitSet used = new BitSet();
    used.set(Net.SOURCE);
    used.set(Net.SINK);
    for (Transition t : all) {
      t.inputs().forEach(used::set);
      t.outputs().forEach(used::set);
    }
    int[] numbers = new int[net.places().size()];
    List<Place> places = new ArrayList<>();
    used.stream()
        .forEach(
            place -> {
              numbers[place] = places.size();
              places.add(net.places().get(place));
            });
    List<Region> regions = net.regions();
    return new Net(
        net.flow(),
        regions,
        places,
        all.stream()
            .map(
                t ->
                    with(
                        t,
                        t.inputs().stream().map(place -> numbers[place]).toList(),
                        t.outputs().stream().map(place -> numbers[place]).toList()))
            .toList());
  }
}
