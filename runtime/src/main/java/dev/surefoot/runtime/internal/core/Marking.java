package dev.surefoot.runtime.internal.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which places hold their token. A proved net is safe, one token a place, so a marking is a bit
 * set; the tokens stand beside it in the order of their places, found by counting bits. Immutable.
 */
public final class Marking {
  private static final Token[] NO_TOKEN = {};
  private static final long[] NO_WORD = {};

  private static final Marking EMPTY = new Marking(0, NO_WORD, NO_TOKEN);

  /** The first 64 places; most nets have no more. */
  private final long first;

  /** The places after them. */
  private final long[] rest;

  /** A token if there is one, else an array of them; most markings are of one. */
  private final Object tokens;

  private Marking(long first, long[] rest, Object tokens) {
    this.first = first;
    this.rest = rest;
    this.tokens = tokens;
  }

  /** No token on any of so many places. */
  static Marking empty(int places) {
    return places <= 64 ? EMPTY : new Marking(0, new long[(places - 1) >>> 6], NO_TOKEN);
  }

  /** A marking of a net with so many places. */
  public static Marking of(int places, Map<Integer, Token> tokens) {
    Marking marking = empty(places);
    for (Map.Entry<Integer, Token> token : tokens.entrySet()) {
      marking = marking.put(token.getKey(), token.getValue());
    }
    return marking;
  }

  /** The tokens in the order of their places. */
  public List<Token> tokens() {
    return List.of(array());
  }

  /** Whether the place holds its token. */
  public boolean has(int place) {
    return (word(place >>> 6) & 1L << place) != 0;
  }

  private long word(int index) {
    return index == 0 ? first : rest[index - 1];
  }

  private Token[] array() {
    return tokens instanceof Token one ? new Token[] {one} : (Token[]) tokens;
  }

  /** With other tokens, and one place changed. */
  private Marking turned(int place, Object now) {
    int word = place >>> 6;
    long bit = 1L << place;
    if (now == NO_TOKEN && rest.length == 0) {
      return EMPTY; // as it is while the only step of a chain runs
    }
    if (word == 0) {
      return new Marking(first ^ bit, rest, now);
    }
    long[] changed = rest.clone();
    changed[word - 1] ^= bit;
    return new Marking(first, changed, now);
  }

  /** As many places as there may be, or some more. */
  public int capacity() {
    return (rest.length + 1) << 6;
  }

  /** The number of tokens. */
  public int size() {
    return tokens instanceof Token[] several ? several.length : 1;
  }

  /** The marked places, ascending. */
  List<Integer> places() {
    List<Integer> places = new ArrayList<>(size());
    for (int word = 0; word <= rest.length; word++) {
      for (long left = word(word); left != 0; left &= left - 1) {
        places.add((word << 6) + Long.numberOfTrailingZeros(left));
      }
    }
    return places;
  }

  /** The token of a marked place. */
  public Token token(int place) {
    if (!has(place)) {
      throw new IllegalStateException("place " + place + " has no token");
    }
    return tokens instanceof Token one ? one : ((Token[]) tokens)[rank(place)];
  }

  Marking put(int place, Token token) {
    if (has(place)) {
      throw new IllegalStateException("place " + place + " has its token already: net not safe");
    }
    if (size() == 0) {
      return turned(place, token);
    }
    int at = rank(place);
    Token[] before = array();
    Token[] copy = new Token[before.length + 1];
    System.arraycopy(before, 0, copy, 0, at);
    copy[at] = token;
    System.arraycopy(before, at, copy, at + 1, before.length - at);
    return turned(place, copy);
  }

  Marking take(int place) {
    if (!has(place)) {
      throw new IllegalStateException("place " + place + " has no token to take");
    }
    if (size() == 1) {
      return turned(place, NO_TOKEN);
    }
    int at = rank(place);
    Token[] before = array();
    if (before.length == 2) {
      return turned(place, before[1 - at]);
    }
    Token[] copy = new Token[before.length - 1];
    System.arraycopy(before, 0, copy, 0, at);
    System.arraycopy(before, at + 1, copy, at, copy.length - at);
    return turned(place, copy);
  }

  /** The same token on several places. */
  Marking put(List<Integer> places, Token token) {
    long mask = mask(places);
    if (mask != 0 && (first & mask) == 0) {
      return narrow(first | mask, token);
    }
    Marking after = this;
    for (int i = 0; i < places.size(); i++) {
      after = after.put(places.get(i), token);
    }
    return after;
  }

  /** Without the tokens of several places. */
  Marking take(List<Integer> places) {
    long mask = mask(places);
    if (mask != 0 && (first & mask) == mask) {
      return narrow(first & ~mask, null);
    }
    Marking after = this;
    for (int i = 0; i < places.size(); i++) {
      after = after.take(places.get(i));
    }
    return after;
  }

  /** The bits of several places; 0 if they are one or none, or in a net of many. */
  private long mask(List<Integer> places) {
    long mask = 0;
    if (rest.length == 0 && places.size() > 1) {
      for (int i = 0; i < places.size(); i++) {
        mask |= 1L << places.get(i);
      }
    }
    return mask;
  }

  /** Of a net of few places, with other ones marked: those that were not by one token. */
  private Marking narrow(long now, @Nullable Token added) {
    int count = Long.bitCount(now);
    if (count == 0) {
      return EMPTY;
    }
    Token[] all = new Token[count];
    int at = 0;
    for (long left = now; left != 0; left &= left - 1) {
      int place = Long.numberOfTrailingZeros(left);
      all[at++] = has(place) ? token(place) : Objects.requireNonNull(added);
    }
    return new Marking(now, NO_WORD, count == 1 ? all[0] : all);
  }

  /** The token of one place on another. */
  Marking move(int from, int to) {
    Token token = token(from);
    if (tokens instanceof Token && from != to && (from | to) < 64) {
      return new Marking(1L << to, rest, tokens);
    }
    return take(from).put(to, token);
  }

  private int rank(int place) {
    int word = place >>> 6;
    int rank = Long.bitCount(word(word) & (1L << place) - 1);
    for (int i = 0; i < word; i++) {
      rank += Long.bitCount(word(i));
    }
    return rank;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Marking that
        && first == that.first
        && Arrays.equals(rest, that.rest)
        && tokens().equals(that.tokens());
  }

  @Override
  public int hashCode() {
    return Long.hashCode(first) * 31 + Arrays.hashCode(rest);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int place = 0; place < capacity(); place++) {
      if (has(place)) {
        text.append(text.length() > 1 ? ", " : "").append(place);
      }
    }
    return text.append('}').toString();
  }
}
