package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.examples.dashboard.series.WeeklyView.Week;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** A few hundred means of weeks as the path of an SVG; ends before a gap and begins after it. */
final class StripLine {

  /** More cannot be told apart in so thin a band. */
  private static final int MOST_POINTS = 200;

  private static final int WEEK = 7;
  private static final int LONGEST_GAP = 8 * WEEK;

  private static final int HEIGHT = 100;
  private static final int MARGIN = 10;

  private record Point(double day, double value, boolean begins) {}

  private StripLine() {}

  /**
   * @param days how wide, a unit for each from the start on
   */
  static String of(List<Week> weeks, LocalDate start, int days) {
    List<Point> points = points(weeks, start, days);
    double low = points.stream().mapToDouble(Point::value).min().orElse(0);
    double high = points.stream().mapToDouble(Point::value).max().orElse(0);
    var path = new StringBuilder();
    for (int i = 0; i < points.size(); i++) {
      Point point = points.get(i);
      double share = high > low ? (high - point.value) / (high - low) : 0.5;
      path.append(point.begins ? 'M' : 'L')
          .append(Math.round(point.day))
          .append(' ')
          .append(Math.round(MARGIN + share * (HEIGHT - 2 * MARGIN)));
      if (point.begins && (i + 1 == points.size() || points.get(i + 1).begins)) {
        // By itself: a line without length is a dot.
        path.append("h0");
      }
    }
    return path.toString();
  }

  /** Means of some weeks each, as many as make the points few enough. */
  private static List<Point> points(List<Week> weeks, LocalDate start, int days) {
    int span = WEEK * (1 + days / WEEK / MOST_POINTS);
    var points = new ArrayList<Point>();
    var open = new ArrayList<Week>();
    long before = Long.MIN_VALUE;
    boolean begins = true;
    for (Week week : weeks) {
      long monday = ChronoUnit.DAYS.between(start, week.monday());
      if (monday <= -WEEK || monday >= days) {
        continue;
      }
      boolean gap = !open.isEmpty() && monday - before > LONGEST_GAP;
      if (!open.isEmpty() && (gap || Math.floorDiv(monday, span) != Math.floorDiv(before, span))) {
        points.add(point(open, start, days, begins));
        open.clear();
        begins = gap;
      }
      open.add(week);
      before = monday;
    }
    if (!open.isEmpty()) {
      points.add(point(open, start, days, begins));
    }
    return points;
  }

  private static Point point(List<Week> weeks, LocalDate start, int days, boolean begins) {
    double middle =
        weeks.stream()
            .mapToLong(week -> ChronoUnit.DAYS.between(start, week.monday()) + WEEK / 2)
            .average()
            .orElseThrow();
    double mean = weeks.stream().mapToDouble(Week::mean).average().orElseThrow();
    return new Point(Math.max(0, Math.min(days, middle)), mean, begins);
  }
}
