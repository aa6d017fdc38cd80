package dev.surefoot.net;

import java.util.List;

/**
 * A transition: takes a token from each input place, empties the places of the regions that it
 * cancels, and puts a token into each output place.
 *
 * @param name unique in its net; of a {@link Kind#TASK}, {@link Kind#TIMER} or {@link Kind#ANSWER}
 *     the step's name, of an {@link Kind#OUTCOME} {@code choice/branch}, of a {@link Kind#TIMEOUT}
 *     {@code await/timeout}; the names of the sub-flows around it stand before, {@code
 *     invoicing/send}
 * @param kind what firing it means
 * @param region the index of the region in which it takes its tokens; a join's is the region around
 *     its parallel, those of a sub-flow's border the region around the sub-flow
 * @param inputs the indexes of its input places, ascending
 * @param outputs the indexes of its output places, ascending
 * @param cancels the indexes of the regions that it leaves for good, ascending: firing it also
 *     takes every token from their places
 */
public record Transition(
    String name,
    Kind kind,
    int region,
    List<Integer> inputs,
    List<Integer> outputs,
    List<Integer> cancels) {
  /** What firing a transition means. */
  public enum Kind {
    /** The instance begins. */
    START,
    /** A step runs: a task's, or the action of a choice. */
    TASK,
    /** A choice takes a branch; of one choice, in the order in which guards are asked. */
    OUTCOME,
    /** A parallel begins: a token for each branch. */
    SPLIT,
    /** A parallel ends: all its branches have come. */
    JOIN,
    /** The token goes elsewhere. */
    JUMP,
    /** The instance ends. */
    END,
    /**
     * A step has failed for good, and the flow does what it does then: an alternative to its start,
     * which takes whatever tokens there are and never fires by itself.
     */
    FAIL,
    /** The instance ends as failed. */
    FAILED,
    /** The time of a pause has passed. */
    TIMER,
    /** The datum that an await waits for has come. */
    ANSWER,
    /** The time of an await is over; it takes from the place of the await's answer. */
    TIMEOUT,
    /**
     * A sub-flow begins: its own token knows its input only, another one with what is known around
     * it waits outside.
     */
    ENTER,
    /** A sub-flow ends: its token is gone, and the one that has waited knows its result too. */
    EXIT;

    /** Whether the engine fires it by itself, with nothing to run and nothing to wait for. */
    public boolean isSilent() {
      return switch (this) {
        case TASK, TIMER, ANSWER, TIMEOUT, FAIL -> false;
        case START, OUTCOME, SPLIT, JOIN, JUMP, END, FAILED, ENTER, EXIT -> true;
      };
    }
  }

  public Transition {
    inputs = inputs.stream().sorted().toList();
    outputs = outputs.stream().sorted().toList();
    cancels = cancels.stream().sorted().toList();
  }

  /** A transition that cancels nothing. */
  public Transition(
      String name, Kind kind, int region, List<Integer> inputs, List<Integer> outputs) {
    this(name, kind, region, inputs, outputs, List.of());
  }
}
