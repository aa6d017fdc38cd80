package shop;

import dev.surefoot.Run;
import dev.surefoot.Step;
import dev.surefoot.UndoContract;
import java.util.Optional;

/** Comes to another answer every time, so that loops end. */
@Step(undo = UndoContract.NONE)
public final class Inspect {
  @Run
  public Inspection run(Optional<Inspection> before) {
    return new Inspection(before.map(Inspection::times).orElse(0) + 1);
  }
}
