package dev.surefoot.verify;

import dev.surefoot.check.petri.PetriNet;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The command: reads nets, checks them, prints a line for each. Its exit code is 0 if all nets are
 * sound, 1 if some are not, and 2 if any is unknown or unreadable, or the command itself is wrong.
 */
public final class Main {
  private static final int WRONG = 2;

  private final Arguments arguments;
  private final PrintStream out;
  private final Checker checker;
  private int nets;
  private int exitCode;
  private @Nullable PetriNet last;

  private Main(Arguments arguments, PrintStream out) {
    this.arguments = arguments;
    this.out = out;
    this.checker = new Checker(arguments.timeout());
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
    for (Path argument : arguments.filesOrFolders()) {
      for (Path file : NetFiles.below(argument)) {
        read(file);
      }
    }
    if (nets == 0) {
      throw new IllegalArgumentException("there is no .pnml or .xml file");
    }
    if (arguments.picture().isPresent()) {
      draw(arguments.picture().get());
    }
  }

  private void read(Path file) {
    String name = String.valueOf(file.getFileName());
    List<NetInFile> found;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      found = PnmlReader.read(in);
    } catch (NoSuchFileException e) {
      tell(Outcome.unreadable(name, "there is no such file"));
      return;
    } catch (UnreadableNetException | IOException e) {
      tell(Outcome.unreadable(name, String.valueOf(e.getMessage())));
      return;
    } catch (OutOfMemoryError e) {
      tell(Outcome.unreadable(name, "it needs more memory than there is"));
      return;
    }
    for (NetInFile net : found) {
      String full = found.size() == 1 ? name : name + "#" + net.id();
      last = net.net();
      tell(
          last == null
              ? Outcome.unreadable(full, net.defect().orElse(""))
              : checker.check(full, last));
    }
  }

  private void tell(Outcome outcome) {
    nets++;
    exitCode = Math.max(exitCode, outcome.verdict().exitCode());
    out.println(arguments.format().of(outcome));
  }

  private void draw(Path picture) throws IOException {
    PetriNet net = last;
    if (nets != 1 || net == null) {
      throw new IllegalArgumentException(
          "--svg draws a single net that can be read, and these are " + nets);
    }
    Files.writeString(picture, NetPicture.draw(net));
  }
}
