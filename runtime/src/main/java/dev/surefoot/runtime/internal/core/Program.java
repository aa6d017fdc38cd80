package dev.surefoot.runtime.internal.core;

import dev.surefoot.net.Net;
import dev.surefoot.net.Transition;
import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Policy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A net with what the core looks up in it, as tables: consumers of a place, transitions by name,
 * data by key. Immutable; one for each flow that is hosted.
 */
public final class Program {
  static final int INPUT_DATUM = 0;

  private final Net net;
  private final Transition[] all;
  private final int[][] consumers;
  private final Map<String, Integer> transitions = new HashMap<>();
  private final Map<String, Integer> data = new HashMap<>();
  private final Map<Integer, String> answers = new HashMap<>();
  private final Ints[] outputs;
  private final int result;
  private final int failPath;
  private final State created;
  private final StepRules rules;
  private final Tries[] tries;
  private final Tries[] undoTries;
  private final @Nullable WayBack[] waysBack;
  private final Waits waits;
  private final Borders borders;
  private final @Nullable Polling[] polls;
  private final List<Exit> exits;

  private final HandedOut handedOut;
  private final Leave leavesNothing = Leave.nothing(this);
  private final Firing firing = new Firing(this);

  /**
   * Indexes a net.
   *
   * @param input the key of the flow's input
   * @param outputs the keys of each step's outputs, for those that make some
   * @param result the key of the flow's result, or null
   */
  public Program(
      Net net,
      String input,
      Map<String, List<String>> outputs,
      @Nullable String result,
      StepRules rules) {
    this.net = net;
    this.rules = rules;
    this.all = net.transitions().toArray(Transition[]::new);
    this.consumers = consumers(net);
    this.handedOut = new HandedOut(all.length);
    this.outputs = new Ints[net.transitions().size()];
    this.tries = new Tries[this.outputs.length];
    this.undoTries = new Tries[this.outputs.length];
    this.waysBack = new WayBack[this.outputs.length];
    this.polls = new Polling[this.outputs.length];
    datum(input);
    for (int t = 0; t < this.outputs.length; t++) {
      String name = net.transitions().get(t).name();
      transitions.put(name, t);
      if (net.transitions().get(t).kind() == Transition.Kind.ANSWER) {
        answers.put(t, outputs.getOrDefault(name, List.of("")).get(0));
      }
      this.outputs[t] =
          Ints.of(outputs.getOrDefault(name, List.of()).stream().mapToInt(this::datum));
      boolean task = net.transitions().get(t).kind() == Transition.Kind.TASK;
      tries[t] = task ? rules.tries(name) : Tries.ONCE;
      undoTries[t] = task ? rules.undoTries(name) : Tries.ONCE;
      waysBack[t] = task ? rules.wayBack(name) : null;
      polls[t] = task ? rules.polling(name) : null;
    }
    this.waits = Waits.of(net, consumers, rules);
    this.borders = Borders.of(net, rules, this::datum);
    this.exits =
        net.transitions().stream()
            .filter(transition -> !transition.cancels().isEmpty())
            .map(transition -> Exit.of(net, transition))
            .toList();
    this.result = result == null ? Env.NOBODY : datum(result);
    this.failPath = net.onFailure();
    this.created = State.created(net, data.size());
  }

  /** An instance that was made and not started: the same for all. */
  State created() {
    return created;
  }

  private static int[][] consumers(Net net) {
    List<List<Integer>> lists = new ArrayList<>();
    net.places().forEach(place -> lists.add(new ArrayList<>()));
    for (int t = 0; t < net.transitions().size(); t++) {
      for (int place : net.transitions().get(t).inputs()) {
        lists.get(place).add(t);
      }
    }
    return lists.stream()
        .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
        .toArray(int[][]::new);
  }

  private int datum(String key) {
    Integer known = data.putIfAbsent(key, data.size());
    return known == null ? data.size() - 1 : known;
  }

  public Net net() {
    return net;
  }

  Transition transition(int index) {
    return all[index];
  }

  /** The name of the step whose transition this is. */
  public String step(int transition) {
    return transition(transition).name();
  }

  int transition(String name) {
    Integer index = transitions.get(name);
    if (index == null) {
      throw new ReplayException("the net of flow '" + net.flow() + "' has no '" + name + "'");
    }
    return index;
  }

  /** The transitions that take from a place, in the order of the net. */
  int[] consumers(int place) {
    return consumers[place];
  }

  /** The number of data that the flow may know. */
  int data() {
    return data.size();
  }

  /** The index of the datum of a key, or {@link Env#NOBODY} if the flow knows none. */
  public int datumOf(String key) {
    return data.getOrDefault(key, Env.NOBODY);
  }

  /** The key of what an await is answered with. */
  String answerDatum(int transition) {
    return answers.getOrDefault(transition, "");
  }

  int datumMade(String key) {
    int datum = datumOf(key);
    if (datum == Env.NOBODY) {
      throw new ReplayException("no step of flow '" + net.flow() + "' makes a " + key + " now");
    }
    return datum;
  }

  /** The data that a step makes. */
  public Ints outputs(int transition) {
    return outputs[transition];
  }

  /** The datum that is the flow's result, or {@link Env#NOBODY}. */
  int result() {
    return result;
  }

  boolean callsUndo(int transition, boolean succeeded) {
    return isTask(transition) && rules.callsUndo(step(transition), succeeded);
  }

  boolean isTask(int transition) {
    return transition(transition).kind() == Transition.Kind.TASK;
  }

  /** The pauses and awaits. */
  Waits waits() {
    return waits;
  }

  /** What crosses the borders of the sub-flows. */
  Borders borders() {
    return borders;
  }

  /** The transitions that cancel blocks. */
  List<Exit> exits() {
    return exits;
  }

