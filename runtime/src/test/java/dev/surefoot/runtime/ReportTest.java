package dev.surefoot.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.surefoot.runtime.fixture.Flows;
import dev.surefoot.runtime.fixture.Script;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReportTest {
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-21T12:00:00.5Z"), ZoneOffset.UTC);

  private Report report;

  @BeforeEach
  void run() throws Exception {
    BoundFlow<String, Void> flow =
        Script.of(new Flows.Chain(), String.class).fails("b").without("b").bind();
    EngineOptions options = EngineOptions.DEFAULTS.withClock(NOON);
    try (Engine engine = Engine.open(Stores.memory(), options, flow)) {
      Instance<Void> instance = engine.start(flow, "1", "in");
      instance.ended().toCompletableFuture().get(60, TimeUnit.SECONDS);
      report = instance.report();
    }
  }

  @Test
  void it_tells_every_call_run_and_undo_alike() {
    assertThat(report.toJson().replace("\r\n", "\n"))
        .isEqualTo(
            """
            {
              "id" : "%s",
              "flow" : "chain",
              "key" : "1",
              "state" : "ROLLED_BACK",
              "start" : "2026-11-21T12:00:00.500Z",
              "end" : "2026-11-21T12:00:00.500Z",
              "cause" : "'b' failed: IllegalStateException: b broke",
              "calls" : [ {
                "action" : "run",
                "step" : "a",
                "visit" : 1,
                "attempt" : 1,
                "status" : "success",
                "start" : "2026-11-21T12:00:00.500Z",
                "end" : "2026-11-21T12:00:00.500Z",
                "cause" : null
              }, {
                "action" : "run",
                "step" : "b",
                "visit" : 1,
                "attempt" : 1,
                "status" : "failed",
                "start" : "2026-11-21T12:00:00.500Z",
                "end" : "2026-11-21T12:00:00.500Z",
                "cause" : "IllegalStateException: b broke"
              }, {
                "action" : "undo",
                "step" : "a",
                "visit" : 1,
                "attempt" : 1,
                "status" : "success",
                "start" : "2026-11-21T12:00:00.500Z",
                "end" : "2026-11-21T12:00:00.500Z",
                "cause" : null
              } ]
            }"""
                .formatted(report.id()));
  }

  @Test
  void it_reads_back() {
    assertThat(Report.fromJson(report.toJson())).isEqualTo(report);
  }

  @Test
  void what_is_unknown_in_it_is_an_error() {
    String json = report.toJson();
    refused(json.replace("\"failed\"", "\"sad\""), "unknown status 'sad'");
    refused(json.replace("\"undo\"", "\"redo\""), "unknown action 'redo'");
    refused(json.replace("ROLLED_BACK", "ROLLED"), "unknown state 'ROLLED'");
    refused(json.replace("\"visit\"", "\"visits\""), "unknown property 'visits'");
    refused(json.replace("\"flow\" : \"chain\",", ""), "lacks the text 'flow'");
    refused(json.replace("12:00:00.500Z", "noon"), "time is not RFC 3339: 2026-11-21Tnoon");
    refused("{", "a report is not JSON");
    refused("[]", "no object where one is wanted");
  }

  private static void refused(String json, String message) {
    assertThatThrownBy(() -> Report.fromJson(json))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }
}
