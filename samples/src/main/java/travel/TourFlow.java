package travel;

import dev.surefoot.Body;
import dev.surefoot.FailurePolicy;
import dev.surefoot.Flow;
import dev.surefoot.FlowDefinition;

/** Sixteen days, on each two things beside each other. */
@Flow(value = "trip-tour", onFailure = FailurePolicy.HOLD)
public final class TourFlow extends FlowDefinition<String> {
  @Override
  protected Body<String> define() {
    return task("flight", Book.class)
        .parallel(
            "day-01",
            branch("noon-01", task("museum-01", Book.class)),
            branch("night-01", task("dinner-01", Book.class)))
        .parallel(
            "day-02",
            branch("noon-02", task("museum-02", Book.class)),
            branch("night-02", task("dinner-02", Book.class)))
        .parallel(
            "day-03",
            branch("noon-03", task("museum-03", Book.class)),
            branch("night-03", task("dinner-03", Book.class)))
        .parallel(
            "day-04",
            branch("noon-04", task("museum-04", Book.class)),
            branch("night-04", task("dinner-04", Book.class)))
        .parallel(
            "day-05",
            branch("noon-05", task("museum-05", Book.class)),
            branch("night-05", task("dinner-05", Book.class)))
        .parallel(
            "day-06",
            branch("noon-06", task("museum-06", Book.class)),
            branch("night-06", task("dinner-06", Book.class)))
        .parallel(
            "day-07",
            branch("noon-07", task("museum-07", Book.class)),
            branch("night-07", task("dinner-07", Book.class)))
        .parallel(
            "day-08",
            branch("noon-08", task("museum-08", Book.class)),
            branch("night-08", task("dinner-08", Book.class)))
        .parallel(
            "day-09",
            branch("noon-09", task("museum-09", Book.class)),
            branch("night-09", task("dinner-09", Book.class)))
        .parallel(
            "day-10",
            branch("noon-10", task("museum-10", Book.class)),
            branch("night-10", task("dinner-10", Book.class)))
        .parallel(
            "day-11",
            branch("noon-11", task("museum-11", Book.class)),
            branch("night-11", task("dinner-11", Book.class)))
        .parallel(
            "day-12",
            branch("noon-12", task("museum-12", Book.class)),
            branch("night-12", task("dinner-12", Book.class)))
        .parallel(
            "day-13",
            branch("noon-13", task("museum-13", Book.class)),
            branch("night-13", task("dinner-13", Book.class)))
        .parallel(
            "day-14",
            branch("noon-14", task("museum-14", Book.class)),
            branch("night-14", task("dinner-14", Book.class)))
        .parallel(
            "day-15",
            branch("noon-15", task("museum-15", Book.class)),
            branch("night-15", task("dinner-15", Book.class)))
        .parallel(
            "day-16",
            branch("noon-16", task("museum-16", Book.class)),
            branch("night-16", task("dinner-16", Book.class)))
        .task("pay", Book.class);
  }
}
