package dev.surefoot;

/**
 * One call of a step's action or undo, asked for as a parameter of either.
 *
 * @param key names the execution (instance, step, visit; an undo has its own): equal in every retry
 *     and after a crash, so that the outside world can recognise a repeated request
 * @param id names this very call; different in every attempt
 * @param number counts the calls of this execution, from one
 * @param answerKeys makes the keys of {@link #answerKey}
 */
public record Attempt(String key, String id, int number, AnswerKeys answerKeys) {
  /** A call of a flow that awaits nothing. */
  public Attempt(String key, String id, int number) {
    this(
        key,
        id,
        number,
        await -> {
          throw new IllegalArgumentException("there is no await '" + await + "'");
        });
  }

  /**
   * The key with which an await of the flow can be answered from outside: of the one that waits
   * now, else of the next one, so that a step can tell it to the outside before the await begins.
   * It cannot be guessed, is equal in every attempt, and is no longer good when that await has been
   * answered, timed out or cancelled. An answer that comes before the await begins is kept for it.
   *
   * @param await the name of the await in the flow of this step
   * @throws IllegalArgumentException if the flow has none of this name
   */
  public String answerKey(String await) {
    return answerKeys.of(await);
  }

  /** Without what makes the keys, which says nothing in a log. */
  @Override
  public String toString() {
    return "Attempt[key=" + key + ", id=" + id + ", number=" + number + "]";
  }
}
