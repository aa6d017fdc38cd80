package dev.surefoot.check.data;

import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.model.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * An undo is given what its own execution has read and made. What it asks for beyond that is a
 * mistake of its step class, whatever flow uses it.
 */
public final class UndoData {
  private final Signature step;
  private final KeyWords words;

  private UndoData(Signature step) {
    this.step = step;
    this.words = new KeyWords(seen(step));
  }

  /**
   * The mistakes of a step class, at the undo's parameters as far as their places are known.
   *
   * @param type the simple name of the class
   * @param otherwise the place of a parameter whose place is not known
   */
  public static List<Problem> mistakes(String type, Signature step, Source otherwise) {
    UndoData undo = new UndoData(step);
    return step.undo().stream()
        .filter(asked -> !isSeen(step, asked))
        .map(asked -> undo.mistake(type, asked, otherwise))
        .toList();
  }

  /** Whether an execution reads or makes what its undo asks for. */
  static boolean isSeen(Signature step, Input asked) {
    return seen(step).contains(asked.key());
  }

  private static List<DataKey> seen(Signature step) {
    List<DataKey> seen = new ArrayList<>();
    step.inputs().forEach(input -> seen.add(input.key()));
    step.handle().ifPresent(seen::add);
    seen.addAll(step.outputs());
    return seen;
  }

  private Problem mistake(String type, Input asked, Source otherwise) {
    String one = words.one(asked.key());
    return Finding.DATA_UNDO.problem(
        asked.at().origin() == null ? otherwise : asked.at(),
        List.of(story(step, words)),
        "step '" + type + "'",
        withParameter(asked, one) + ", which its @Run method neither takes nor returns",
        "let the @Run method take " + one + " too, or leave it out of the undo");
  }

  /** What is asked for, with the parameter that asks. */
  static String withParameter(Input asked, String what) {
    return what + (asked.parameter().isEmpty() ? "" : " (parameter '" + asked.parameter() + "')");
  }

  /** What an undo is given. */
  static String story(Signature step, KeyWords words) {
    List<String> seen = seen(step).stream().map(words::name).toList();
    return "an undo is given what its own execution read and made: "
        + (seen.isEmpty() ? "nothing" : String.join(", ", seen));
  }
}
