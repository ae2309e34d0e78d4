package io.github.personalmetrics.analytics;

import java.util.Arrays;

/** The values in a window that moves over a series, kept in order of size. Not thread-safe. */
final class SortedWindow {

  private final double[] sorted;
  private int size;
  private int from;
  private int to;

  SortedWindow(int capacity) {
    this.sorted = new double[capacity];
  }

  int size() {
    return size;
  }

  /**
   * Takes what a stretch of a series holds.
   *
   * @param start not before the last one
   * @param end not before the last one, and no further from the start than there is room
   */
  void moveTo(TimeSeries series, int start, int end) {
    if (start >= to) {
      size = 0;
      from = start;
      to = start;
    }
    // First out, then in, or there would be no room.
    while (from < start) {
      remove(series.value(from++));
    }
    while (to < end) {
      add(series.value(to++));
    }
  }

  void add(double value) {
    int found = Arrays.binarySearch(sorted, 0, size, value);
    int at = found < 0 ? -found - 1 : found;
    System.arraycopy(sorted, at, sorted, at + 1, size - at);
    sorted[at] = value;
    size++;
  }

  /** One that is there. */
  void remove(double value) {
    int at = Arrays.binarySearch(sorted, 0, size, value);
    System.arraycopy(sorted, at + 1, sorted, at, size - at - 1);
    size--;
  }

  /** Of at least one value. */
  double median() {
    int middle = size / 2;
    return size % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
  }

  /** The median of how far each value is from the median, by going outwards from there. */
  double medianDeviation(double median) {
    int below = (size - 1) / 2;
    int above = below + 1;
    double last = 0;
    double before = 0;
    for (int i = 0; i <= size / 2; i++) {
      before = last;
      boolean down =
          above == size || (below >= 0 && median - sorted[below] <= sorted[above] - median);
      last = down ? median - sorted[below--] : sorted[above++] - median;
    }
    return size % 2 == 1 ? last : before / 2 + last / 2;
  }
}
