package dev.surefoot.verify;

import dev.surefoot.check.petri.PetriNet;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The command: reads nets, checks them on all cores, prints a line for each in the order of the
 * input. Its exit code is 0 if all nets are sound, 1 if some are not, and 2 if any is unknown or
 * unreadable, or the command itself is wrong.
 */
public final class Main {
  private static final int WRONG = 2;

  private final Arguments arguments;
  private final PrintStream out;
  private int nets;
  private int exitCode;
  private Optional<PetriNet> last = Optional.empty();

  private Main(Arguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
  }

  /** Runs the command and ends the virtual machine with its exit code. */
  public static void main(String[] args) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    int exitCode = run(List.of(args), out, System.err);
    out.flush();
    System.exit(exitCode);
  }

  /** Runs the command and returns its exit code. */
  static int run(List<String> args, PrintStream out, PrintStream err) {
    try {
      Main main = new Main(Arguments.parse(args), out);
      main.arguments.picture().ifPresent(Main::refuseNets);
      main.run();
      return main.exitCode;
    } catch (IllegalArgumentException e) {
      err.println(e.getMessage());
      err.println(Arguments.USAGE);
      return WRONG;
    } catch (IOException e) {
      err.println(e);
      return WRONG;
    }
  }

  /** So that a forgotten argument does not overwrite a net. */
  private static void refuseNets(Path picture) {
    String name = picture.toString().toLowerCase(Locale.ROOT);
    if (name.endsWith(".pnml") || name.endsWith(".xml")) {
      throw new IllegalArgumentException("'" + picture + "' is no name for a picture");
    }
  }

  private void run() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path argument : arguments.filesOrFolders()) {
      files.addAll(NetFiles.below(argument));
    }
    int workers = Math.max(1, Math.min(Runtime.getRuntime().availableProcessors(), files.size()));
    Checker checker = new Checker(arguments.timeout(), workers);
    boolean keepsNet = arguments.picture().isPresent() && files.size() == 1;
    InOrder.forEach(files, workers, file -> FileCheck.of(file, checker, keepsNet), this::tell);
    if (nets == 0) {
      throw new IllegalArgumentException("there is no .pnml or .xml file");
    }
    if (arguments.picture().isPresent()) {
      draw(arguments.picture().get());
    }
  }

  private void tell(FileCheck file) {
    for (Outcome outcome : file.outcomes()) {
      nets++;
      exitCode = Math.max(exitCode, outcome.verdict().exitCode());
      out.println(arguments.format().of(outcome));
    }
    last = file.last();
  }

  private void draw(Path picture) throws IOException {
    if (nets != 1 || last.isEmpty()) {
      throw new IllegalArgumentException(
          "--svg draws a single net that can be read, and these are " + nets);
    }
    Files.writeString(picture, NetPicture.draw(last.get()));
  }
}
