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
 * Jackson writes, in a tenth of its time. Whatever is not plain is left to it. Used by one thread.
 */
final class PlainJson {
  private static final int USUAL_LENGTH = 128;

  /** Of times that are written with four digits for the year. */
  private static final long YEAR_ZERO = -62_167_219_200_000L;

  private static final long YEAR_10000 = 253_402_300_800_000L;
  private static final long DAY = 86_400_000L;

  private byte[] bytes = new byte[USUAL_LENGTH];
  private int length;
  private boolean plain = true;

  private PlainJson() {}

  /** An event's JSON, or null if it is not plain. */
  static byte @Nullable [] of(Event event) {
    PlainJson json = new PlainJson();
    if (event instanceof Outcome outcome && isPlain(outcome)) {
      json.outcome(outcome);
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

  private void outcome(Outcome outcome) {
    raw("{\"execution\":");
    number(outcome.execution());
    raw(",\"attempt\":");
    number(outcome.attempt());
    raw(",\"status\":\"");
    raw(outcome.status().name());
    raw("\"");
    if (outcome.datum() != null) {
      raw(",\"datum\":");
      quoted(outcome.datum());
    }
    Instant began = outcome.began();
    if (began != null) {
      raw(",\"began\":\"");
      time(began);
      raw("\"");
    }
    raw(",\"advance\":");
    advance(outcome.advance());
    raw("}");
  }

  private void created(Created created) {
    raw("{\"flow\":");
    quoted(created.flow());
    raw(",\"key\":");
    quoted(created.key());
    raw(",\"fingerprint\":");
    quoted(created.fingerprint());
    if (created.begun() != null) {
      raw(",\"begun\":");
      advance(created.begun());
    }
    raw("}");
  }

  private void advance(Advance advance) {
    plain &= advance.failed().isEmpty() && advance.undos().isEmpty();
    raw("{");
    List<String> fired = advance.fired();
    for (int i = 0; i < fired.size(); i++) {
      raw(i == 0 ? "\"fired\":[" : ",");
      quoted(fired.get(i));
    }
    raw(fired.isEmpty() ? "" : "]");
    List<Handed> calls = advance.calls();
    boolean follows = !fired.isEmpty();
    for (int i = 0; i < calls.size(); i++) {
      raw(i > 0 ? "," : follows ? ",\"calls\":[" : "\"calls\":[");
      handed(calls.get(i));
    }
    raw(calls.isEmpty() ? "" : "]");
    Integer result = advance.result();
    if (result != null) {
      raw(follows || !calls.isEmpty() ? ",\"result\":" : "\"result\":");
      number(result);
    }
    raw("}");
  }

  private void handed(Handed call) {
    raw("\"");
    number(call.execution());
    raw(" ");
    text(call.step());
    raw("#");
    number(call.visit());
    raw(".");
    number(call.attempt());
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

  private void time(Instant time) {
    long millis = time.getEpochSecond() * 1000 + time.getNano() / 1_000_000;
    plain &= time.getNano() % 1_000_000 == 0 && millis >= YEAR_ZERO && millis < YEAR_10000;
    if (!plain) {
      return;
    }
    date(Math.floorDiv(millis, DAY));
    int ofDay = (int) Math.floorMod(millis, DAY);
    raw("T");
    digits(ofDay / 3_600_000, 2);
    raw(":");
    digits(ofDay / 60_000 % 60, 2);
    raw(":");
    digits(ofDay / 1000 % 60, 2);
    if (ofDay % 1000 != 0) {
      raw(".");
      digits(ofDay % 1000, 3);
    }
    raw("Z");
  }

  /** After Howard Hinnant's civil_from_days: years that begin in March, in cycles of 400. */
  private void date(long epochDay) {
    long days = epochDay + 719_468;
    long cycle = Math.floorDiv(days, 146_097L);
    int ofCycle = (int) (days - cycle * 146_097);
    int year = (ofCycle - ofCycle / 1460 + ofCycle / 36_524 - ofCycle / 146_096) / 365;
    int ofYear = ofCycle - (365 * year + year / 4 - year / 100);
    int march = (5 * ofYear + 2) / 153;
    int month = march < 10 ? march + 3 : march - 9;
    digits((int) (year + cycle * 400) + (month <= 2 ? 1 : 0), 4);
    raw("-");
    digits(month, 2);
    raw("-");
    digits(ofYear - (153 * march + 2) / 5 + 1, 2);
  }

  private void digits(int number, int places) {
    room(places);
    int left = number;
    for (int at = length + places - 1; at >= length; at--) {
      bytes[at] = (byte) ('0' + left % 10);
      left /= 10;
    }
    length += places;
  }

  private void number(int number) {
    if (number < 0) {
      raw(Integer.toString(number));
      return;
    }
    int places = 1;
    for (int left = number; left >= 10; left /= 10) {
      places++;
    }
    digits(number, places);
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
