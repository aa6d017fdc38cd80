package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.InstanceListener.Happening;
import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.spi.Change;
import dev.surefoot.runtime.spi.JournalRow;
import java.util.List;
import org.jspecify.annotations.Nullable;

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
  /** How long what it appends is, without keys and times. */
  long bytes() {
    long bytes = 0;
    for (JournalRow row : change.rows()) {
      byte @Nullable [] value = row.value();
      bytes += row.event().length + (value == null ? 0 : value.length);
    }
    return bytes;
  }

  List<Work> committed() {
    return instance.committed(this);
  }
}
