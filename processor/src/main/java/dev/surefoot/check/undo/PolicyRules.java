package dev.surefoot.check.undo;

import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.model.Source;
import dev.surefoot.model.TimeSpan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a step's annotations say of one step contradicts nothing, and can be read. */
final class PolicyRules {
  private static final Duration LONGEST_BACKOFF = Duration.ofHours(1);

  private final StepContract step;
  private final Source fallback;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<Part> unreadable = EnumSet.noneOf(Part.class);

  private PolicyRules(StepContract step, Source fallback) {
    this.step = step;
    this.fallback = fallback;
  }

  /**
   * The problems of one step class.
   *
   * @param use where a flow uses it: the place of what is not written in this compilation
   */
  static List<Problem> check(StepContract step, Source use) {
    PolicyRules rules = new PolicyRules(step, use);
    rules.undo();
    rules.calls(step.calls(), Part.ATTEMPTS, Part.BACKOFF, Part.TIMEOUT);
    rules.maxBackoff();
    rules.retries();
    rules.concurrency();
    step.undoCalls()
        .ifPresent(c -> rules.calls(c, Part.UNDO_ATTEMPTS, Part.UNDO_BACKOFF, Part.UNDO_TIMEOUT));
    step.polling().ifPresent(rules::polling);
    return rules.problems;
  }

  private void refuse(Finding finding, Part part, Object... arguments) {
    Source at = step.written().getOrDefault(part, fallback);
    problems.add(finding.problem(at, List.of(), arguments));
  }

  private void undo() {
    if (step.undo() != UndoContract.BY_METHOD && step.undoCalls().isPresent()) {
      refuse(
          Finding.UNDO_CONTRADICTION,
          Part.UNDO,
          step.type(),
          step.undo() == UndoContract.NONE
              ? "says that nothing needs to be undone"
              : "says that it cannot be undone",
          step.undo());
    }
  }

  private void calls(Calls calls, Part attempts, Part backoff, Part timeout) {
    String of = attempts == Part.ATTEMPTS ? "" : "the undo of ";
    if (calls.attempts() < 1) {
      refuse(Finding.POLICY_ATTEMPTS, attempts, of, step.type(), calls.attempts());
    }
    Optional<Duration> first = time(backoff, calls.backoff());
    Optional<Duration> most = time(timeout, calls.timeout());
    if (most.filter(Duration::isZero).isPresent()) {
      refuse(Finding.POLICY_TIMEOUT, timeout, of, step.type(), calls.timeout());
    }
    if (calls.attempts() == 1 && first.isPresent()) {
      refuse(
          Finding.POLICY_ONE_ATTEMPT, backoff, of, step.type(), "backoff", attempts.annotation());
    }
    if (calls.attempts() == Step.UNLIMITED
        && first.filter(d -> !d.isZero()).isEmpty()
        && !unreadable.contains(backoff)) {
      refuse(Finding.POLICY_NO_BACKOFF, attempts, of, step.type(), attempts.annotation());
    }
  }

  private void maxBackoff() {
    Calls calls = step.calls();
    Optional<Duration> most = time(Part.MAX_BACKOFF, calls.maxBackoff());
    Optional<Duration> first = parsed(calls.backoff());
    if (most.isPresent() && calls.attempts() == 1) {
      if (first.isEmpty()) { // else that was told
        refuse(Finding.POLICY_ONE_ATTEMPT, Part.MAX_BACKOFF, "", step.type(), "maxBackoff", "Step");
      }
    } else if (most.isPresent() && calls.backoff().isEmpty()) {
      refuse(Finding.POLICY_MAX_ALONE, Part.MAX_BACKOFF, step.type(), calls.maxBackoff());
    } else if (most.isPresent() && first.isPresent() && most.get().compareTo(first.get()) < 0) {
      refuse(
          Finding.POLICY_BACKOFF,
          Part.MAX_BACKOFF,
          step.type(),
          calls.backoff(),
          "the longest one, maxBackoff = \"" + calls.maxBackoff() + "\"",
          calls.backoff());
    } else if (calls.maxBackoff().isEmpty()
        && calls.attempts() > 1
        && first.filter(d -> d.compareTo(LONGEST_BACKOFF) > 0).isPresent()) {
      refuse(
          Finding.POLICY_BACKOFF,
          Part.BACKOFF,
          step.type(),
          calls.backoff(),
          "the longest one, which is an hour where maxBackoff is not written",
          calls.backoff());
    }
  }

  private void retries() {
    Calls calls = step.calls();
    boolean written = !calls.retryOn().equals(Calls.EVERYTHING);
    if (written && calls.attempts() == 1) {
      if (calls.backoff().isEmpty() && calls.maxBackoff().isEmpty()) {
        refuse(Finding.POLICY_ONE_ATTEMPT, Part.RETRY_ON, "", step.type(), "retryOn", "Step");
      }
    } else if (calls.attempts() > 1 && calls.retryOn().isEmpty()) {
      refuse(Finding.POLICY_RETRY_NOTHING, Part.RETRY_ON, step.type());
    }
  }

  private void concurrency() {
    if (step.concurrency() < 0) {
      refuse(Finding.POLICY_CONCURRENCY, Part.CONCURRENCY, step.type(), step.concurrency());
    }
  }

  private void polling(Polling polling) {
    Optional<Duration> every = time(Part.POLL_EVERY, polling.every());
    if (every.filter(Duration::isZero).isPresent() || polling.every().isEmpty()) {
      refuse(Finding.POLL_EVERY, Part.POLL_EVERY, step.type(), polling.every());
    }
    Optional<Duration> timeout = time(Part.POLL_TIMEOUT, polling.timeout());
    if (every.isPresent() && timeout.isPresent() && timeout.get().compareTo(every.get()) < 0) {
      refuse(
          Finding.POLL_TIMEOUT, Part.POLL_TIMEOUT, step.type(), polling.timeout(), polling.every());
    }
  }

  private Optional<Duration> time(Part part, String text) {
    Optional<Duration> time = parsed(text);
    if (time.isEmpty() && !text.isEmpty()) {
      unreadable.add(part);
      refuse(
          Finding.POLICY_TIME,
          part,
          text,
          part.annotation(),
          part.element(),
          step.type(),
          TimeSpan.FORM);
    }
    return time;
  }

  private static Optional<Duration> parsed(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(TimeSpan.parse(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
