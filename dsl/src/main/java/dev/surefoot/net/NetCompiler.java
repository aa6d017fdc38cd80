package dev.surefoot.net;

import dev.surefoot.model.Await;
import dev.surefoot.model.Branch;
import dev.surefoot.model.Choice;
import dev.surefoot.model.End;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Name;
import dev.surefoot.model.Node;
import dev.surefoot.model.Parallel;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Sequence;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Targets;
import dev.surefoot.model.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes the Petri net of a flow, in two passes: first the entry place of every step, so that a jump
 * may go forward as well as back, then the transitions.
 *
 * <ul>
 *   <li>a task: place, transition, place
 *   <li>a choice: a decision place with one outcome transition for each branch; with an action, the
 *       action's transition comes before it
 *   <li>a parallel with at least two branches: a split and a join; an empty branch is the place
 *       between them
 *   <li>a redirection: a silent transition into the target's entry place
 *   <li>an end: a silent transition into the sink
 *   <li>a pause, and an await: place, transition, place; an await that does not wait for ever has a
 *       second transition, which leads from the same place into the body of its timeout
 *   <li>a sub-flow: a transition in, which gives its region a token and leaves one waiting outside,
 *       and one out, which takes both; inside, an end is a silent transition into the region's exit
 *   <li>what the flow does on a failure: a transition from the source into its first step, and an
 *       ending of its own into the sink
 * </ul>
 *
 * <p>A cancelling jump or end takes along every token of the parallels that it leaves, whose
 * regions its transition names. A parallel with a branch that never comes to its end has no join.
 *
 * <p>No arc leads back into the source, and only end transitions lead to the sink. Where every way
 * through the flow ends or jumps before its last step is over, there is no exit.
 */
public final class NetCompiler {
  /** The index of a place that no transition leads to, and that is therefore not made. */
  private static final int NOWHERE = -1;

  private static final String FAIL = ".fail";

  private final List<Region> regions = new ArrayList<>(List.of(Region.ROOT));
  private final List<Place> places = new ArrayList<>();
  private final List<Transition> transitions = new ArrayList<>();
  private final Map<String, Integer> placeOf = new HashMap<>();
  private final Targets targets;
  private Transition.Kind ending = Transition.Kind.END;

  private NetCompiler(Targets targets) {
    this.targets = targets;
  }

  /**
   * The net of a flow whose structure is right: names are unique, targets exist, nothing follows a
   * jump, and every choice has its fallback. Whether it is sound is not asked.
   *
   * @throws IllegalArgumentException if a redirection's target does not exist in the flow
   */
  public static Net compile(FlowModel flow) {
    NetCompiler compiler = new NetCompiler(Targets.of(flow));
    compiler.root(flow);
    return new Net(flow.name(), compiler.regions, compiler.places, compiler.transitions);
  }

  private void root(FlowModel flow) {
    Sequence body = flow.body();
    place(".start", 0);
    place(".end", 0);
    int exit = Exits.has(body) ? place(".exit", 0) : NOWHERE;
    placesOf(body, "", 0);
    int failed = flow.hasFailBody() ? failBody(flow.onFailure()) : NOWHERE;
    fire(".start", Transition.Kind.START, 0, List.of(Net.SOURCE), List.of(entry(body, "", exit)));
    transitionsOf(body, "", exit);
    if (exit != NOWHERE) {
      fire(".end", Transition.Kind.END, 0, List.of(exit), List.of(Net.SINK));
    }
    if (flow.hasFailBody()) {
      ending = Transition.Kind.FAILED;
      int entry = entry(flow.onFailure(), FAIL, failed);
      fire(FAIL, Transition.Kind.FAIL, 0, List.of(Net.SOURCE), List.of(entry));
      transitionsOf(flow.onFailure(), FAIL, failed);
      if (failed != NOWHERE) {
        fire(".failed", Transition.Kind.FAILED, 0, List.of(failed), List.of(Net.SINK));
      }
    }
  }

