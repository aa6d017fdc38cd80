package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceListener.Happening;
import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.spi.Change;
import java.util.List;

/**
 * What an instance wants to become.
 *
 * @param after its snapshot once the change is durable
 * @param commands to be carried out then
 * @param happened what is told to listeners then
 * @param answered who waits for that
 */
record Proposal(
    LiveInstance instance,
    Change change,
    Snapshot after,
    List<Command> commands,
    List<Happening> happened,
    List<Message> answered) {
  List<Work> committed() {
    return instance.committed(this);
  }
}
