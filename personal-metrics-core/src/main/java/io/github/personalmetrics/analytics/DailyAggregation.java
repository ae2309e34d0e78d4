package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Metric;

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
    return apply(series.metric(), series.byDay());
  }

  DailySeries apply(Metric metric, TimeSeries.ByDay byDay) {
    int[] days = new int[byDay.days()];
    double[] values = new double[days.length];
    int[] counts = new int[days.length];
    for (int i = 0; i < days.length; i++) {
      int from = byDay.starts()[i];
      int to = byDay.starts()[i + 1];
      days[i] = byDay.day(i);
      values[i] = of(byDay.values(), from, to);
      counts[i] = to - from;
    }
    return new DailySeries(metric, days, values, counts);
  }
}