  /** What is left in most markings. */
  Leave leavesNothing() {
    return leavesNothing;
  }

  /** What a cancelling transition leaves. */
  Exit exit(Transition transition) {
    return exits.stream()
        .filter(exit -> exit.transition().equals(transition))
        .findFirst()
        .orElseThrow();
  }

  Firing firing() {
    return firing;
  }

  /** Whether the flow does something on a failure. */
  boolean hasFailPath() {
    return failPath < net.transitions().size();
  }

  /** The place at which begins what the flow does on a failure. */
  int failPath() {
    return transition(failPath).outputs().get(0);
  }

  /** Whether a transition is of what the flow does on a failure. */
  boolean isOnFailure(int transition) {
    return transition >= failPath;
  }

  /** Whether a region is of the flow itself, and in none of its sub-flows. */
  boolean isOwn(int region) {
    return net.scope(region) == 0;
  }

  /** The region in which an execution took place. */
  int region(Execution execution) {
    return transition(execution.transition()).region();
  }

  /** How a step asks for the end of what it submitted, or null if it does not poll. */
  public @Nullable Polling polling(int transition) {
    return polls[transition];
  }

  /** Whether an execution has an undo that would be called. */
  boolean mayBeUndone(Execution execution) {
    int transition = execution.transition();
    return execution.entered()
        && callsUndo(transition, execution.run() == Execution.Run.SUCCEEDED)
        && (execution.submission() != null || !rules.undoTakesHandle(step(transition)));
  }

  /** Whether it is to be called still. */
  boolean undoIsDue(Execution execution) {
    return !execution.undoIsOver() && mayBeUndone(execution);
  }

  /** Whether an execution has done, or may do, what cannot be undone. */
  boolean isIrreversible(Execution execution) {
    int transition = execution.transition();
    return isTask(transition) && execution.entered() && rules.isIrreversible(step(transition));
  }

  /** An execution as it is told to people. */
  String name(Execution execution) {
    return step(execution.transition()) + "#" + execution.visit();
  }

  /** Whether the flow has something else of this name: a choice, a parallel, a pause, an await. */
  boolean isNoTask(String name) {
    return transitions.keySet().stream()
        .anyMatch(
            other ->
                other.equals(name) || other.startsWith(name + "/") || other.startsWith(name + "."));
  }

  /** The place from which a step takes its token. */
  int entry(int transition) {
    return transition(transition).inputs().get(0);
  }

  /** How a step is called. */
  public Tries tries(int transition) {
    return tries[transition];
  }

  /** Where it is gone back to when a step has failed for good, or null. */
  @Nullable WayBack wayBack(int transition) {
    return waysBack[transition];
  }

  /** How the undo of a step is called. */
  public Tries undoTries(int transition) {
    return undoTries[transition];
  }

  /** What follows when a guard of a choice has thrown, or a held step is taken as failed. */
  Policy onFailure(Transition of) {
    return rules.onFailure(net.regions().get(net.scope(of.region())).name());
  }

  /** Whether the undos before one that has failed do not wait for it. */
  boolean passesFailedUndos() {
    return rules.passesFailedUndos();
  }

  /** A step is handed out alone, for the first time. */
  Advance handsOut(int task, int execution, int visit) {
    return handedOut.of(task, step(task), execution, visit);
  }

  /** The names of all steps, awaits, ... of the flow, in its order. */
  public List<String> names(Transition.Kind kind) {
    return net.transitions().stream()
        .filter(transition -> transition.kind() == kind)
        .map(Transition::name)
        .toList();
  }

  /** The step of this name, or -1 if the flow has none. */
  int stepOf(String name) {
    Integer index = transitions.get(name);
    return index == null || !isTask(index) ? -1 : index;
  }

  /** The step, pause or await of this name, or -1 if the flow has none. */
  int executed(String name) {
    Integer index = transitions.get(name);
    return index == null
        ? -1
        : switch (transition(index).kind()) {
          case TASK, TIMER, ANSWER -> index;
          default -> -1;
        };
  }

  /** Where the token of an execution that has finished was put. */
  List<Integer> after(Execution execution) {
    int transition = execution.transition();
    boolean timedOut = execution.run() == Execution.Run.TIMED_OUT;
    return transition(timedOut ? waits.over(transition) : transition).outputs();
  }

  /** The await of this name, or -1 if the flow has none. */
  public int awaitOf(String name) {
    Integer index = transitions.get(name);
    return index == null || transition(index).kind() != Transition.Kind.ANSWER ? -1 : index;
  }

  /** The decision place of a choice and the outcome of a branch of it, or null. */
  @Nullable Transition outcome(String choice, String branch) {
    Integer index = transitions.get(choice + "/" + branch);
    return index == null || transition(index).kind() != Transition.Kind.OUTCOME
        ? null
        : transition(index);
  }

  /** The place at which a choice is made, or an await begins. */
  int decisionPlace(String choice) {
    int await = awaitOf(choice);
    if (await >= 0) {
      return entry(await);
    }
    for (Transition transition : net.transitions()) {
      if (transition.kind() == Transition.Kind.OUTCOME
          && transition.name().startsWith(choice + "/")) {
        return transition.inputs().get(0);
      }
    }
    throw new ReplayException(
        "the net of flow '" + net.flow() + "' has no choice '" + choice + "'");
  }

  /** The marked places at which a step is to be handed out. */
  List<Integer> readyPlaces(Marking marking) {
    List<Integer> ready = new ArrayList<>();
    for (int place = 0; place < consumers.length; place++) {
      if (marking.has(place)
          && consumers[place].length > 0
          && transition(consumers[place][0]).kind() == Transition.Kind.TASK) {
        ready.add(place);
      }
    }
    return ready;
  }
}
