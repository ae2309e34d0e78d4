package io.github.personalmetrics.analytics;

import java.util.Arrays;

/**
 * Makes one value of a day's readings. {@link #MEDIAN} is the default for body weight, because one
 * bad reading does not move it.
 */
public enum DailyAggregation {
  MEDIAN {
    @Override
    double of(Column values, int from, int to) {
      return values.median(from, to);
    }
  },
  MEAN {
    @Override
    double of(Column values, int from, int to) {
      return values.mean(from, to);
    }
  },
  FIRST {
    @Override
    double of(Column values, int from, int to) {
      return values.value(from);
    }
  },
  LAST {
    @Override
    double of(Column values, int from, int to) {
      return values.value(to - 1);
    }
  };

  /** One day's readings, ascending by time. */
  abstract double of(Column values, int from, int to);

  /** One value for each local day that has a reading; days without one are not made up. */
  public DailySeries apply(TimeSeries series) {
    TimeSeries.ByDay byDay = series.byDay();
    int[] days = new int[series.size()];
    double[] values = new double[series.size()];
    int[] counts = new int[series.size()];
    int size = 0;
    for (int from = 0, to; from < series.size(); from = to) {
      days[size] = byDay.days()[from];
      to = byDay.end(from, days[size] + 1);
      values[size] = of(byDay.values(), from, to);
      counts[size++] = to - from;
    }
    return new DailySeries(
        series.metric(),
        Arrays.copyOf(days, size),
        Arrays.copyOf(values, size),
        Arrays.copyOf(counts, size));
  }
}
