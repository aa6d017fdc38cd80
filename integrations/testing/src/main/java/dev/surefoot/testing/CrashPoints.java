package dev.surefoot.testing;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Counts the places of a run at which it can be killed, and kills it where a schedule says. */
final class CrashPoints {
  /** Ends what runs in a process that was killed; an error, so that few catch it. */
  static final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
      super("killed by the crash laboratory", null, false, false);
    }
  }

  /** A run that goes on for longer than this does not end. */
  private static final int MOST = 100_000;

  /** Of the run that this thread, or one that it made, is in. */
  static final InheritableThreadLocal<CrashPoints> HERE = new InheritableThreadLocal<>();

  private final List<Integer> schedule;
  private final Runnable kill;
  private final List<String> crashes = new ArrayList<>();
  private @Nullable String violation;
  private int total;
  private int inProcess;
  private boolean crashed;

  /**
   * Kills each process at a point of its own.
   *
   * @param schedule for each process which point of it, from 0; those that follow live on
   * @param kill cuts the process off
   */
  CrashPoints(List<Integer> schedule, Runnable kill) {
    this.schedule = new ArrayList<>(schedule);
    this.kill = kill;
  }

  /** Another process begins. */
  void begin() {
    inProcess = 0;
    crashed = false;
  }

  /** Kills the process that is there so many places later, unless another place comes first. */
  void killLater(int places) {
    if (schedule.size() == crashes.size()) {
      schedule.add(inProcess + places);
    }
  }

  /** The process is not killed, if it has not been. */
  void spare() {
    schedule.subList(crashes.size(), schedule.size()).clear();
  }

  /** Whether the process is killed here. */
  boolean kills(String where) {
    if (crashed) {
      return true;
    }
    total++;
    int at = inProcess++;
    if (total > MOST) {
      violated("it does not come to an end: it passed " + MOST + " places to be killed at");
      crashed = true;
      kill.run();
    } else if (crashes.size() < schedule.size() && schedule.get(crashes.size()) == at) {
      crashes.add(where);
      crashed = true;
      kill.run();
    }
    return crashed;
  }

  /** As {@link #kills}, and ends who calls it. */
  void pass(String where) {
    if (kills(where)) {
      throw new Killed();
    }
  }

  /** A promise was broken; the first one counts. */
  void violated(String how) {
    violation = violation == null ? how : violation;
  }

  @Nullable String violation() {
    return violation;
  }

  boolean crashed() {
    return crashed;
  }

  /** How many places there were. */
  int total() {
    return total;
  }

  /** Where it was killed. */
  List<String> crashes() {
    return List.copyOf(crashes);
  }
}
