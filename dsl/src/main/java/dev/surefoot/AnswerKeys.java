package dev.surefoot;

/** Makes the keys with which the awaits of one instance can be answered from outside. */
@FunctionalInterface
public interface AnswerKeys {
  /**
   * The key of one await, see {@link Attempt#answerKey}.
   *
   * @param await the name of the await in the flow
   * @throws IllegalArgumentException if the flow has none of this name
   */
  String of(String await);
}
