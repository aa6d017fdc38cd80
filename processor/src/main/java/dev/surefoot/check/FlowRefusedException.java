package dev.surefoot.check;

import java.util.List;
import java.util.stream.Collectors;

/** A flow breaks the rules; the message lists all its problems as the compiler prints them. */
public final class FlowRefusedException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  FlowRefusedException(String flow, List<Problem> problems) {
    super(
        problems.stream()
            .map(Problem::text)
            .collect(Collectors.joining("\n", "flow '" + flow + "' is refused:\n", "")));
    this.problems = List.copyOf(problems);
  }

  /** The problems in the order of the flow; warnings among them. */
  public List<Problem> problems() {
    return problems;
  }
}
