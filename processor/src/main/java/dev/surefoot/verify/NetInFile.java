package dev.surefoot.verify;

import dev.surefoot.check.petri.PetriNet;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of one net.
 *
 * @param id the net's identifier, empty if it has none
 * @param net the net, or null if it cannot be made out
 * @param defect why it cannot
 */
record NetInFile(String id, @Nullable PetriNet net, Optional<String> defect) {
  static NetInFile readable(String id, PetriNet net) {
    return new NetInFile(id, net, Optional.empty());
  }

  static NetInFile unreadable(String id, String defect) {
    return new NetInFile(id, null, Optional.of(defect));
  }
}
