package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.analytics.TimeSeries;
import io.github.personalmetrics.domain.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A million readings, an hour apart on average and never regularly: 114 years, 168 to a week. */
@State(Scope.Benchmark)
public class Points {

  static final int SIZE = 1_000_000;
  static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  static final Duration WEEK = Duration.ofDays(7);
  static final long WEEK_MILLIS = WEEK.toMillis();

  final long[] millis = new long[SIZE];

  /** Kilograms to the gram. */
  final double[] values = new double[SIZE];

  final TimeSeries series;

  public Points() {
    var random = new SplittableRandom(42);
    long now = Instant.parse("1950-01-01T00:00:00Z").toEpochMilli();
    for (int i = 0; i < SIZE; i++) {
      now += TimeUnit.MINUTES.toMillis(random.nextInt(1, 120));
      millis[i] = now;
      values[i] = (80_000 + random.nextInt(-2_000, 2_001)) / 1000.0;
    }
    series = TimeSeries.of(Metric.BODY_WEIGHT, ZONE, millis, values);
  }
}
