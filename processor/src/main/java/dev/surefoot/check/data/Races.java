package dev.surefoot.check.data;

import dev.surefoot.net.Net;
import dev.surefoot.net.Region;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds races: of two branches of one parallel, whatever is nested in them, one writes what the
 * other reads or writes. In a sound net each branch goes its way independently of the others, so
 * that any two of their transitions can be enabled at once, and fire in either order.
 */
final class Races {
  /** The first uses of one key in one region and all regions inside of it. */
  private static final class Touch {
    private @Nullable Use write;
    private @Nullable Use read;

    void add(Touch inner) {
      write = write == null ? inner.write : write;
      read = read == null ? inner.read : read;
    }
  }

  private final DataNet data;
  private final List<Map<Integer, Touch>> touches = new ArrayList<>();
  private final List<Race> races = new ArrayList<>();

  private Races(DataNet data) {
    this.data = data;
  }

  /** The first race of each key in each parallel; inner parallels first. */
  static List<Race> of(DataNet data) {
    Races races = new Races(data);
    races.find();
    return races.races;
  }

  private void find() {
    Net net = data.net();
    net.regions().forEach(region -> touches.add(new LinkedHashMap<>()));
    for (Use use : data.uses()) {
      Map<Integer, Touch> here = touches.get(net.transitions().get(use.transition()).region());
      data.writes(use).stream().forEach(key -> touch(here, key, use, true));
      data.reads(use).stream().forEach(key -> touch(here, key, use, false));
    }
    Map<String, Map<Integer, Touch>> parallels = new HashMap<>();
    for (int r = net.regions().size() - 1; r > 0; r--) { // inner regions come after outer ones
      Region region = net.regions().get(r);
      Map<Integer, Touch> around = touches.get(region.parent());
      if (region.kind() == Region.Kind.SUBFLOW) { // nothing beside it
        touches
            .get(r)
            .forEach((key, touch) -> around.computeIfAbsent(key, k -> new Touch()).add(touch));
        continue;
      }
      String parallel = region.parallel();
      Map<Integer, Touch> siblings = parallels.computeIfAbsent(parallel, p -> new HashMap<>());
      touches
          .get(r)
          .forEach(
              (key, touch) -> {
                Touch sibling = siblings.computeIfAbsent(key, k -> new Touch());
                race(key, parallel, touch, sibling);
                sibling.add(touch);
                around.computeIfAbsent(key, k -> new Touch()).add(touch);
              });
    }
  }

  private static void touch(Map<Integer, Touch> here, int key, Use use, boolean writes) {
    Touch touch = here.computeIfAbsent(key, k -> new Touch());
    if (writes && touch.write == null) {
      touch.write = use;
    } else if (!writes && touch.read == null) {
      touch.read = use;
    }
  }

  private void race(int key, String parallel, Touch one, Touch other) {
    if (races.stream().anyMatch(r -> r.key() == key && r.parallel().equals(parallel))) {
      return;
    }
    if (one.write != null && other.write != null) {
      boolean inOrder = data.uses().indexOf(one.write) < data.uses().indexOf(other.write);
      races.add(
          new Race(
              key, parallel, inOrder ? one.write : other.write, inOrder ? other.write : one.write));
    } else if (one.write != null && other.read != null) {
      races.add(new Race(key, parallel, one.write, other.read));
    } else if (other.write != null && one.read != null) {
      races.add(new Race(key, parallel, other.write, one.read));
    }
  }
}
