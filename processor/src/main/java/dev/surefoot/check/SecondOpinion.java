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
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * Holds the verdict of the {@linkplain Soundness theorem} against what the flow's net says by
 * itself. The net knows neither regions nor branches, so a mistake in the rules, in the compiler of
 * nets or in the check of nets shows here, before a flow runs.
 *
 * <p>Cancelling exits make it a net with reset arcs: then {@linkplain Blocks blocks} that no exit
 * leaves are reduced, and the rest is explored up to a limit.
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
    if (cancels(net) && soundness.isWrongByTokensLeft()) {
      return Optional.empty(); // a cancelling exit may by chance clear them away
    }
    Verdict verdict = WorkflowNetCheck.check(petriNet(Blocks.collapsed(net)));
    if (verdict instanceof Verdict.Unknown unknown) {
      return soundness.holds()
          ? Optional.of(
              Finding.SECOND_OPINION_UNKNOWN.problem(
                  Source.NONE, List.of(), flow.name(), unknown.why()))
          : Optional.empty();
    }
    if ((verdict.isSound() && isWorkflowNet(net)) != soundness.holds()) {
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

  private static boolean cancels(Net net) {
    return net.transitions().stream().anyMatch(t -> !t.cancels().isEmpty());
  }

  /**
   * Whether every place and transition is on a way from the source to the sink. JGraphT says so:
   * with a way back from the sink to the source, all are one strongly connected component (van der
   * Aalst, <i>Verification of Workflow Nets</i>, 1997).
   */
  static boolean isWorkflowNet(Net net) {
    int places = net.places().size();
    int nodes = places + net.transitions().size();
    List<List<Integer>> next = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      next.add(new ArrayList<>());
    }
    for (int number = 0; number < net.transitions().size(); number++) {
      int transition = places + number;
      net.transitions().get(number).inputs().forEach(place -> next.get(place).add(transition));
      next.get(transition).addAll(net.transitions().get(number).outputs());
      cancelled(net, net.transitions().get(number)).forEach(p -> next.get(p).add(transition));
    }
    next.get(Net.SINK).add(Net.SOURCE);
    BitSet all = new BitSet();
    all.set(0, nodes);
    return Components.of(all, next::get).size() == 1;
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
      cancelled(net, transition).forEach(place -> builder.reset(number, place));
    }
    return builder.build();
  }

  /** The places that a transition empties. */
  private static List<Integer> cancelled(Net net, Transition transition) {
    List<Integer> places = new ArrayList<>();
    for (int place = 0; place < net.places().size() && !transition.cancels().isEmpty(); place++) {
      if (transition.cancels().contains(net.places().get(place).region())) {
        places.add(place);
      }
    }
    return places;
  }
}
