package io.github.personalmetrics.examples.dashboard.page;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;

/** How far back a page looks, at the touch of a button. */
public enum Range {
  FOUR_WEEKS("4w"),
  THREE_MONTHS("3m"),
  SIX_MONTHS("6m"),
  YEAR("1y"),
  ALL("all");

  private final String id;

  Range(String id) {
    this.id = id;
  }

  public String id() {
    return id;
  }

  public static Optional<Range> of(String id) {
    return Arrays.stream(values()).filter(range -> range.id.equals(id)).findFirst();
  }

  /**
   * @param first the first day there is
   */
  public LocalDate from(LocalDate today, LocalDate first) {
    return switch (this) {
      case FOUR_WEEKS -> today.minusDays(27);
      case THREE_MONTHS -> today.minusMonths(3).plusDays(1);
      case SIX_MONTHS -> today.minusMonths(6).plusDays(1);
      case YEAR -> today.minusDays(364);
      case ALL -> first;
    };
  }
}
