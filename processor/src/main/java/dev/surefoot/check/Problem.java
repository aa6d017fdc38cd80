package dev.surefoot.check;

import dev.surefoot.model.Source;
import java.util.List;

/**
 * A finding at a place; made by {@link Finding#problem}.
 *
 * @param finding which rule is broken
 * @param message what is wrong, in the user's own names; one line that stands alone
 * @param story why, in the order in which it happens; may be empty
 * @param fix what to write instead; may be empty
 * @param at the exact sub-expression
 */
public record Problem(Finding finding, String message, List<String> story, String fix, Source at) {
  public Problem {
    story = List.copyOf(story);
  }

  /** Whether the flow is refused for it. */
  public boolean isError() {
    return finding.severity() == Severity.ERROR;
  }

  /** The same problem with another fix than the usual one. */
  public Problem withFix(String other) {
    return new Problem(finding, message, story, other, at);
  }

  /** The whole text as the compiler prints it. */
  public String text() {
    StringBuilder text = new StringBuilder("[").append(finding.code()).append("] ").append(message);
    story.forEach(line -> text.append("\n    ").append(line));
    return fix.isEmpty() ? text.toString() : text.append("\n    fix: ").append(fix).toString();
  }
}
