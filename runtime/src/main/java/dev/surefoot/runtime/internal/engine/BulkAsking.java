package dev.surefoot.runtime.internal.engine;

import dev.surefoot.runtime.BulkRequest;
import dev.surefoot.runtime.BulkResult;
import dev.surefoot.runtime.ErrorCode;
import dev.surefoot.runtime.InstanceFilter;
import dev.surefoot.runtime.SurefootException;
import dev.surefoot.runtime.event.RequestAccepted.Request;
import dev.surefoot.runtime.internal.core.Occurrence;
import dev.surefoot.runtime.spi.InstanceRow;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Asks the same of all instances that a filter means, newest first. Those of a batch are asked at
 * the same time, so that they share commits.
 */
final class BulkAsking {
  private static final int BATCH = 200;

  private final Host host;
  private final Lookup lookup;
  private final Occurrence.Asked asked;

  BulkAsking(Host host, Lookup lookup, BulkRequest request, String by, String why) {
    this.host = host;
    this.lookup = lookup;
    Request one = Request.valueOf(request.name());
    this.asked = new Occurrence.Asked(one, by, why, null, null, List.of());
  }

  List<BulkResult> ask(InstanceFilter filter) {
    List<BulkResult> results = new ArrayList<>();
    List<InstanceRow> batch = next(filter, null);
    while (!batch.isEmpty()) {
      List<InstanceRow> rows = batch;
      results.addAll(host.threads().counted(() -> host.threads().outside(() -> ask(rows))));
      batch = batch.size() < BATCH ? List.of() : next(filter, batch.get(batch.size() - 1));
    }
    return List.copyOf(results);
  }

  private List<InstanceRow> next(InstanceFilter filter, @Nullable InstanceRow after) {
    host.refuseUnlessOpen();
    return host.threads().outside(() -> host.store().next(filter, after, BATCH));
  }

  private List<BulkResult> ask(List<InstanceRow> rows) {
    List<CompletableFuture<Boolean>> replies = new ArrayList<>();
    for (InstanceRow row : rows) {
      try {
        replies.add(lookup.tracked(row).ask(asked));
      } catch (RuntimeException e) {
        replies.add(CompletableFuture.failedFuture(e));
      }
    }
    List<BulkResult> results = new ArrayList<>();
    for (int i = 0; i < rows.size(); i++) {
      results.add(result(rows.get(i), replies.get(i)));
    }
    return results;
  }

  /** What concerns one instance is its result; what concerns the engine ends the whole. */
  private BulkResult result(InstanceRow row, CompletableFuture<Boolean> reply) {
    ErrorCode refused = null;
    String reason = "";
    try {
      host.threads().await(reply);
    } catch (SurefootException e) {
      if (e.code() == ErrorCode.ENGINE_CLOSED || e.code() == ErrorCode.ENGINE_BROKEN) {
        throw e;
      }
      refused = e.code();
      reason = String.valueOf(e.getMessage());
    } catch (RuntimeException e) {
      refused = ErrorCode.INSTANCE_REFUSED;
      reason = e.toString();
    }
    return new BulkResult(row.id(), row.flow(), row.key(), refused, reason);
  }
}
