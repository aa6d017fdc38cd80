package shop;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What the command line says.
 *
 * @param orders the order file, or null for the bundled one
 * @param folder where the store and the ledger are kept
 * @param work how long each request to the outside world takes
 */
record Options(@Nullable Path orders, Path folder, Duration work) {
  static final String USAGE =
      """
      usage: shop [--store FOLDER] [--work MILLISECONDS] [ORDERS]
        ORDERS   a file of orders, one JSON object a line; default: a bundled one with 1,200
        --store  where the store and the shop's ledger are kept; default: target/shop
        --work   how long each request to the outside world takes; default: 5""";

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException naming the word that is wrong
   */
  static Options parse(String... args) {
    Path orders = null;
    Path folder = Path.of("target", "shop");
    Duration work = Duration.ofMillis(5);
    for (int i = 0; i < args.length; i++) {
      String word = args[i];
      if (word.equals("--store")) {
        folder = Path.of(valueOf(word, ++i, args));
      } else if (word.equals("--work")) {
        work = millis(valueOf(word, ++i, args));
      } else if (word.startsWith("--")) {
        throw new IllegalArgumentException("unknown option " + word);
      } else if (orders == null) {
        orders = Path.of(word);
      } else {
        throw new IllegalArgumentException("a second order file: " + word);
      }
    }
    return new Options(orders, folder, work);
  }

  private static String valueOf(String option, int index, String... args) {
    if (index >= args.length) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return args[index];
  }

  private static Duration millis(String text) {
    try {
      long millis = Long.parseLong(text);
      if (millis >= 0) {
        return Duration.ofMillis(millis);
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException("--work needs a number of milliseconds, not " + text);
  }
}
