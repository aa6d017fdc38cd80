package dev.surefoot.check.data;

import dev.surefoot.check.Finding;
import dev.surefoot.check.Problem;
import dev.surefoot.model.FlowModel;
import dev.surefoot.net.Net;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks the data of a flow that was found sound: nothing that is asked for is missing, parallel
 * branches do not race, undos ask only for what their own execution read or made, and the result is
 * made on every way to the end. If nothing is wrong, outputs that nobody reads are noted.
 */
public final class DataCheck {
  private final DataNet data;
  private final KeyWords words;
  private final MissingData missing;

  private DataCheck(DataNet data) {
    this.data = data;
    this.words = new KeyWords(data.keys());
    this.missing = new MissingData(data, words);
  }

  /**
   * The problems of a flow's data, in the order of the source, that of the result first.
   *
   * @param net of the flow, which is sound
   */
  public static List<Problem> check(FlowModel flow, Net net, FlowData data) {
    return new DataCheck(DataNet.of(flow, net, data)).problems();
  }

  private List<Problem> problems() {
    List<Race> races =
        Races.of(data).stream()
            .filter(race -> data.isOwn(race.key()) && !missing.isReported(race.key()))
            .toList();
    List<Problem> problems = new ArrayList<>();
    missing.ofResult().ifPresent(problems::add);
    Set<String> undone = new HashSet<>();
    for (Use use : data.uses()) {
      problems.addAll(missing.at(use));
      if (use.isOwn() && use.signature().asksForCause() && !data.isOnFailure(use)) {
        problems.add(Finding.DATA_CAUSE.problem(use.at(), List.of(), use.words()));
      }
      races.stream().filter(race -> race.later(data) == use).map(this::race).forEach(problems::add);
      if (use.isOwn() && !use.stepClass().isEmpty() && undone.add(use.stepClass())) {
        problems.addAll(UndoData.mistakes(use.stepClass(), use.signature(), use.at()));
      }
      use.signature().undo().stream()
          .filter(asked -> mayBeMissing(use, asked))
          .map(asked -> undo(use, asked))
          .forEach(problems::add);
    }
    if (problems.isEmpty()) {
      noteUnread(problems);
    }
    return problems;
  }

  private Problem race(Race race) {
    String key = words.one(data.keys().get(race.key()));
    boolean twice = race.writesTwice(data);
    String what =
        twice
            ? race.writer().words() + " and " + race.other().words() + " both make " + key
            : race.other().words()
                + " reads "
                + key
                + ", and "
                + race.writer().words()
                + " makes one";
    List<String> story =
        List.of(
            "1  '" + race.parallel() + "' splits, and its branches run at the same time",
            "2  "
                + race.writer().words()
                + " makes one, "
                + race.other().words()
                + (twice ? " makes another, in any order" : " may read before or after"),
            twice
                ? "race: after the join of '" + race.parallel() + "', who knows which is meant?"
                : "race: " + race.other().words() + " cannot know which one it is given");
    boolean isNamed = !race.writer().isSubflow() && !race.other().isSubflow();
    String fix =
        !isNamed
            ? "let " + race.other().words() + " come before or after '" + race.parallel() + "'"
            : twice
                ? "name them apart with @Named, or let one of them run after '"
                    + race.parallel()
                    + "'"
                : "let "
                    + race.other().words()
                    + " ask before or after '"
                    + race.parallel()
                    + "', or name what "
                    + race.writer().words()
                    + " makes with @Named";
    return Finding.DATA_RACE.problem(race.later(data).at(), story, what, race.parallel(), fix);
  }

  /** Whether an undo relies on what its own execution takes as optional, and may have lacked. */
  private boolean mayBeMissing(Use use, Input asked) {
    List<Input> read =
        use.signature().inputs().stream().filter(i -> i.key().equals(asked.key())).toList();
    boolean made =
        use.signature().outputs().contains(asked.key())
            || use.signature().handle().filter(asked.key()::equals).isPresent();
    return !made
        && !asked.optional()
        && !read.isEmpty()
        && read.stream().allMatch(Input::optional)
        && !missing.known().before(use.transition()).get(data.index(use, asked));
  }

  private Problem undo(Use use, Input asked) {
    return Finding.DATA_UNDO.problem(
        use.at(),
        List.of(UndoData.story(use.signature(), words)),
        use.words(),
        UndoData.withParameter(asked, words.one(asked.key()))
            + ", which its @Run method takes as Optional, since it may be missing",
        "let the undo take Optional<" + asked.key().simple() + "> too");
  }

  private void noteUnread(List<Problem> problems) {
    BitSet read = new BitSet();
    for (Use use : data.uses()) {
      read.or(data.reads(use.transition()));
      if (!use.isOwn()) {
        continue;
      }
      use.signature().undo().stream()
          .mapToInt(input -> data.indexOf(input.key()))
          .filter(key -> key >= 0)
          .forEach(read::set);
    }
    data.data().result().ifPresent(key -> read.set(data.indexOf(key)));
    for (Use use : data.uses()) {
      if (!use.isOwn() || use.isSubflow()) {
        continue; // what a sub-flow makes inside is noted there, and its result may be of no use
      }
      data.writes(use).stream()
          .filter(key -> !read.get(key))
          .forEach(
              key -> {
                read.set(key); // one note for all that make it
                problems.add(
                    Finding.DATA_UNREAD.problem(
                        use.at(),
                        List.of(),
                        words.one(data.keys().get(key)),
                        use.words(),
                        without(use)));
              });
    }
  }

  /** How a step can do without the datum; an await cannot, its answer has a type. */
  private static String without(Use use) {
    boolean isOne = use.signature().outputs().size() == 1;
    return use.kind() == Use.Kind.ANSWER
        ? ""
        : "let " + use.words() + " return " + (isOne ? "nothing" : "a record without it") + ", or ";
  }
}
