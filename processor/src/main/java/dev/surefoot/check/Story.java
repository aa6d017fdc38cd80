package dev.surefoot.check;

import dev.surefoot.model.Await;
import dev.surefoot.model.Choice;
import dev.surefoot.model.Pause;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Subflow;
import dev.surefoot.model.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What would happen at run time, told in numbered lines of step names. */
final class Story {
  private final Outline outline;
  private final List<String> lines = new ArrayList<>();
  private int number;

  Story(Outline outline) {
    this.outline = outline;
  }

  /** One thing that happens. */
  Story then(String line) {
    number++;
    lines.add(number + "  " + line);
    return this;
  }

  /** What it comes to, after a word such as {@code stuck}. */
  Story last(String word, String line) {
    lines.add(word + ": " + line);
    return this;
  }

  /** A parallel begins: the first steps of its branches start. */
  Story splits(Spot parallel) {
    List<String> first = new ArrayList<>();
    for (List<Spot> body : parallel.bodies()) {
      if (!body.isEmpty() && body.get(0).node().label().isPresent()) {
        first.add(body.get(0).name());
      }
    }
    String name = Words.quote(parallel.name());
    return first.size() == parallel.bodies().size()
        ? then(name + " splits: " + Words.and(first) + " start")
        : then(name + " splits into " + Words.and(branches(parallel)));
  }

  private static List<String> branches(Spot split) {
    return split.node().branches().stream().map(branch -> branch.name().text()).toList();
  }

  /** A parallel ends. */
  Story joins(Spot parallel) {
    String who = parallel.bodies().size() == 2 ? "both branches finish" : "all branches finish";
    return then(who + ", " + Words.quote(parallel.name()) + " joins");
  }

  /** A jump or an end comes to its turn. */
  Story leaves(Spot jump, String consequence) {
    return then(Words.arrival(jump) + " and " + Words.deed(jump, outline) + consequence);
  }

  /**
   * The token walks a way from step to step, as {@link RegionGraph#path} gives it; the last step
   * says where the walk ends and is itself not told. Tasks that follow one another share a line.
   */
  Story walks(List<Integer> way) {
    List<String> tasks = new ArrayList<>();
    for (int i = 0; i + 1 < way.size(); i++) {
      Spot spot = outline.spots().get(way.get(i));
      if (spot.node() instanceof Task || spot.node() instanceof Subflow) {
        tasks.add(spot.name());
        continue;
      }
      run(tasks);
      if (spot.node() instanceof Pause pause) {
        then(Words.quote(spot.name()) + " waits " + pause.time());
      } else if (spot.node() instanceof Await await) {
        awaits(spot, await, way.get(i + 1));
      } else if (spot.splits() && cancels(spot, way.get(i + 1)).isPresent()) {
        splits(spot);
        leaves(cancels(spot, way.get(i + 1)).get(), "");
      } else if (spot.node() instanceof Choice) {
        then(Words.quote(spot.name()) + " chooses " + chosen(spot, way.get(i + 1)));
      } else if (spot.splits()) {
        then(Words.quote(spot.name()) + " splits, its branches finish, and it joins");
      } else if (spot.node() instanceof Redirect) {
        then(Words.what(spot) + " is taken: on to " + Words.quote(name(way.get(i + 1))));
      }
    }
    run(tasks);
    return this;
  }

  private void awaits(Spot spot, Await await, int next) {
    boolean timesOut = false;
    Await.Timeout timeout = await.timeout();
    if (timeout != null) {
      List<Spot> body = spot.bodies().get(1);
      timesOut = !body.isEmpty() && body.get(0).number() == next;
    }
    then(
        Words.quote(spot.name())
            + (timesOut && timeout != null
                ? " gets no answer in " + timeout.time()
                : " is answered"));
  }

  /** The cancelling exit inside a parallel that leads to a step, unless the step comes after it. */
  private Optional<Spot> cancels(Spot parallel, int next) {
    boolean isBack = next <= parallel.number();
    return outline.spots().stream()
        .filter(spot -> isBack && outline.leavesByCancelling(spot))
        .filter(spot -> outline.cancelsTo(spot) == parallel.region())
        .filter(spot -> spot.in(parallel.region()) == parallel)
        .filter(
            spot ->
                spot.node() instanceof Redirect redirect
                    && outline.target(redirect).number() == next)
        .findFirst();
  }

  private void run(List<String> tasks) {
    if (tasks.size() > 3) {
      then(
          Words.quote(tasks.get(0))
              + " runs, then all up to "
              + Words.quote(tasks.get(tasks.size() - 1)));
    } else if (!tasks.isEmpty()) {
      then(Words.and(tasks) + (tasks.size() == 1 ? " runs" : " run"));
    }
    tasks.clear();
  }

  private String name(int node) {
    return outline.spots().get(node).name();
  }

  /** The branch of a choice by which the token comes to the next step of its way. */
  private String chosen(Spot choice, int next) {
    for (int i = 0; i < choice.bodies().size(); i++) {
      List<Spot> body = choice.bodies().get(i);
      if (!body.isEmpty() && body.get(0).number() == next) {
        return Words.quote(branches(choice).get(i));
      }
    }
    for (int i = 0; i < choice.bodies().size(); i++) {
      if (choice.bodies().get(i).isEmpty()) {
        return Words.quote(branches(choice).get(i));
      }
    }
    throw new IllegalStateException("no branch of '" + choice.name() + "' leads there");
  }

  List<String> lines() {
    return lines;
  }
}
