package io.github.personalmetrics.analytics;

/** The values of a series, and the sums they allow. A stretch is {@code from} to {@code to - 1}. */
sealed interface Column permits Thousandths, Doubles {

  double value(int index);

  /** Of a stretch that is not empty. */
  double mean(int from, int to);

  /**
   * Of a stretch that is not empty; that of an even number is the mean of the two in the middle.
   */
  double median(int from, int to);

  /**
   * The mean of many stretches, in one pass. What it says of an empty one means nothing.
   *
   * @param from ascending
   * @param to ascending, none below its {@code from}
   */
  double[] means(int[] from, int[] to);

  /** These values in another order. */
  Column in(int[] order);
}
