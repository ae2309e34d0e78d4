package io.github.personalmetrics.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The weeks of a {@link WeeklyVariation}, to be looked up by their Monday. */
final class WeeklyMeans {

  private final Trend trend;
  private final WeeklyVariation weeks;
  private final Map<LocalDate, Integer> index = new HashMap<>();

  /** By week, the index of its last day that has a value. */
  private final List<Integer> lastDay = new ArrayList<>();

  private WeeklyMeans(DailySeries daily) {
    this.trend = Trend.of(daily, Trend.FAST);
    this.weeks = WeeklyVariation.of(daily);
    int days = 0;
    for (int i = 0; i < weeks.size(); i++) {
      index.put(weeks.monday(i), i);
      days += weeks.days(i);
      lastDay.add(days - 1);
    }
  }

  static WeeklyMeans of(TimeSeries series) {
    return new WeeklyMeans(DailyAggregation.MEAN.apply(series));
  }

  /** The Monday of the first week there is, or the end of time. */
  LocalDate first() {
    return weeks.size() == 0 ? LocalDate.MAX : weeks.monday(0);
  }

  int days(LocalDate monday) {
    Integer at = index.get(monday);
    return at == null ? 0 : weeks.days(at);
  }

  /** The mean of its days; the week must be there. */
  double mean(LocalDate monday) {
    return weeks.mean(at(monday));
  }

  /**
   * How far the trend of the days was ahead of the week's mean when the week ended. The trend knows
   * nothing of later days. The week must be there.
   */
  double lead(LocalDate monday) {
    int at = at(monday);
    return trend.value(lastDay.get(at)) - weeks.mean(at);
  }

  /** Since the week before; both must be there. */
  double change(LocalDate monday) {
    return weeks.delta(at(monday)).orElseThrow();
  }

  private int at(LocalDate monday) {
    Integer at = index.get(monday);
    if (at == null) {
      throw new IllegalArgumentException("there is no week of " + monday);
    }
    return at;
  }
}
