package dev.surefoot.runtime.internal.journal;

import dev.surefoot.runtime.event.Advance;
import dev.surefoot.runtime.event.Created;
import dev.surefoot.runtime.event.Event;
import dev.surefoot.runtime.event.Handed;
import dev.surefoot.runtime.event.Outcome;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rows that nearly all are - an instance begins, a step goes well - as the same bytes that
 * Jackson writes, and without what it makes for each. Whatever is not plain is left to it. Used by
 * one thread.
 */
final class PlainJson {
  private static final int USUAL_LENGTH = 96;

  /** Longer than a call takes: a time that is told by that is near enough to the other. */
  private static final long LONG_SECONDS = 1L << 32;

  private static final int MILLI = 1_000_000;

  private byte[] bytes = new byte[USUAL_LENGTH];
  private int length;
  private boolean plain = true;

  private PlainJson() {}

  /** An event's JSON in a row of that time, or null if it is not plain. */
  static byte @Nullable [] of(Event event, Instant at) {
    PlainJson json = new PlainJson();
    if (event instanceof Outcome outcome && isPlain(outcome)) {
      json.outcome(outcome, at);
    } else if (event instanceof Created created) {
      json.created(created);
    } else {
      return null;
    }
    return json.plain ? Arrays.copyOf(json.bytes, json.length) : null;
  }

  private static boolean isPlain(Outcome outcome) {
    return outcome.data().isEmpty() && outcome.failure() == null && outcome.policy() == null;
  }

  private void outcome(Outcome outcome, Instant at) {
    raw("{\"execution\":");
    number(outcome.execution());
    if (outcome.attempt() != 1) {
      raw(",\"attempt\":");
      number(outcome.attempt());
    }
    if (outcome.status() != Outcome.Status.SUCCEEDED) {
      raw(",\"status\":\"");
      raw(outcome.status().name());
      raw("\"");
    }
    if (outcome.datum() != null) {
      raw(",\"datum\":");
      quoted(outcome.datum());
    }
    Instant began = outcome.began();
    if (began != null) {
      took(began, at);
    }
    advance(outcome.advance(), true);
    raw("}");
  }

  private void took(Instant began, Instant at) {
    long seconds = at.getEpochSecond() - began.getEpochSecond();
    plain &=
        began.getNano() % MILLI == 0
            && at.getNano() % MILLI == 0
            && Math.abs(seconds) < LONG_SECONDS;
    raw(",\"took\":");
    number(seconds * 1000 + (at.getNano() - began.getNano()) / MILLI);
  }

  private void created(Created created) {
    raw("{\"flow\":");
    quoted(created.flow());
    raw(",\"key\":");
    quoted(created.key());
    raw(",\"fingerprint\":");
    quoted(created.fingerprint());
    if (created.begun() != null) {
      raw(",\"begun\":{");
      advance(created.begun(), false);
      raw("}");
    }
    raw("}");
  }

  /** What follows, after something else or as the first. */
  private void advance(Advance advance, boolean after) {
    plain &= advance.failed().isEmpty() && advance.undos().isEmpty();
    boolean follows = after;
    List<String> fired = advance.fired();
    for (int i = 0; i < fired.size(); i++) {
      raw(i > 0 ? "," : follows ? ",\"fired\":[" : "\"fired\":[");
      quoted(fired.get(i));
    }
    raw(fired.isEmpty() ? "" : "]");
    follows |= !fired.isEmpty();
    List<Handed> calls = advance.calls();
    for (int i = 0; i < calls.size(); i++) {
      raw(i > 0 ? "," : follows ? ",\"calls\":[" : "\"calls\":[");
      handed(calls.get(i));
    }
    raw(calls.isEmpty() ? "" : "]");
    follows |= !calls.isEmpty();
    Integer result = advance.result();
    if (result != null) {
      raw(follows ? ",\"result\":" : "\"result\":");
      number(result);
    }
  }

  private void handed(Handed call) {
    raw("\"");
    number(call.execution());
    raw(" ");
    text(call.step());
    if (!HandedText.isFirst(call)) {
      raw("#");
      number(call.visit());
      raw(".");
      number(call.attempt());
    }
    raw("\"");
  }

  private void quoted(String text) {
    raw("\"");
    text(text);
    raw("\"");
  }

  /** What JSON, or UTF-8, writes in another way than it is read is not plain. */
  private void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      plain &= c >= ' ' && c < 127 && c != '"' && c != '\\';
    }
    raw(text);
  }

  private void number(long number) {
    if (number < 0) {
      raw(Long.toString(number));
      return;
    }
    int places = 1;
    for (long left = number; left >= 10; left /= 10) {
      places++;
    }
    room(places);
    long left = number;
    for (int at = length + places - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += places;
  }

  @SuppressWarnings("deprecation") // of plain characters it takes the right bytes, and at once
  private void raw(String ascii) {
    room(ascii.length());
    ascii.getBytes(0, ascii.length(), bytes, length);
    length += ascii.length();
  }

  private void room(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
