package dev.surefoot.check;

import dev.surefoot.model.Await;
import dev.surefoot.model.Branch;
import dev.surefoot.model.End;
import dev.surefoot.model.Redirect;
import dev.surefoot.model.Subflow;
import java.util.List;
import java.util.stream.Collectors;

/** How messages call the parts of a flow. */
final class Words {
  private Words() {}

  static String quote(String name) {
    return "'" + name + "'";
  }

  /** {@code 'a'}, {@code 'a' and 'b'}, or {@code 'a', 'b' and 'c'}. */
  static String and(List<String> names) {
    return list(names, " and ");
  }

  /** {@code 'a'}, {@code 'a' or 'b'}, or {@code 'a', 'b' or 'c'}. */
  static String or(List<String> names) {
    return list(names, " or ");
  }

  private static String list(List<String> names, String last) {
    int most = names.size() - 1;
    if (most < 1) {
      return names.stream().map(Words::quote).collect(Collectors.joining());
    }
    return names.subList(0, most).stream().map(Words::quote).collect(Collectors.joining(", "))
        + last
        + quote(names.get(most));
  }

  /** {@code at top level}, or {@code in branch 'short' of 'check'}. */
  static String where(Spot spot) {
    Spot parent = spot.parent();
    Branch branch = spot.branch();
    if (parent != null && parent.node() instanceof Subflow) {
      return "in sub-flow " + quote(parent.name());
    }
    if (parent != null && parent.node() instanceof Await) {
      return "in the timeout of " + quote(parent.name());
    }
    return parent == null || branch == null
        ? "at top level"
        : "in branch " + quote(branch.name().text()) + " of " + quote(parent.name());
  }

  /** {@code 'pick'}, or {@code the jump in branch 'short' of 'check'}. */
  static String what(Spot spot) {
    return spot.node().label().isPresent()
        ? quote(spot.name())
        : "the " + spot.node().kind().word() + " " + where(spot);
  }

  /** {@code task 'pick'} or the like, with the word for its kind. */
  static String whatKind(Spot spot) {
    return spot.node().label().isPresent()
        ? spot.node().kind().word() + " " + quote(spot.name())
        : what(spot);
  }

  /** What a jump or an end does when the token comes to it, such as {@code jumps to 'pick'}. */
  static String deed(Spot spot, Outline outline) {
    if (spot.node().kind().cancels() && outline.leavesByCancelling(spot)) {
      FlowRegion to = outline.cancelsTo(spot);
      String left = quote(spot.region().ancestor(to.depth() + 1).parallel().name());
      return "cancels "
          + left
          + (spot.node() instanceof Redirect redirect
              ? " and goes on at " + quote(outline.target(redirect).name())
              : " and ends the flow");
    }
    if (spot.node() instanceof Redirect redirect) {
      return "jumps to " + quote(outline.target(redirect).name());
    }
    if (spot.node() instanceof End) {
      return "ends the flow";
    }
    throw new IllegalArgumentException(what(spot) + " does not leave its branch");
  }

  /** Who comes to a step, such as {@code 'check' chooses 'short'}. */
  static String arrival(Spot spot) {
    Spot parent = spot.parent();
    Branch branch = spot.branch();
    if (parent == null || branch == null) {
      return "the flow goes on";
    }
    String name = quote(branch.name().text());
    if (parent.node() instanceof Subflow) {
      return "sub-flow " + quote(parent.name()) + " goes on";
    }
    if (parent.node() instanceof Await await && await.timeout() != null) {
      return quote(parent.name()) + " gets no answer in " + await.timeout().time();
    }
    return parent.node().kind().requiresFallback()
        ? quote(parent.name()) + " chooses " + name
        : "branch " + name + " of " + quote(parent.name()) + " goes on";
  }
}