  /** The places of what the flow does on a failure; returns its exit. */
  private int failBody(Sequence body) {
    int exit = Exits.has(body) ? place(".failed", 0) : NOWHERE;
    placesOf(body, FAIL, 0);
    return exit;
  }

  /** The first pass: the entry place of every step, and the exit place of every region. */
  private void placesOf(Sequence body, String path, int region) {
    for (Node node : body.nodes()) {
      place(entryName(node, path), region);
      for (Branch branch : node.branches()) {
        String inner = path(node, branch);
        if (node instanceof Subflow) {
          place(inner + ".waiting", region);
          regions.add(new Region(Region.Kind.SUBFLOW, inner, region));
          place(inner + ".exit", regions.size() - 1);
          placesOf(branch.body(), inner, regions.size() - 1);
        } else if (node instanceof Parallel parallel && parallel.splits()) {
          regions.add(new Region(Region.Kind.BRANCH, inner, region));
          if (Exits.has(branch.body())) {
            place(inner + ".exit", regions.size() - 1);
          }
          placesOf(branch.body(), inner, regions.size() - 1);
        } else {
          placesOf(branch.body(), inner, region);
        }
      }
    }
  }

  /** The second pass: each step leads to the entry of the next, the last one to the exit. */
  private void transitionsOf(Sequence body, String path, int exit) {
    List<Node> nodes = body.nodes();
    for (int i = 0; i < nodes.size(); i++) {
      Node node = nodes.get(i);
      int entry = placeNamed(entryName(node, path));
      int next = i + 1 < nodes.size() ? placeNamed(entryName(nodes.get(i + 1), path)) : exit;
      if (node instanceof Task task) {
        fire(task.name().text(), Transition.Kind.TASK, entry, next);
      } else if (node instanceof Choice choice) {
        choice(choice, entry, next);
      } else if (node instanceof Parallel parallel) {
        parallel(parallel, entry, next);
      } else if (node instanceof Redirect redirect) {
        int target = placeNamed(targets.nameOf(redirect));
        leave(path + ".jump", Transition.Kind.JUMP, entry, target, redirect.cancels());
      } else if (node instanceof End end) {
        end(path + ".leave", entry, end.cancels());
      } else if (node instanceof Pause pause) {
        fire(pause.name().text(), Transition.Kind.TIMER, entry, next);
      } else if (node instanceof Await await) {
        await(await, entry, next);
      } else if (node instanceof Subflow subflow) {
        subflow(subflow, entry, next);
      }
    }
  }

  private void choice(Choice choice, int entry, int next) {
    int decision = entry;
    if (choice.action() != null) {
      decision = place(choice.name().text() + ".decided", places.get(entry).region());
      fire(choice.name().text(), Transition.Kind.TASK, entry, decision);
    }
    for (Branch branch : choice.branches()) {
      String path = path(choice, branch);
      fire(path, Transition.Kind.OUTCOME, decision, entry(branch.body(), path, next));
    }
    for (Branch branch : choice.branches()) {
      transitionsOf(branch.body(), path(choice, branch), next);
    }
  }

  private void await(Await await, int entry, int next) {
    fire(await.name().text(), Transition.Kind.ANSWER, entry, next);
    if (await.timeout() != null) {
      Sequence body = await.timeout().body();
      String path = await.name().text() + "/" + Await.TIMEOUT;
      fire(path, Transition.Kind.TIMEOUT, entry, entry(body, path, next));
      transitionsOf(body, path, next);
    }
  }

  private void leave(String name, Transition.Kind kind, int from, int to, boolean cancels) {
    int region = places.get(from).region();
    List<Integer> left = cancels ? left(region, places.get(to).region()) : List.of();
    transitions.add(new Transition(name, kind, region, List.of(from), List.of(to), left));
  }

