package travel;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;
import dev.surefoot.UndoFailurePolicy;

/** An undo may fail after half of its work; what came before it is undone all the same. */
@Flow(
    value = "trip-package",
    onFailure = FailurePolicy.HOLD,
    onUndoFailure = UndoFailurePolicy.CONTINUE)
public final class PackageFlow extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("flight", Book.class).task(BookPackage.class).task("pay", Book.class);
  }
}
