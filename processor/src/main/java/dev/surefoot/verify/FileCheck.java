package dev.surefoot.verify;

import dev.surefoot.check.petri.PetriNet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is said of the nets of one file.
 *
 * @param last the last net, if it can be read and was to be kept
 */
record FileCheck(List<Outcome> outcomes, Optional<PetriNet> last) {
  /** Reads a file and checks all its nets; what goes wrong is an outcome. */
  static FileCheck of(Path file, Checker checker, boolean keepsNet) {
    String name = String.valueOf(file.getFileName());
    List<NetInFile> found;
    try (InputStream in = Files.newInputStream(file)) {
      found = PnmlReader.read(in);
    } catch (NoSuchFileException e) {
      return unreadable(name, "there is no such file");
    } catch (UnreadableNetException | IOException e) {
      return unreadable(name, String.valueOf(e.getMessage()));
    } catch (OutOfMemoryError e) {
      return unreadable(name, "it needs more memory than there is");
    }
    List<Outcome> outcomes = new ArrayList<>();
    Optional<PetriNet> last = Optional.empty();
    for (NetInFile net : found) {
      String full = found.size() == 1 ? name : name + "#" + net.id();
      PetriNet read = net.net();
      last = Optional.ofNullable(keepsNet ? read : null);
      outcomes.add(
          read == null
              ? Outcome.unreadable(full, net.defect().orElse(""))
              : checker.check(full, read));
    }
    return new FileCheck(outcomes, last);
  }

  private static FileCheck unreadable(String name, String why) {
    return new FileCheck(List.of(Outcome.unreadable(name, why)), Optional.empty());
  }
}
