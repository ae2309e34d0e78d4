package io.github.personalmetrics.examples.dashboard.testing;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.TestCommit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A person whose weeks are of three kinds in turn, each with its own outcome, so that a plan like
 * one of them has one right answer.
 */
public final class TrainingHistory {

  /** The Monday after the last week. */
  public static final Instant END = Instant.parse("2026-11-23T06:00:00Z");

  private enum Kind {
    LAZY(5_000, 30, 1, "40", "0.3", "0.1"),
    USUAL(12_500, 75, 3, "42", "-0.2", "-0.05"),
    LONG(20_000, 120, 2, "50", "-0.1", "-0.05");

    private final double metres;
    private final int minutes;
    private final int sessions;
    private final String load;
    private final BigDecimal weight;
    private final BigDecimal fatRatio;

    Kind(double metres, int minutes, int sessions, String load, String weight, String fatRatio) {
      this.metres = metres;
      this.minutes = minutes;
      this.sessions = sessions;
      this.load = load;
      this.weight = new BigDecimal(weight);
      this.fatRatio = new BigDecimal(fatRatio);
    }
  }

  private TrainingHistory() {}

  /** Stores so many weeks; one less can be learnt from. */
  public static TestDashboard store(TestDashboard dashboard, int weeks) {
    var measures = new ArrayList<Measurement>();
    var runs = new ArrayList<Activity>();
    var sessions = new ArrayList<Workout>();
    var weight = new BigDecimal("80");
    var fatRatio = new BigDecimal("20");
    for (int week = 0; week < weeks; week++) {
      Kind kind = Kind.values()[week % 3];
      Instant monday = END.minus(Duration.ofDays(7L * (weeks - week)));
      weight = weight.add(kind.weight);
      fatRatio = fatRatio.add(kind.fatRatio);
      for (int day = 0; day < 7; day++) {
        measures.add(
            Records.measurement("w" + week + "d" + day)
                .at(monday.plus(Duration.ofDays(day)))
                .value(Metric.BODY_WEIGHT, weight.toPlainString())
                .value(Metric.FAT_RATIO, fatRatio.toPlainString())
                .build());
      }
      Duration time = Duration.ofMinutes(kind.minutes);
      Instant tuesday = monday.plus(Duration.ofDays(1));
      runs.add(
          Records.activity("r" + week).at(tuesday).distance(kind.metres).time(time, time).build());
      for (int i = 0; i < kind.sessions; i++) {
        sessions.add(
            Records.workout("s" + week + '.' + i)
                .at(tuesday.plus(Duration.ofDays(i)))
                .set("deadlift", 5, kind.load)
                .build());
      }
    }
    commit(dashboard, Records.MEASURES, measures);
    commit(dashboard, Records.ACTIVITIES, runs);
    commit(dashboard, Records.LOG, sessions);
    return dashboard;
  }

  private static void commit(
      TestDashboard dashboard, SourceId source, List<? extends HealthRecord> records) {
    TestCommit.to(dashboard.store(), source, dashboard.clock).records(records).commit();
  }
}
