package io.github.personalmetrics.analytics;

import java.time.Duration;

/**
 * A stretch of time around each reading. It ends with the reading, or has it in its middle.
 *
 * @param length at least a millisecond; a week is 168 hours, whatever the clocks do
 * @param closing which of its two ends belong to it
 * @param minimum readings without which there is no mean, 1 or more
 * @param centred whether half of it lies after the reading
 */
public record TimeWindow(Duration length, Closing closing, int minimum, boolean centred) {

  /** Longer than all the time that a series can span. */
  private static final Duration FOREVER = Duration.ofDays(10_000_000);

  /** Which of its two ends belong to a window. */
  public enum Closing {
    /** The later one: what is exactly a window old is gone. */
    RIGHT(false, true),
    /** The earlier one: the reading itself is not in a window that ends with it. */
    LEFT(true, false),
    BOTH(true, true),
    NEITHER(false, false);

    private final boolean left;
    private final boolean right;

    Closing(boolean left, boolean right) {
      this.left = left;
      this.right = right;
    }
  }

  public TimeWindow {
    if (length.compareTo(Duration.ofMillis(1)) < 0) {
      throw new IllegalArgumentException("a window lasts a millisecond or more, not " + length);
    }
    if (minimum < 1) {
      throw new IllegalArgumentException("a mean needs at least one reading, not " + minimum);
    }
  }

  /** Ends with the reading, is closed on the right and is content with one reading. */
  public static TimeWindow of(Duration length) {
    return new TimeWindow(length, Closing.RIGHT, 1, false);
  }

  public TimeWindow withClosing(Closing closing) {
    return new TimeWindow(length, closing, minimum, centred);
  }

  public TimeWindow withMinimum(int minimum) {
    return new TimeWindow(length, closing, minimum, centred);
  }

  public TimeWindow withCentred(boolean centred) {
    return new TimeWindow(length, closing, minimum, centred);
  }

  /** Milliseconds from a reading to the first instant of its window; mostly negative. */
  long start() {
    return end() - millis() + (closing.left ? 0 : 1) - (closing.right ? 1 : 0);
  }

  /** Milliseconds from a reading to the first instant after its window. */
  long end() {
    return (centred ? millis() / 2 : 0) + (closing.right ? 1 : 0);
  }

  private long millis() {
    return (length.compareTo(FOREVER) < 0 ? length : FOREVER).toMillis();
  }
}
