package dev.surefoot.check.data;

import dev.surefoot.net.Net;
import dev.surefoot.net.Region;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** How two uses of a datum stand to each other in the net: one before the other, or beside it. */
record UseOrder(DataNet data) {
  /** Whether a token goes from one use to another. */
  boolean leadsTo(Use from, Use to) {
    List<Integer> start = data.net().transitions().get(from.transition()).outputs();
    return reaches(start, to.transition(), -1);
  }

  /** Whether a token may come to one use before it has come to another one. */
  boolean comesBeforeFirst(Use one, Use other) {
    return one.transition() != other.transition()
        && reaches(List.of(Net.SOURCE), one.transition(), other.transition());
  }

  private boolean reaches(List<Integer> places, int to, int without) {
    Net net = data.net();
    BitSet reached = new BitSet();
    Deque<Integer> open = new ArrayDeque<>(places);
    while (!open.isEmpty()) {
      int place = open.remove();
      if (!reached.get(place)) {
        reached.set(place);
        for (int t = 0; t < net.transitions().size(); t++) {
          if (t != without && net.transitions().get(t).inputs().contains(place)) {
            open.addAll(net.transitions().get(t).outputs());
          }
        }
      }
    }
    return net.transitions().get(to).inputs().stream().anyMatch(reached::get);
  }

  /** Whether a datum is asked for on a failure, and made before it. */
  boolean isLeftBehind(Use use, List<Use> makers) {
    return data.isOnFailure(use) && makers.stream().anyMatch(maker -> !data.isOnFailure(maker));
  }

  /** The parallel in whose branches two uses run at the same time. */
  Optional<String> besides(Use one, Use other) {
    List<Region> around = regions(other);
    for (Region region : regions(one)) {
      String parallel = region.parallel();
      if (around.stream().anyMatch(r -> !r.equals(region) && r.parallel().equals(parallel))) {
        return Optional.of(parallel);
      }
    }
    return Optional.empty();
  }

  private List<Region> regions(Use use) {
    List<Region> branches = new ArrayList<>();
    int region = data.net().transitions().get(use.transition()).region();
    while (region != 0) {
      Region at = data.net().regions().get(region);
      if (at.kind() == Region.Kind.BRANCH) {
        branches.add(at);
      }
      region = at.parent();
    }
    return branches;
  }
}
