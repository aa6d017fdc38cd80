package dev.surefoot.check;

import dev.surefoot.Redirections;
import dev.surefoot.model.FlowModel;
import java.util.BitSet;
import java.util.List;

/**
 * Runs all rules on a flow, in stages: a flow that fails one is not asked the next, so that one
 * mistake gives one message.
 *
 * <ol>
 *   <li>structure: names, lengths of time, targets of jumps and of ways back, what stands after a
 *       jump, fallbacks and guards
 *   <li>jumps: what the profile forbids, then the theorem's first two conditions
 *   <li>ways: the theorem's third condition, only if no jump was refused
 *   <li>silent rounds, as far as none of their steps was reported
 * </ol>
 *
 * <p>What the {@linkplain Soundness theorem} says is held against a {@linkplain SecondOpinion
 * second opinion} on the flow's net, every time.
 */
public final class FlowCheck {
  private FlowCheck() {}

  /**
   * The problems of a flow in the order of the source; no {@linkplain Problem#isError error} among
   * them means that it is proved.
   *
   * @throws IllegalStateException if the two opinions on its soundness differ, which is a bug in
   *     the checker; the message holds the net
   */
  public static List<Problem> check(FlowModel flow, Redirections redirections) {
    Outline outline = Outline.of(flow);
    Problems problems = new Problems();
    NameRules.check(outline, problems);
    TimeRules.check(outline, problems);
    TargetRules.check(outline, problems);
    BackRules.check(outline, problems);
    StructureRules.check(outline, problems);
    if (!problems.hasErrors()) {
      GuardRules.check(outline, problems);
      checkSoundness(outline, redirections, problems);
    }
    return problems.inOrder();
  }

  private static void checkSoundness(
      Outline outline, Redirections redirections, Problems problems) {
    Soundness soundness = Soundness.of(outline);
    BitSet reported = JumpRules.check(outline, soundness, redirections, problems);
    if (reported.isEmpty()) {
      WayRules.check(outline, soundness, problems);
      soundness.unreachable().forEach(spot -> reported.set(spot.number()));
      soundness.trapped().forEach(spot -> reported.set(spot.number()));
    }
    SilentLoops.check(outline, soundness.graph(), reported, problems);
    SecondOpinion.on(outline.flow(), soundness).ifPresent(problems::add);
  }
}
