package shop;

/** What flows are about. */
public record Order(String id, int total) {
  public static final String NAME = "order";

  public boolean onAccount() {
    return id.startsWith("A");
  }

  public boolean big() {
    return total > 1000;
  }
}
