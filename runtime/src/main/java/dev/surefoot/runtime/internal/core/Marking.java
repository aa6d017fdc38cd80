package dev.surefoot.runtime.internal.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which places hold their token. A proved net is safe, one token a place, so a marking is a bit
 * set; the tokens stand beside it in the order of their places, found by counting bits. Immutable.
 */
public final class Marking {
  private final long[] bits;
  private final Token[] tokens;

  private Marking(long[] bits, Token[] tokens) {
    this.bits = bits;
    this.tokens = tokens;
  }

  /** No token on any of so many places. */
  static Marking empty(int places) {
    return new Marking(new long[(places + 63) >>> 6], new Token[0]);
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
    return List.of(tokens);
  }

  /** Whether the place holds its token. */
  public boolean has(int place) {
    return (bits[place >>> 6] & 1L << place) != 0;
  }

  /** As many places as there may be, or some more. */
  public int capacity() {
    return bits.length << 6;
  }

  /** The number of tokens. */
  public int size() {
    return tokens.length;
  }

  /** The marked places, ascending. */
  List<Integer> places() {
    List<Integer> places = new ArrayList<>(tokens.length);
    for (int word = 0; word < bits.length; word++) {
      for (long rest = bits[word]; rest != 0; rest &= rest - 1) {
        places.add((word << 6) + Long.numberOfTrailingZeros(rest));
      }
    }
    return places;
  }

  /** The token of a marked place. */
  public Token token(int place) {
    if (!has(place)) {
      throw new IllegalStateException("place " + place + " has no token");
    }
    return tokens[rank(place)];
  }

  Marking put(int place, Token token) {
    if (has(place)) {
      throw new IllegalStateException("place " + place + " has its token already: net not safe");
    }
    long[] more = bits.clone();
    more[place >>> 6] |= 1L << place;
    int at = rank(place);
    Token[] copy = new Token[tokens.length + 1];
    System.arraycopy(tokens, 0, copy, 0, at);
    copy[at] = token;
    System.arraycopy(tokens, at, copy, at + 1, tokens.length - at);
    return new Marking(more, copy);
  }

  Marking take(int place) {
    if (!has(place)) {
      throw new IllegalStateException("place " + place + " has no token to take");
    }
    long[] fewer = bits.clone();
    fewer[place >>> 6] &= ~(1L << place);
    int at = rank(place);
    Token[] copy = new Token[tokens.length - 1];
    System.arraycopy(tokens, 0, copy, 0, at);
    System.arraycopy(tokens, at + 1, copy, at, copy.length - at);
    return new Marking(fewer, copy);
  }

  /** The token of one place on another. */
  Marking move(int from, int to) {
    return tokens.length == 1 && from != to
        ? only(to, token(from))
        : take(from).put(to, token(from));
  }

  private Marking only(int place, Token token) {
    long[] one = new long[bits.length];
    one[place >>> 6] = 1L << place;
    return new Marking(one, new Token[] {token});
  }

  private int rank(int place) {
    int word = place >>> 6;
    int rank = Long.bitCount(bits[word] & (1L << place) - 1);
    for (int i = 0; i < word; i++) {
      rank += Long.bitCount(bits[i]);
    }
    return rank;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Marking that
        && Arrays.equals(bits, that.bits)
        && Arrays.equals(tokens, that.tokens);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bits);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("{");
    for (int place = 0; place < bits.length << 6; place++) {
      if (has(place)) {
        text.append(text.length() > 1 ? ", " : "").append(place);
      }
    }
    return text.append('}').toString();
  }
}
