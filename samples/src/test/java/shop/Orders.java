package shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/** Random orders, the same for the same seed. */
final class Orders {
  private static final List<String> TROUBLES =
      List.of("out of stock", "address unknown", "carrier on strike", "books already closed");

  private Orders() {}

  static List<Order> random(int count, long seed) {
    Random random = new Random(seed);
    List<Order> orders = new ArrayList<>();
    for (int i = 1; i <= count; i++) {
      boolean onAccount = random.nextInt(4) == 0;
      orders.add(
          new Order(
              "order " + i,
              "customer " + random.nextInt(100),
              "city " + random.nextInt(10),
              List.of(new Order.Line("lamp", 1 + random.nextInt(3), 100 + random.nextInt(9_000))),
              onAccount ? "account" : "card",
              onAccount || random.nextInt(4) > 0 ? 0 : 1 + random.nextInt(3),
              random.nextInt(6) > 0 ? null : TROUBLES.get(random.nextInt(TROUBLES.size()))));
    }
    return orders;
  }

  /** Whether nothing goes wrong with an order. */
  static boolean good(Order order) {
    return order.trouble() == null && order.declines() < 3;
  }

  static Path write(List<Order> orders, Path file) throws IOException {
    return Files.write(file, orders.stream().map(JsonMapper.shared()::writeValueAsString).toList());
  }
}
