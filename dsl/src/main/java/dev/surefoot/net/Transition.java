package dev.surefoot.net;

import java.util.List;

/**
 * A transition: takes a token from each input place and puts one into each output place.
 *
 * @param name unique in its net; of a {@link Kind#TASK} the step's name, of an {@link Kind#OUTCOME}
 *     {@code choice/branch}, with the names of the sub-flows around it before, {@code
 *     invoicing/send}
 * @param kind what firing it means
 * @param region the index of the region in which it takes its tokens; a join's is the region around
 *     its parallel, those of a sub-flow's border the region around the sub-flow
 * @param inputs the indexes of its input places, ascending
 * @param outputs the indexes of its output places, ascending
 */
public record Transition(
    String name, Kind kind, int region, List<Integer> inputs, List<Integer> outputs) {
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
     * A sub-flow begins: its own token knows its input only, another one with what is known around
     * it waits outside.
     */
    ENTER,
    /** A sub-flow ends: its token is gone, and the one that has waited knows its result too. */
    EXIT;

    /** Whether the engine fires it by itself, with no step to run. */
    public boolean isSilent() {
      return this != TASK;
    }
  }

  public Transition {
    inputs = inputs.stream().sorted().toList();
    outputs = outputs.stream().sorted().toList();
  }
}
