package io.github.personalmetrics.analytics;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.LongStream;

/**
 * Makes one value of a day's readings. {@link #MEDIAN} is the default for body weight, because one
 * bad reading does not move it.
 */
public enum DailyAggregation {
  MEDIAN {
    @Override
    double of(long[] readings) {
      Arrays.sort(readings);
      int middle = readings.length / 2;
      return readings.length % 2 == 1
          ? readings[middle] / TimeSeries.SCALE
          : (readings[middle - 1] + readings[middle]) / (2 * TimeSeries.SCALE);
    }
  },
  MEAN {
    @Override
    double of(long[] readings) {
      return Arrays.stream(readings).sum() / (readings.length * TimeSeries.SCALE);
    }
  },
  FIRST {
    @Override
    double of(long[] readings) {
      return readings[0] / TimeSeries.SCALE;
    }
  },
  LAST {
    @Override
    double of(long[] readings) {
      return readings[readings.length - 1] / TimeSeries.SCALE;
    }
  };

  /** One day's readings in thousandths, ascending by time; may be reordered. */
  abstract double of(long[] readings);

  /** One value for each local day that has a reading; days without one are not made up. */
  public DailySeries apply(TimeSeries series) {
    // A traveller's local days may go back in time, so equal days need not be neighbours.
    var byDay = new TreeMap<Integer, LongStream.Builder>();
    for (int i = 0; i < series.size(); i++) {
      byDay
          .computeIfAbsent(series.localDay(i), day -> LongStream.builder())
          .add(series.thousandths(i));
    }
    int[] days = new int[byDay.size()];
    double[] values = new double[byDay.size()];
    int[] counts = new int[byDay.size()];
    int next = 0;
    for (var entry : byDay.entrySet()) {
      long[] readings = entry.getValue().build().toArray();
      days[next] = entry.getKey();
      counts[next] = readings.length;
      values[next++] = of(readings);
    }
    return new DailySeries(series.metric(), days, values, counts);
  }
}
