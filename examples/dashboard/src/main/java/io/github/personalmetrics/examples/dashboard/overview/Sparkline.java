package io.github.personalmetrics.examples.dashboard.overview;

import io.github.personalmetrics.examples.dashboard.series.DailyView.Day;
import java.util.List;
import java.util.stream.Collectors;

/** A line without axes, as the points of an SVG polyline. */
final class Sparkline {

  private static final double WIDTH = 100;
  private static final double HEIGHT = 30;
  private static final double MARGIN = 2;

  private Sparkline() {}

  static String of(List<Day> days) {
    if (days.size() < 2) {
      return "";
    }
    long first = days.get(0).date().toEpochDay();
    double width = days.get(days.size() - 1).date().toEpochDay() - first;
    double low = days.stream().mapToDouble(Day::mean).min().orElseThrow();
    double high = days.stream().mapToDouble(Day::mean).max().orElseThrow();
    double height = Math.max(high - low, 0.1);
    return days.stream()
        .map(
            day ->
                tenths((day.date().toEpochDay() - first) / width * WIDTH)
                    + ","
                    + tenths(HEIGHT - MARGIN - (day.mean() - low) / height * (HEIGHT - 2 * MARGIN)))
        .collect(Collectors.joining(" "));
  }

  private static double tenths(double value) {
    return Math.round(value * 10) / 10.0;
  }
}
