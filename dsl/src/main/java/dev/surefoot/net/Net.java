package dev.surefoot.net;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The Petri net of a flow: a workflow net with one source and one sink. Immutable; places,
 * transitions and regions are told apart by their index.
 *
 * @param flow the flow's name
 * @param regions the root first, each after its parent
 * @param places the source first, the sink second
 * @param transitions those of one choice stand in the order in which guards are asked, the fallback
 *     last; those of what the flow does on a failure stand behind all others
 */
public record Net(
    String flow, List<Region> regions, List<Place> places, List<Transition> transitions) {
  /** The index of the place that holds the one token of a new instance. */
  public static final int SOURCE = 0;

  /** The index of the place that holds the one token of a finished instance. */
  public static final int SINK = 1;

  public Net {
    regions = List.copyOf(regions);
    places = List.copyOf(places);
    transitions = List.copyOf(transitions);
  }

  /** The canonical form, one line a region, place and transition; {@link #parse} reads it back. */
  public String text() {
    return NetText.write(this);
  }

  /**
   * Reads the canonical form.
   *
   * @throws IllegalArgumentException if the text is no net; the message names the line
   */
  public static Net parse(String text) {
    return NetText.read(text);
  }

  /**
   * The region in which the data of a region are known: itself or the innermost one around it that
   * is a sub-flow, else the root.
   */
  public int scope(int region) {
    int scope = region;
    while (regions.get(scope).kind() == Region.Kind.BRANCH) {
      scope = regions.get(scope).parent();
    }
    return scope;
  }

  /**
   * The index of the transition with which begins what the flow does on a failure: that one and all
   * behind it belong to it. If it does nothing, the number of transitions.
   */
  public int onFailure() {
    int t = 0;
    while (t < transitions.size() && transitions.get(t).kind() != Transition.Kind.FAIL) {
      t++;
    }
    return t;
  }

  /** SHA-256 of the canonical form in hexadecimal: equal exactly for equal nets. */
  public String fingerprint() {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
