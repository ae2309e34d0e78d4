package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.Metric;
import java.time.Instant;

/**
 * What there is of a metric.
 *
 * @param count measurements that hold it
 * @param first when the oldest was taken
 * @param last when the newest was taken
 */
public record MetricInfo(Metric metric, long count, Instant first, Instant last) {}
