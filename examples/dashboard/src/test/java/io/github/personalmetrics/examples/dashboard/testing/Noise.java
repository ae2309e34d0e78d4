package io.github.personalmetrics.examples.dashboard.testing;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.testkit.Records;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Random;

/** A person whose body changes without any relation to what they train. */
public final class Noise {

  private Noise() {}

  /** Stores so many weeks of it; one less can be learnt from. */
  public static TestDashboard store(TestDashboard dashboard, int weeks) {
    var random = new Random(5);
    var measures = new ArrayList<HealthRecord>();
    var runs = new ArrayList<HealthRecord>();
    for (int week = 0; week < weeks; week++) {
      Instant monday = TrainingHistory.END.minus(Duration.ofDays(7L * (weeks - week)));
      String weight = decimal(80 + random.nextGaussian());
      String fatRatio = decimal(20 + random.nextGaussian());
      for (int day = 0; day < 7; day++) {
        measures.add(
            Records.measurement("n" + week + "d" + day)
                .at(monday.plus(Duration.ofDays(day)))
                .value(Metric.BODY_WEIGHT, weight)
                .value(Metric.FAT_RATIO, fatRatio)
                .build());
      }
      runs.add(Records.run("nr" + week, monday.plus(Duration.ofDays(1)), random.nextInt(20_000)));
    }
    return dashboard
        .store(measures.toArray(HealthRecord[]::new))
        .storeFrom(Records.ACTIVITIES, runs.toArray(HealthRecord[]::new));
  }

  private static String decimal(double value) {
    return BigDecimal.valueOf(value).setScale(3, RoundingMode.HALF_UP).toPlainString();
  }
}
