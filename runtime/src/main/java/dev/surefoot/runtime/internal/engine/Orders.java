package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.internal.core.Command;
import dev.surefoot.runtime.internal.core.Occurrence;
import java.util.List;

/** Carries out what the core commands for one instance, once it is durable. */
record Orders(LiveInstance instance, Alarms alarms) {
  /** Adds what a worker has to do to the works, and sees to the rest. */
  void carryOut(Command command, List<Work> works) {
    if (command instanceof Command.CallUndo undo) {
      works.add(new UndoWork(instance, undo.execution(), undo.attempt()));
    } else if (command instanceof Command.Poll poll) {
      works.add(new PollWork(instance, poll.execution(), poll.attempt()));
    } else if (command instanceof Command.AwaitLeft await) {
      afterSettle(new Occurrence.LeftExpired(await.executions()));
    } else if (command instanceof Command.WakeAt wake) {
      alarms.set(wake);
    } else if (command instanceof Command.AwaitSettled await) {
      afterSettle(new Occurrence.SettleExpired(await.leaving(), await.rollback()));
    } else if (command instanceof Command.Interrupt interrupt) {
      interrupt(interrupt);
    }
  }

  private void afterSettle(Occurrence expired) {
    Message message = Message.of(expired);
    instance.host().afterSettle(() -> instance.offer(message));
  }

  private void interrupt(Command.Interrupt interrupt) {
    RunningCalls calls = instance.calls();
    int execution = interrupt.execution();
    int attempt = interrupt.attempt();
    if (interrupt.undo()) {
      calls.interrupt(new UndoWork(instance, execution, attempt));
    } else {
      calls.interrupt(new StepWork(instance, execution, attempt));
      calls.interrupt(new PollWork(instance, execution, attempt));
    }
  }
}
