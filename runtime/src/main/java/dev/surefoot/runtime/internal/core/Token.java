package dev.surefoot.runtime.internal.core;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A token: where it comes from and what it knows.
 *
 * @param causes the executions that made it; silent firings pass them on, joins unite them
 * @param env the data it knows
 * @param parts the tokens that a join has united in it, or a cancelling exit has taken, if no
 *     execution has taken it since: what there is again when the join is undone
 * @param left the cancelling exit that has made it, if no execution has taken it since, or empty
 * @param repeats the execution that is to run again with it, or 0
 */
public record Token(Ints causes, Env env, List<Part> parts, String left, int repeats) {
  /**
   * A token that a join has taken from a place. Equal by what the token is, and not by how that one
   * came about in turn: many joins in a row, of empty branches, would be compared again and again.
   */
  record Part(int place, Token token) {
    /** The same, for an execution to run again, and after others. */
    Part again(int execution, Ints others) {
      Ints causes = token.causes.union(others);
      return new Part(place, new Token(causes, token.env, token.parts, token.left, execution));
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Part that
          && place == that.place
          && token.causes.equals(that.token.causes)
          && token.env.equals(that.token.env);
    }

    @Override
    public int hashCode() {
      return Objects.hash(place, token.causes);
    }

    @Override
    public String toString() {
      return place + ":" + token.causes;
    }
  }

  /** A token that no join has made. */
  Token(Ints causes, Env env) {
    this(causes, env, List.of(), "", 0);
  }

  /**
   * What a cancelling exit makes of all that it takes.
   *
   * @param loose executions that ended without a token in what it leaves
   */
  static Token left(List<Part> taken, Ints loose, Env env, String exit) {
    Ints causes = loose;
    for (Part part : taken) {
      causes = causes.union(part.token.causes);
    }
    return new Token(causes, env, taken, exit, 0);
  }

  /**
   * What a cancelling exit has taken, as where each of it comes from: all of it, or nothing, came
   * from one split.
   */
  List<Ints> taken() {
    List<Ints> taken = new ArrayList<>();
    Ints loose = causes;
    for (Part part : parts) {
      taken.add(part.token.causes);
      loose = loose.minus(part.token.causes);
    }
    loose.list().forEach(id -> taken.add(Ints.of(id)));
    return taken;
  }

  private static boolean areEqual(List<Part> parts) {
    for (Part part : parts) {
      if (!part.token.equals(parts.get(0).token)) {
        return false;
      }
    }
    return true;
  }

  /** What a join makes; of equal tokens, which no execution came between, it is one of them. */
  static Token join(List<Part> parts) {
    Token first = parts.get(0).token;
    if (areEqual(parts)) {
      return first;
    }
    Ints causes = first.causes;
    Env env = first.env;
    for (Part part : parts) {
      causes = causes.union(part.token.causes);
      env = env.merge(part.token.env);
    }
    return new Token(causes, env, parts, "", 0);
  }
}
