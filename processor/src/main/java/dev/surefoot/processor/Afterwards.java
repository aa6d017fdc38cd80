package dev.surefoot.processor;

import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.util.ArrayList;
import java.util.List;

/**
 * Prints errors when the rounds are over and the compiler begins with the types. An error that is
 * printed in a round makes the compiler stop before that, and its own errors, in whatever class,
 * would be lost; one that is printed now keeps it from generating classes, and from nothing else.
 */
final class Afterwards implements TaskListener {
  private final List<Runnable> errors = new ArrayList<>();

  void add(Runnable error) {
    errors.add(error);
  }

  @Override
  public void started(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.ANALYZE) {
      printAll();
    }
  }

  /** Where types are never looked at: with {@code -proc:only}, or after other errors. */
  @Override
  public void finished(TaskEvent event) {
    if (event.getKind() == TaskEvent.Kind.COMPILATION) {
      printAll();
    }
  }

  private void printAll() {
    List<Runnable> now = List.copyOf(errors);
    errors.clear();
    now.forEach(Runnable::run);
  }
}
