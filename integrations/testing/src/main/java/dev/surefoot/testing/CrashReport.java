package dev.surefoot.testing;

/**
 * What a {@link CrashLaboratory} has tried without finding anything.
 *
 * @param runs of the flow, each with one crash or more
 * @param crashes in all of them
 * @param points at which a run was killed or passed
 * @param endings the different ends that undisturbed runs had
 */
public record CrashReport(int runs, int crashes, long points, int endings) {
  CrashReport plus(CrashPoints run) {
    return new CrashReport(runs + 1, crashes + run.crashes().size(), points + run.total(), endings);
  }
}
