package io.github.personalmetrics.analytics;

import java.util.Arrays;

/**
 * Values that are whole thousandths, kept as running totals: the sum of any stretch is one
 * subtraction, and exact. A mean is rounded once, in its division.
 */
record Thousandths(long[] totals) implements Column {

  static final double SCALE = 1000;

  /** Below it every whole number is a double, and so a value in thousandths can be read back. */
  static final double MAX = 0x1p53;

  /** Far enough from the end of what a long holds for no sum to overflow. */
  static final long MAX_TOTAL = 1L << 61;

  /** At most {@link #MAX} each and {@link #MAX_TOTAL} in all, whatever their signs. */
  static Thousandths of(long[] values, int size) {
    long[] totals = new long[size + 1];
    for (int i = 0; i < size; i++) {
      totals[i + 1] = totals[i] + values[i];
    }
    return new Thousandths(totals);
  }

  @Override
  public double value(int index) {
    return thousandths(index) / SCALE;
  }

  private long thousandths(int index) {
    return totals[index + 1] - totals[index];
  }

  @Override
  public double mean(int from, int to) {
    return (totals[to] - totals[from]) / ((to - from) * SCALE);
  }

  @Override
  public double median(int from, int to) {
    int count = to - from;
    if (count <= 2) {
      return mean(from, to);
    }
    long[] sorted = values(from, to);
    Arrays.sort(sorted);
    int middle = count / 2;
    return count % 2 == 1
        ? sorted[middle] / SCALE
        : (sorted[middle - 1] + sorted[middle]) / (2 * SCALE);
  }

  private long[] values(int from, int to) {
    long[] values = new long[to - from];
    for (int i = from; i < to; i++) {
      values[i - from] = thousandths(i);
    }
    return values;
  }

  @Override
  public double[] means(int[] from, int[] to) {
    double[] means = new double[from.length];
    for (int i = 0; i < means.length; i++) {
      means[i] = (totals[to[i]] - totals[from[i]]) / ((to[i] - from[i]) * SCALE);
    }
    return means;
  }

  @Override
  public Column in(int[] order) {
    long[] values = new long[order.length];
    for (int i = 0; i < order.length; i++) {
      values[i] = thousandths(order[i]);
    }
    return of(values, values.length);
  }
}
