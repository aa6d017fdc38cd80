package dev.surefoot.runtime.internal.engine;

import dev.surefoot.net.Net;
import dev.surefoot.runtime.FlowBindingException;
import java.util.ArrayList;
import java.util.List;

/** Refuses a definition whose net is not the one that was proved, and says what differs. */
final class NetDifference {
  private static final int SHOWN = 10;

  private NetDifference() {}

  static void refuse(Net defined, Net proved) {
    if (defined.equals(proved)) {
      return;
    }
    List<String> differences = new ArrayList<>();
    only(defined, proved, "only in the definition: ", differences);
    only(proved, defined, "only in what was compiled: ", differences);
    if (differences.isEmpty()) {
      differences.add("the order of the lines");
    }
    int more = differences.size() - SHOWN;
    throw new FlowBindingException(
        "running define() of flow '"
            + proved.flow()
            + "' gives another net than was proved when it was compiled; compile it again, and"
            + " give it a fixed shape\n  "
            + String.join("\n  ", differences.subList(0, Math.min(SHOWN, differences.size())))
            + (more > 0 ? "\n  and " + more + " more" : ""),
        null);
  }

  private static void only(Net in, Net notIn, String how, List<String> differences) {
    List<String> other = notIn.text().lines().toList();
    for (String line : in.text().lines().toList()) {
      if (!other.contains(line)) {
        differences.add(how + line);
      }
    }
  }
}
