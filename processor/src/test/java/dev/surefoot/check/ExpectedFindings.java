package dev.surefoot.check;

import dev.surefoot.Redirections;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.End;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The findings that refuse a flow, written down from the rules a second time, without any of the
 * checker's own types: slow and simple, with matrices instead of graph algorithms. Names and
 * targets must be right.
 *
 * <p>Steps are numbered in the order of the source, from zero.
 */
public final class ExpectedFindings {
  /** One finding about a step; the branch counts only where the finding is about one. */
  public record Expected(String finding, int step, int branch) {}

  /** A parallel or choice, and one of its branches. */
  private record Inside(int split, int branch) {}

  private record Place(int number, Node node, List<Inside> path, int next) {}

  private static final int EXIT = -1;
  private static final int NONE = -2;

  private final List<Place> places = new ArrayList<>();
  private final Map<String, Integer> byName = new HashMap<>();
  private final Map<Inside, Integer> firstOf = new HashMap<>();
  private final List<Expected> definite = new ArrayList<>();
  private final BitSet unreachable = new BitSet();
  private final BitSet trapped = new BitSet();
  private final List<BitSet> silentRounds = new ArrayList<>();

  private ExpectedFindings() {}

  /** What is to be found in a flow. */
  public static ExpectedFindings in(FlowModel flow, Redirections redirections) {
    ExpectedFindings found = new ExpectedFindings();
    found.lay(flow.body(), List.of(), EXIT);
    found.structure(flow.body(), new int[1]);
    if (found.definite.isEmpty()) {
      found.jumps(redirections == Redirections.STRICT);
      found.ways();
    }
    return found;
  }

  /** Those of which the very step is laid down. */
  public List<Expected> definite() {
    return definite;
  }

  /** The steps to which no way leads; at least the first is reported, and no other step is. */
  public BitSet unreachable() {
    return unreachable;
  }

  /**
   * The steps that cannot come to the end, where no step of their region is unreachable: some of
   * them are reported.
   */
  public BitSet trapped() {
    return trapped;
  }

  /** For each round that runs no step the jumps in it, one of which is reported. */
  public List<BitSet> silentRounds() {
    return silentRounds;
  }

