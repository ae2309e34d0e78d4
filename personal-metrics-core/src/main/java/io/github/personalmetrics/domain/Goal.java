package io.github.personalmetrics.domain;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a person wants to reach; one for each metric.
 *
 * @param target in the metric's unit
 * @param by the day it should be reached, if there is one
 */
public record Goal(Metric metric, BigDecimal target, @Nullable LocalDate by) {

  public Goal {
    target = Measurement.plain(target);
  }
}
