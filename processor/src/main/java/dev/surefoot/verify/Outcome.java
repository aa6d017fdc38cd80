package dev.surefoot.verify;

import dev.surefoot.check.petri.Verdict;
import dev.surefoot.check.petri.Verdict.Reason;
import java.util.List;
import java.util.Locale;

/**
 * What the checker says of one net.
 *
 * @param net the name of the file, and of the net where it has several
 * @param reason why it is unsound, else empty
 * @param detail the same or another verdict explained in a sentence; empty if it is sound
 * @param witness transitions that show the reason, fired one after the other
 * @param states how many markings were looked at
 * @param micros microseconds that reading or checking took
 */
record Outcome(
    String net,
    Word verdict,
    String reason,
    String detail,
    List<String> witness,
    int places,
    int transitions,
    int states,
    long micros) {
  /** The verdicts, from the best to the worst for who asks whether all is well. */
  enum Word {
    SOUND(0),
    UNSOUND(1),
    NOT_A_WORKFLOW_NET(1),
    UNKNOWN(2),
    UNREADABLE(2);

    private final int exitCode;

    Word(int exitCode) {
      this.exitCode = exitCode;
    }

    int exitCode() {
      return exitCode;
    }

    /** As it is printed. */
    String text() {
      return dashed(this);
    }
  }

  static Outcome unreadable(String net, String why) {
    return new Outcome(net, Word.UNREADABLE, "", why, List.of(), 0, 0, 0, 0);
  }

  /** The outcome of a net without its size and what was spent. */
  static Outcome of(String net, Verdict verdict) {
    Word word = Word.SOUND;
    String reason = "";
    String detail = "";
    List<String> witness = List.of();
    if (verdict instanceof Verdict.Unsound unsound) {
      boolean isWorkflowNet = unsound.reason() != Reason.NOT_A_WORKFLOW_NET;
      word = isWorkflowNet ? Word.UNSOUND : Word.NOT_A_WORKFLOW_NET;
      reason = isWorkflowNet ? dashed(unsound.reason()) : "";
      detail = unsound.what();
      witness = unsound.firing();
    } else if (verdict instanceof Verdict.Unknown unknown) {
      word = Word.UNKNOWN;
      detail = unknown.why();
    }
    return new Outcome(net, word, reason, detail, witness, 0, 0, 0, 0);
  }

  Outcome measured(int placeCount, int transitionCount, int stateCount, long microseconds) {
    return new Outcome(
        net,
        verdict,
        reason,
        detail,
        witness,
        placeCount,
        transitionCount,
        stateCount,
        microseconds);
  }

  private static String dashed(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