  /** Numbers the steps of a body; {@code after} is where its last step leads. */
  private int lay(Sequence body, List<Inside> path, int after) {
    int first = places.size();
    List<Node> nodes = body.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      int number = places.size();
      int next = i + 1 < nodes.size() ? number + size(node) : after;
      places.add(new Place(number, node, path, next));
      node.label().ifPresent(name -> byName.put(name.text(), number));
      for (int b = 0; b < node.branches().size(); b++) {
        List<Inside> inner = new ArrayList<>(path);
        inner.add(new Inside(number, b));
        int entry = lay(node.branches().get(b).body(), inner, splits(node) ? EXIT : next);
        firstOf.put(new Inside(number, b), entry);
      }
    }
    return nodes.isEmpty() ? after : first;
  }

  private static int size(Node node) {
    int size = 1;
    for (Branch branch : node.branches()) {
      for (Node inner : branch.body().nodes()) {
        size += size(inner);
      }
    }
    return size;
  }

  private static boolean splits(Node node) {
    return node instanceof Parallel && node.branches().size() > 1;
  }

  private static boolean leaves(Node node) {
    return node instanceof Redirect || node instanceof End;
  }

  private void structure(Sequence body, int[] number) {
    boolean left = false;
    boolean told = false;
    for (Node node : body.nodes()) {
      int step = number[0]++;
      if (left && !told) {
        definite.add(new Expected("AFTER_JUMP", step, NONE));
        told = true;
      }
      left |= leaves(node);
      for (int b = 0; b < node.branches().size(); b++) {
        Branch branch = node.branches().get(b);
        if (node instanceof Choice && !branch.fallback() && branch.guard() == null) {
          definite.add(new Expected("GUARD_MISSING", step, b));
        }
        structure(branch.body(), number);
      }
    }
  }

  private List<Inside> region(Place place) {
    return place.path().stream().filter(in -> splits(places.get(in.split()).node())).toList();
  }

  private Place target(Redirect redirect) {
    if (redirect.target() instanceof Redirect.ToName to) {
      return places.get(byName.get(to.name().text()));
    }
    Redirect.ToStep to = (Redirect.ToStep) redirect.target();
    return places.stream()
        .filter(p -> p.node().runs().filter(to.step()::equals).isPresent())
        .findFirst()
        .orElseThrow();
  }

  private void jumps(boolean strict) {
    for (Place place : places) {
      String finding = null;
      List<Inside> path = place.path();
      List<Inside> region = region(place);
      if (place.node() instanceof Redirect redirect) {
        Place target = target(redirect);
        List<Inside> to = region(target);
        boolean leaves = to.size() < region.size() && region.subList(0, to.size()).equals(to);
        if (strict && path.isEmpty()) {
          finding = "REDIRECT_TOP";
        } else if (strict && isFallback(path.get(path.size() - 1))) {
          finding = "REDIRECT_FALLBACK";
        } else if (strict && target.path().equals(path)) {
          finding = "REDIRECT_OWN_BRANCH";
        } else if (!to.equals(region)) {
          finding = leaves ? "REDIRECT_BARRIER" : "REDIRECT_INTO_PARALLEL";
        }
      } else if (place.node() instanceof End) {
        if (strict && path.isEmpty()) {
          finding = "END_TOP";
        } else if (!region.isEmpty()) {
          finding = "END_IN_PARALLEL";
        }
      }
      if (finding != null) {
        definite.add(new Expected(finding, place.number(), NONE));
      }
    }
  }

  private boolean isFallback(Inside in) {
    return places.get(in.split()).node().branches().get(in.branch()).fallback();
  }

  /** Where a token in a place may go next, each parallel with its branches being one step. */
  private List<Integer> next(Place place) {
    List<Integer> next = new ArrayList<>();
    if (place.node() instanceof Redirect redirect) {
      Place target = target(redirect);
      next.add(region(target).equals(region(place)) ? target.number() : NONE);
    } else if (place.node() instanceof End) {
      next.add(region(place).isEmpty() ? EXIT : NONE);
    } else if (splits(place.node()) || place.node().branches().isEmpty()) {
      next.add(place.next());
    } else {
      for (int b = 0; b < place.node().branches().size(); b++) {
        next.add(firstOf.get(new Inside(place.number(), b)));
      }
    }
    return next;
  }

  private void ways() {
    BitSet refused = new BitSet();
    definite.forEach(expected -> refused.set(expected.step()));
    if (refused.isEmpty()) {
      BitSet all = new BitSet();
      all.set(0, places.size());
      boolean[][] leads = leads(all);
      for (Place place : places) {
        if (!isEntered(place, leads)) {
          unreachable.set(place.number());
        }
        if (!leads[place.number()][places.size()]) {
          trapped.set(place.number());
        }
      }
    }
    refused.or(unreachable);
    refused.or(trapped);
    silent(refused);
    Set<List<Inside>> blamed =
        unreachable.stream().mapToObj(i -> region(places.get(i))).collect(Collectors.toSet());
    places.stream()
        .filter(place -> blamed.contains(region(place)))
        .forEach(place -> trapped.clear(place.number()));
  }

  /** Whether the token of its region can come to a place, and something comes to the region. */
  private boolean isEntered(Place place, boolean[][] leads) {
    List<Inside> region = region(place);
    int entry = 0;
    if (!region.isEmpty()) {
      Inside innermost = region.get(region.size() - 1);
      entry = firstOf.get(innermost);
      if (!isEntered(places.get(innermost.split()), leads)) {
        return false;
      }
    }
    return entry == place.number() || (entry >= 0 && leads[entry][place.number()]);
  }

  /** Which steps lead to which others over some steps; the last column is the exit. */
  private boolean[][] leads(BitSet over) {
    int count = places.size();
    boolean[][] leads = new boolean[count][count + 1];
    for (Place place : places) {
      for (int next : over.get(place.number()) ? next(place) : List.<Integer>of()) {
        if (next == EXIT) {
          leads[place.number()][count] = true;
        } else if (next != NONE && over.get(next)) {
          leads[place.number()][next] = true;
        }
      }
    }
    for (int via = 0; via < count; via++) {
      for (int from = 0; from < count; from++) {
        for (int to = 0; leads[from][via] && to <= count; to++) {
          leads[from][to] |= leads[via][to];
        }
      }
    }
    return leads;
  }

  private void silent(BitSet refused) {
    BitSet silent = new BitSet();
    for (int i = places.size() - 1; i >= 0; i--) {
      Node node = places.get(i).node();
      boolean runs = node.runs().isPresent();
      for (int b = 0; splits(node) && b < node.branches().size(); b++) {
        int entry = firstOf.get(new Inside(i, b));
        runs |= entry != EXIT && (!silent.get(entry) || !leads(silent)[entry][places.size()]);
      }
      silent.set(i, !runs);
    }
    silent.andNot(refused);
    boolean[][] leads = leads(silent);
    BitSet told = new BitSet();
    for (int i = 0; i < places.size(); i++) {
      if (leads[i][i] && !told.get(i)) {
        BitSet jumps = new BitSet();
        for (int j = 0; j < places.size(); j++) {
          if (leads[i][j] && leads[j][i]) {
            told.set(j);
            jumps.set(j, places.get(j).node() instanceof Redirect);
          }
        }
        silentRounds.add(jumps);
      }
    }
  }
}
