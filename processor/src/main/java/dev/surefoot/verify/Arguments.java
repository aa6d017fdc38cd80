package dev.surefoot.verify;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the command was asked for.
 *
 * @param timeout how long a net may take
 * @param picture where to draw the net
 */
record Arguments(
    OutcomeText format, Duration timeout, Optional<Path> picture, List<Path> filesOrFolders) {
  static final String USAGE =
      "usage: java -jar surefoot-verify.jar [--json] [--timeout SECONDS] [--svg FILE]"
          + " FILE-OR-FOLDER...\n"
          + "  checks each net in .pnml and .xml files for soundness\n"
          + "  --json             one JSON object a line\n"
          + "  --timeout SECONDS  at most so long for each net, 10 by default\n"
          + "  --svg FILE         draws the net into this file; for a single net\n"
          + "  exit code: 0 all are sound, 1 some are not, 2 some are unknown or unreadable";

  private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);
  private static final double MOST_SECONDS = 1e9;

  /**
   * Makes sense of a command line.
   *
   * @throws IllegalArgumentException if there is none; the message says why
   */
  static Arguments parse(List<String> words) {
    OutcomeText format = OutcomeText.PLAIN;
    Duration timeout = DEFAULT_TIMEOUT;
    Optional<Path> picture = Optional.empty();
    List<Path> paths = new ArrayList<>();
    boolean options = true;
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!options || !word.startsWith("--")) {
        paths.add(path(word));
        continue;
      }
      switch (word) {
        case "--" -> options = false;
        case "--json" -> format = OutcomeText.JSON;
        case "--timeout" -> timeout = seconds(valueOf(words, i++));
        case "--svg" -> picture = Optional.of(path(valueOf(words, i++)));
        default -> throw new IllegalArgumentException("there is no option " + word);
      }
    }
    if (paths.isEmpty()) {
      throw new IllegalArgumentException("no file or folder is given");
    }
    return new Arguments(format, timeout, picture, paths);
  }

  private static String valueOf(List<String> words, int option) {
    if (option + 1 == words.size()) {
      throw new IllegalArgumentException(words.get(option) + " needs a value");
    }
    return words.get(option + 1);
  }

  private static Path path(String word) {
    try {
      return Path.of(word);
    } catch (InvalidPathException e) {
      throw new IllegalArgumentException("'" + word + "' is no path", e);
    }
  }

  private static Duration seconds(String word) {
    try {
      double seconds = Double.parseDouble(word);
      if (seconds > 0 && seconds <= MOST_SECONDS) {
        return Duration.ofNanos((long) (seconds * 1e9));
      }
    } catch (NumberFormatException e) {
      // told below
    }
    throw new IllegalArgumentException("'" + word + "' is no number of seconds above 0");
  }
}
