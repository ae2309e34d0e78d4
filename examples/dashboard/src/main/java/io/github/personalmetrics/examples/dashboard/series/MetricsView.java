package io.github.personalmetrics.examples.dashboard.series;

import java.time.Instant;
import java.util.List;

/** What there is, as {@code /metrics} answers it. */
public record MetricsView(List<Row> metrics) {

  /**
   * @param count readings
   */
  public record Row(String id, String unit, long count, Instant first, Instant last) {}
}
