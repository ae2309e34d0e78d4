package io.github.personalmetrics.analytics;

/**
 * How far apart the values are in a window that moves forwards over a series. Not thread-safe.
 *
 * <p>A value that comes later and is lower makes one before it no candidate for the lowest any
 * more, so that each is looked at twice at most (Lemire, 2006).
 */
final class SpreadWindow {

  private final TimeSeries series;
  private final Candidates lowest;
  private final Candidates highest;
  private int end;

  SpreadWindow(TimeSeries series) {
    this.series = series;
    this.lowest = new Candidates(series.size());
    this.highest = new Candidates(series.size());
  }

  /**
   * @param from not before the last one
   * @param to not before the last one, and after {@code from}
   */
  void moveTo(int from, int to) {
    for (; end < to; end++) {
      double value = series.value(end);
      lowest.add(end, value);
      highest.add(end, -value);
    }
    lowest.dropBefore(from);
    highest.dropBefore(from);
  }

  /** The highest value minus the lowest. */
  double width() {
    return -highest.least() - lowest.least();
  }

  /** How far from 0 all of them are at least; 0 if some are above it and some below. */
  double nearestToZero() {
    return Math.max(0, Math.max(lowest.least(), highest.least()));
  }

  /** Ascending by index and by value. */
  private static final class Candidates {

    private final int[] indexes;
    private final double[] values;
    private int first;
    private int end;

    Candidates(int capacity) {
      this.indexes = new int[capacity];
      this.values = new double[capacity];
    }

    void add(int index, double value) {
      while (end > first && values[end - 1] >= value) {
        end--;
      }
      indexes[end] = index;
      values[end++] = value;
    }

    void dropBefore(int index) {
      while (indexes[first] < index) {
        first++;
      }
    }

    double least() {
      return values[first];
    }
  }
}
