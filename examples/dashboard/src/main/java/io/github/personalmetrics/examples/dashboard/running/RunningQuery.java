package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.examples.dashboard.page.Period;
import io.github.personalmetrics.examples.dashboard.page.Range;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.Row;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a person chose to see of the runs; the address holds all of it.
 *
 * @param by what a bar stands for
 * @param up whether the table begins with the smallest
 * @param page of the table, from 1
 */
record RunningQuery(RunMeasure measure, By by, Sort sort, boolean up, Period period, int page) {

  private static final int LAST_PAGE = 100_000;

  enum By {
    RUN,
    WEEK,
    MONTH
  }

  /** A column of the table. */
  enum Sort {
    DATE(Comparator.comparing(Row::at)),
    NAME(Comparator.comparing(Row::name, String.CASE_INSENSITIVE_ORDER)),
    DISTANCE(Comparator.comparingDouble(Row::distance)),
    TIME(Comparator.comparingDouble(Row::time)),
    SPEED(Comparator.comparingDouble(row -> orNone(row.speed()))),
    ELEVATION(Comparator.comparingDouble(Row::elevation_gain));

    final Comparator<Row> order;

    Sort(Comparator<Row> order) {
      this.order = order;
    }

    private static double orNone(@Nullable Double speed) {
      return speed == null ? -1 : speed;
    }
  }

  private enum Direction {
    UP,
    DOWN
  }

  /**
   * @param first the first day that there is a run of
   */
  static RunningQuery of(Query query, Sizes sizes, LocalDate today, LocalDate first) {
    return new RunningQuery(
        RunMeasure.of(query, sizes),
        query.choice("by", By.class, By.RUN),
        query.choice("sort", Sort.class, Sort.DATE),
        query.choice("dir", Direction.class, Direction.DOWN) == Direction.UP,
        Period.of(query, today, first),
        query.number("page", 1, LAST_PAGE, 1));
  }

  String link(Range range) {
    return "/running?param=" + measure.id() + "&range=" + range.id() + choices(by, sort, up);
  }

  String link(int otherPage) {
    return link(otherPage, by, sort, up);
  }

  String link(By other) {
    return link(1, other, sort, up);
  }

  /** By the same column the other way round. */
  String link(Sort column) {
    return link(1, by, column, column == sort && !up);
  }

  private String link(int otherPage, By otherBy, Sort otherSort, boolean otherUp) {
    return "/running?param=%s&from=%s&to=%s&page=%d"
            .formatted(measure.id(), period.from(), period.to(), otherPage)
        + choices(otherBy, otherSort, otherUp);
  }

  /** Those that are not as they are anyway. */
  private static String choices(By by, Sort sort, boolean up) {
    return (by == By.RUN ? "" : "&by=" + id(by))
        + (sort == Sort.DATE ? "" : "&sort=" + id(sort))
        + (up ? "&dir=up" : "");
  }

  /** As a screen reader is told. */
  @Nullable String direction(Sort column) {
    return column == sort ? (up ? "ascending" : "descending") : null;
  }

  static String id(Enum<?> choice) {
    return choice.name().toLowerCase(Locale.ROOT);
  }
}
