package io.github.personalmetrics.examples.dashboard.series;

import java.util.BitSet;

/**
 * Leaves out samples that a picture does not miss: largest triangle three buckets (Steinarsson
 * 2013), where a triangle counts in every column, so that one choice serves the profiles and the
 * map.
 */
final class Thinning {

  private final double[][] columns;

  private Thinning(double[][] columns) {
    this.columns = columns;
  }

  /**
   * @param columns of equal length, {@link Double#NaN} where there is no value
   * @param wanted indexes that stay in any case, the first and the last among them
   * @param most of the others
   * @return the indexes that stay, ascending
   */
  static int[] keep(double[][] columns, BitSet wanted, int size, int most) {
    if (size <= most) {
      wanted.set(0, size);
      return wanted.stream().toArray();
    }
    new Thinning(normal(columns)).choose(wanted, size, most);
    return wanted.stream().toArray();
  }

  private void choose(BitSet kept, int size, int buckets) {
    int before = 0;
    for (int bucket = 0; bucket < buckets; bucket++) {
      int from = edge(bucket, buckets, size);
      int to = edge(bucket + 1, buckets, size);
      int next = edge(bucket + 2, buckets, size);
      before = farthest(before, from, to, Math.min(next, size));
      kept.set(before);
    }
  }

  /** The first and the last sample lie outside the buckets. */
  private static int edge(int bucket, int buckets, int size) {
    return 1 + (int) ((long) bucket * (size - 2) / buckets);
  }

  private int farthest(int before, int from, int to, int next) {
    double[] ahead = new double[columns.length];
    for (int c = 0; c < columns.length; c++) {
      ahead[c] = mean(columns[c], to, Math.max(next, to + 1));
    }
    double middle = (to + Math.max(next, to + 1) - 1) / 2.0;
    int best = from;
    double most = -1;
    for (int i = from; i < to; i++) {
      double area = 0;
      for (int c = 0; c < columns.length; c++) {
        double[] column = columns[c];
        double triangle =
            Math.abs(
                (before - middle) * (column[i] - column[before])
                    - (before - i) * (ahead[c] - column[before]));
        area += Double.isNaN(triangle) ? 0 : triangle;
      }
      if (area > most) {
        most = area;
        best = i;
      }
    }
    return best;
  }

  private static double mean(double[] column, int from, int to) {
    double sum = 0;
    int count = 0;
    for (int i = from; i < Math.min(to, column.length); i++) {
      if (!Double.isNaN(column[i])) {
        sum += column[i];
        count++;
      }
    }
    return sum / count;
  }

  /** Each from 0 to 1, so that metres and degrees weigh the same. */
  private static double[][] normal(double[][] columns) {
    double[][] normal = new double[columns.length][];
    for (int c = 0; c < columns.length; c++) {
      double low = Double.POSITIVE_INFINITY;
      double high = Double.NEGATIVE_INFINITY;
      for (double value : columns[c]) {
        low = value < low ? value : low;
        high = value > high ? value : high;
      }
      double width = high > low ? high - low : 1;
      normal[c] = new double[columns[c].length];
      for (int i = 0; i < columns[c].length; i++) {
        normal[c][i] = (columns[c][i] - low) / width;
      }
    }
    return normal;
  }
}