  /**
   * The regions of all branches of the outermost parallel that is left on the way from one region
   * to another one around it, and those inside of them; none if the other is not around it.
   */
  private List<Integer> left(int from, int to) {
    int inner = from;
    while (inner != 0 && regions.get(inner).parent() != to) {
      inner = regions.get(inner).parent();
    }
    if (inner == 0) {
      return List.of();
    }
    Region outermost = regions.get(inner);
    Set<Integer> left = new LinkedHashSet<>();
    for (int r = 1; r < regions.size(); r++) { // each after its parent
      Region region = regions.get(r);
      if (region.isBeside(outermost) || left.contains(region.parent())) {
        left.add(r);
      }
    }
    return List.copyOf(left);
  }

  private void parallel(Parallel parallel, int entry, int next) {
    String name = parallel.name().text();
    List<Integer> starts = new ArrayList<>();
    List<Integer> exits = new ArrayList<>();
    for (Branch branch : parallel.branches()) {
      String path = path(parallel, branch);
      int exit = parallel.splits() ? placeOf.getOrDefault(path + ".exit", NOWHERE) : next;
      exits.add(exit);
      starts.add(entry(branch.body(), path, exit));
    }
    int region = places.get(entry).region();
    List<Integer> to = starts.isEmpty() ? List.of(next) : starts;
    fire(name + ".split", Transition.Kind.SPLIT, region, List.of(entry), to);
    for (int i = 0; i < exits.size(); i++) {
      Branch branch = parallel.branches().get(i);
      transitionsOf(branch.body(), path(parallel, branch), exits.get(i));
    }
    if (parallel.splits() && Exits.isJoined(parallel)) {
      fire(name + ".join", Transition.Kind.JOIN, region, exits, List.of(next));
    }
  }

  private void subflow(Subflow subflow, int entry, int next) {
    String name = subflow.name().text();
    Sequence body = subflow.body().body();
    int region = places.get(entry).region();
    int exit = placeNamed(name + ".exit");
    int waiting = placeNamed(name + ".waiting");
    List<Integer> start = List.of(entry(body, name, exit), waiting);
    fire(name + ".enter", Transition.Kind.ENTER, region, List.of(entry), start);
    transitionsOf(body, name, exit);
    fire(name + ".exit", Transition.Kind.EXIT, region, List.of(exit, waiting), List.of(next));
  }

  /** Ends the flow in which it is written. */
  private void end(String name, int entry, boolean cancels) {
    int region = places.get(entry).region();
    while (regions.get(region).kind() == Region.Kind.BRANCH) {
      region = regions.get(region).parent();
    }
    if (region == 0) {
      leave(name, ending, entry, Net.SINK, cancels);
    } else {
      int exit = placeNamed(regions.get(region).name() + ".exit");
      leave(name, Transition.Kind.JUMP, entry, exit, cancels);
    }
  }

  private int entry(Sequence body, String path, int exit) {
    return body.nodes().isEmpty() ? exit : placeNamed(entryName(body.nodes().get(0), path));
  }

  private int placeNamed(String name) {
    Integer place = placeOf.get(name);
    if (place == null) {
      throw new IllegalArgumentException("the flow has no step '" + name + "'");
    }
    return place;
  }

  private static String entryName(Node node, String path) {
    return node.label()
        .map(Name::text)
        .orElseGet(() -> path + (node instanceof End ? ".leave" : ".jump"));
  }

  private static String path(Node node, Branch branch) {
    String name = node.label().orElseThrow().text();
    return node instanceof Subflow ? name : name + "/" + branch.name().text();
  }

  private int place(String name, int region) {
    placeOf.put(name, places.size());
    places.add(new Place(name, region));
    return places.size() - 1;
  }

  private void fire(String name, Transition.Kind kind, int from, int to) {
    fire(name, kind, places.get(from).region(), List.of(from), List.of(to));
  }

  private void fire(
      String name, Transition.Kind kind, int region, List<Integer> from, List<Integer> to) {
    transitions.add(new Transition(name, kind, region, from, to));
  }
}
