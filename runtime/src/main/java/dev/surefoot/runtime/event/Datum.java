package dev.surefoot.runtime.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One of several data that a row keeps: in the row's value their bytes stand one after the other.
 *
 * @param key of the datum
 * @param length of what the codec made of it, in bytes
 */
public record Datum(String key, int length) {
  /**
   * Takes a row's value apart.
   *
   * @throws IllegalArgumentException if it has not the length of all of them
   */
  public static List<byte[]> split(List<Datum> data, byte[] value) {
    int length = data.stream().mapToInt(Datum::length).sum();
    if (length != value.length) {
      throw new IllegalArgumentException(
          "a value of " + value.length + " bytes is to hold data of " + length + " bytes");
    }
    List<byte[]> parts = new ArrayList<>(data.size());
    int from = 0;
    for (Datum datum : data) {
      parts.add(Arrays.copyOfRange(value, from, from + datum.length()));
      from += datum.length();
    }
    return parts;
  }
}
