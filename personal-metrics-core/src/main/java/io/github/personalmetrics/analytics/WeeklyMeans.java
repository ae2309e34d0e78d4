package io.github.personalmetrics.analytics;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** The weeks of a {@link WeeklyVariation}, to be looked up by their Monday. */
final class WeeklyMeans {

  private final WeeklyVariation weeks;
  private final Map<LocalDate, Integer> index = new HashMap<>();

  private WeeklyMeans(WeeklyVariation weeks) {
    this.weeks = weeks;
    for (int i = 0; i < weeks.size(); i++) {
      index.put(weeks.monday(i), i);
    }
  }

  static WeeklyMeans of(TimeSeries series) {
    return new WeeklyMeans(WeeklyVariation.of(DailyAggregation.MEAN.apply(series)));
  }

  /** The Monday of the first week there is, or the end of time. */
  LocalDate first() {
    return weeks.size() == 0 ? LocalDate.MAX : weeks.monday(0);
  }

  int days(LocalDate monday) {
    Integer at = index.get(monday);
    return at == null ? 0 : weeks.days(at);
  }

  /** Since the week before; both must be there. */
  double change(LocalDate monday) {
    Integer at = index.get(monday);
    if (at == null) {
      throw new IllegalArgumentException("there is no week of " + monday);
    }
    return weeks.delta(at).orElseThrow();
  }
}
