package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.domain.Quality;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every reading, as {@code /measurements} answers it. */
public record MeasurementsView(String metric, String unit, List<Point> points) {

  /**
   * @param flagged kept, but left out of every statistic: by the person's word, or else because of
   *     its quality
   * @param outlier stands out from the readings around it, and the person has not said anything of
   *     it; a hint that changes no statistic until the person excludes it
   * @param source such as {@code withings/measures}
   * @param id of the reading there
   * @param annotation the person's own word, such as {@code exclude}; absent if there is none
   */
  public record Point(
      Instant at,
      BigDecimal value,
      Quality quality,
      boolean flagged,
      boolean outlier,
      String source,
      String id,
      @Nullable String annotation) {}
}
