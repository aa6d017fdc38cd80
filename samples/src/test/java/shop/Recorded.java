package shop;

import dev.surefoot.runtime.Stores;
import dev.surefoot.runtime.spi.InstanceRow;
import dev.surefoot.runtime.spi.JournalRow;
import dev.surefoot.runtime.spi.Store;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a store holds, read past the engine.
 *
 * @param states the state of each order that the store knows
 * @param handedOut the keys of all executions, and of all undos, that a journal hands out
 * @param ended the keys of all executions, and of all undos, whose end is in a journal
 */
record Recorded(Map<String, String> states, Set<String> handedOut, Set<String> ended) {
  private static final JsonMapper JSON = JsonMapper.shared();

  static Recorded read(Path store, List<Order> orders) {
    Recorded recorded = new Recorded(new HashMap<>(), new HashSet<>(), new HashSet<>());
    try (Store rows = Stores.h2(store)) {
      rows.claim("test");
      for (Order order : orders) {
        rows.find("order", order.number()).ifPresent(row -> recorded.add(row, rows));
      }
    }
    return recorded;
  }

  private void add(InstanceRow row, Store rows) {
    states.put(row.key(), row.state().name());
    Map<Integer, String> keys = new HashMap<>();
    for (JournalRow line : rows.journal(row.id())) {
      JsonNode event = JSON.readTree(line.event());
      JsonNode advance = advance(line.kind(), event);
      for (JsonNode call : advance.path("calls")) {
        String key = row.id() + "/" + step(call);
        keys.put(execution(call), key);
        handedOut.add(key);
      }
      for (JsonNode undo : advance.path("undos")) {
        handedOut.add(keys.get(execution(undo)) + "/undo");
      }
      if (line.kind().equals("outcome")) {
        ended.add(keys.get(event.get("execution").asInt()));
      } else if (line.kind().equals("undo-done")) {
        ended.add(keys.get(event.get("execution").asInt()) + "/undo");
      }
    }
  }

  /** What follows from an outcome stands in the outcome itself. */
  private static JsonNode advance(String kind, JsonNode event) {
    if (kind.equals("outcome")) {
      return event;
    }
    return event.has("begun") ? event.get("begun") : event.path("advance");
  }

  /** Of {@code 2 pack} and of {@code 2 pack#3.1} it is 2. */
  private static int execution(JsonNode handed) {
    String text = handed.asString();
    return Integer.parseInt(text.substring(0, text.indexOf(' ')));
  }

  /** The step with its visit: of {@code 2 pack#3.1} it is {@code pack#3}. */
  private static String step(JsonNode handed) {
    String text = handed.asString();
    String call = text.substring(text.indexOf(' ') + 1);
    return call.contains("#") ? call.substring(0, call.lastIndexOf('.')) : call + "#1";
  }
}
