package dev.surefoot.check;

import dev.surefoot.check.petri.PetriNet;
import dev.surefoot.check.petri.Verdict;
import dev.surefoot.check.petri.WorkflowNetCheck;
import dev.surefoot.model.FlowModel;
import dev.surefoot.model.Source;
import dev.surefoot.net.Net;
import dev.surefoot.net.NetCompiler;
import dev.surefoot.net.Place;
import dev.surefoot.net.Transition;
import java.util.List;
import java.util.Optional;

/**
 * Holds the verdict of the {@linkplain Soundness theorem} against what the flow's net says by
 * itself. The net knows neither regions nor branches, so a mistake in the rules, in the compiler of
 * nets or in the check of nets shows here, before a flow runs.
 */
final class SecondOpinion {
  private SecondOpinion() {}

  /**
   * Asks for the second opinion.
   *
   * @return a warning if the net is too large for one, and the theorem has nothing against the flow
   * @throws IllegalStateException if the opinions differ
   */
  static Optional<Problem> on(FlowModel flow, Soundness soundness) {
    Net net = NetCompiler.compile(flow);
    Verdict verdict = WorkflowNetCheck.check(petriNet(net));
    if (verdict instanceof Verdict.Unknown unknown) {
      return soundness.holds()
          ? Optional.of(
              Finding.SECOND_OPINION_UNKNOWN.problem(
                  Source.NONE, List.of(), flow.name(), unknown.why()))
          : Optional.empty();
    }
    if (verdict.isSound() != soundness.holds()) {
      throw new IllegalStateException(
          "This is a bug in Surefoot, please report it with the net below: its rules find flow '"
              + flow.name()
              + (soundness.holds() ? "' sound" : "' unsound")
              + ", but its net is "
              + verdict
              + "\n"
              + net.text());
    }
    return Optional.empty();
  }

  /** The net of a flow, without what makes it one of a flow. */
  static PetriNet petriNet(Net net) {
    PetriNet.Builder builder = PetriNet.builder();
    for (Place place : net.places()) {
      builder.place(place.name(), 0);
    }
    for (Transition transition : net.transitions()) {
      int number = builder.transition(transition.name());
      transition.inputs().forEach(place -> builder.input(number, place, 1));
      transition.outputs().forEach(place -> builder.output(number, place, 1));
    }
    return builder.build();
  }
}
