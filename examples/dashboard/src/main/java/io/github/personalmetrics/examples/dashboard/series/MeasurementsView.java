package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.domain.Quality;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

/** Every reading, as {@code /measurements} answers it. */
public record MeasurementsView(String metric, String unit, List<Point> points) {

  /**
   * @param flagged kept, but left out of every statistic
   */
  public record Point(Instant at, BigDecimal value, Quality quality, boolean flagged) {}
}
