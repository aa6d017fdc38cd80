package dev.surefoot.runtime;

import dev.surefoot.runtime.spi.InstanceRow;
import java.util.List;

/**
 * A page of a list of instances.
 *
 * @param rows newest first
 * @param page its number, from one
 * @param size how many rows a whole page has
 * @param total how many rows all pages have
 */
public record InstancePage(List<InstanceRow> rows, int page, int size, long total) {
  /** The largest size of a page. */
  public static final int LARGEST = 500;

  public InstancePage {
    rows = List.copyOf(rows);
  }
}
