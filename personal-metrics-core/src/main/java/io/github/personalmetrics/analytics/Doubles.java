package io.github.personalmetrics.analytics;

import java.util.Arrays;

/**
 * Finite values that no whole thousandths hold. Their sums carry along what rounding took from them
 * (Neumaier, 1974), and no sum is ever taken back from: what left a window leaves no trace.
 */
record Doubles(double[] values) implements Column {

  @Override
  public double value(int index) {
    return values[index];
  }

  @Override
  public double mean(int from, int to) {
    double sum = 0;
    double lost = 0;
    for (int i = from; i < to; i++) {
      double next = sum + values[i];
      lost += lost(sum, values[i], next);
      sum = next;
    }
    return (sum + lost) / (to - from);
  }

  /** What rounding took from a sum, exactly (Knuth, 1969); Neumaier's, without its branch. */
  private static double lost(double sum, double value, double next) {
    double added = next - sum;
    return (sum - (next - added)) + (value - added);
  }

  @Override
  public double median(int from, int to) {
    double[] sorted = Arrays.copyOfRange(values, from, to);
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
  }

  /**
   * A window is the end of one block, whose sums to its last value are known for each of its
   * values, and what has come since. Every value is summed twice, however long the windows.
   */
  @Override
  public double[] means(int[] from, int[] to) {
    double[] means = new double[from.length];
    double[] blockSums = new double[values.length + 1];
    double[] blockLost = new double[values.length + 1];
    int blockEnd = 0;
    int end = 0;
    double sum = 0;
    double lost = 0;
    for (int i = 0; i < means.length; i++) {
      for (; end < to[i]; end++) {
        double next = sum + values[end];
        lost += lost(sum, values[end], next);
        sum = next;
      }
      if (from[i] > blockEnd) {
        blockEnd = end;
        sum = 0;
        lost = 0;
        blockSums[end] = 0;
        blockLost[end] = 0;
        for (int j = end - 1; j >= from[i]; j--) {
          blockSums[j] = blockSums[j + 1] + values[j];
          blockLost[j] = blockLost[j + 1] + lost(blockSums[j + 1], values[j], blockSums[j]);
        }
      }
      double whole = sum;
      double missing = lost;
      if (from[i] < blockEnd) {
        whole = sum + blockSums[from[i]];
        missing += blockLost[from[i]] + lost(sum, blockSums[from[i]], whole);
      }
      means[i] = (whole + missing) / (to[i] - from[i]);
    }
    return means;
  }

  @Override
  public Column in(int[] order) {
    return new Doubles(Arrays.stream(order).mapToDouble(index -> values[index]).toArray());
  }
}
