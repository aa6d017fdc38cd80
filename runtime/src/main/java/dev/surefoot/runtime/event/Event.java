package dev.surefoot.runtime.event;

/**
 * Something that happened to an instance: one row of its journal. An instance's state is what its
 * events make of it, in order, and nothing else.
 *
 * <p>Executions are numbered from one within their instance. Steps, choices and silent transitions
 * are told by the names of the net, so that a journal can be read without the code that wrote it.
 */
public sealed interface Event
    permits Created,
        Started,
        Outcome,
        RetryDue,
        Submitted,
        WaitOpened,
        WaitAnswered,
        CorrelationFailed,
        TimerSet,
        TimerFired,
        RequestAccepted,
        RollbackBegun,
        ReservationDropped,
        FailPathBegun,
        PlanAdopted,
        UndoDone,
        UndoFailed,
        UndoSettled,
        GoingBackEnded,
        OwnerChanged,
        NetChanged,
        DeadlinePassed,
        LateRefused {

  /** What follows at once: silent firings and what is handed out. */
  default Advance advance() {
    return Advance.NONE;
  }
}
