package io.github.personalmetrics.forecast.knn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.TrainingWeeks;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.forecast.Forecast;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.testkit.InMemoryStore;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From stored records to a forecast out of a file, as the README shows it. */
class WholePathTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-01-05");

  private final SettableClock clock = SettableClock.at("2026-05-25T06:00:00Z");

  /** Somebody who loses 10 g for each kilometre they run. */
  @Test
  void aModelOfStoredRecordsFindsWhatRunningDoes(@TempDir Path folder) {
    try (var stores = new InMemoryStore(clock)) {
      var store = stores.open(SubjectId.of("me"));
      var weighIns = new ArrayList<Measurement>();
      var runs = new ArrayList<Activity>();
      var weight = new BigDecimal("80");
      for (int week = 0; week < 20; week++) {
        int kilometres = 10 * (week % 4);
        weight = weight.subtract(new BigDecimal("0.01").multiply(BigDecimal.valueOf(kilometres)));
        for (int day = 0; day < 3; day++) {
          weighIns.add(
              Records.measurement(week + "/" + day)
                  .at(at(week, day))
                  .weight(weight.toPlainString())
                  .value(Metric.FAT_RATIO, "20")
                  .build());
        }
        if (kilometres > 0) {
          runs.add(
              Records.activity("run " + week)
                  .at(at(week, 3))
                  .distance(1000.0 * kilometres)
                  .time(Duration.ofMinutes(6L * kilometres), Duration.ofMinutes(7L * kilometres))
                  .build());
        }
      }
      TestCommit.to(store, Records.MEASURES, clock).records(weighIns).commit();
      TestCommit.to(store, Records.ACTIVITIES, clock).records(runs).commit();
      var forecaster = new KnnForecaster(4, Weighting.UNIFORM, clock);
      var models = new FileModelRepository(folder, 12, clock);

      var data = TrainingWeeks.from(store.metrics(), LocalDate.now(clock), source -> true);
      models.publish(forecaster.fit(data).store());
      var model = forecaster.load(models.current().orElseThrow());
      var plan = new WeeklyPlan(20, 120, 0, 0);
      Forecast forecast = model.forecast(List.of(plan, plan));

      assertThat(data.weeks()).hasSize(19);
      assertThat(data.leftOut()).hasSize(1);
      assertThat(forecast.weeks().get(0).change().weight()).isCloseTo(-0.2, within(1e-9));
      assertThat(forecast.weeks().get(1).cumulative().weight()).isCloseTo(-0.4, within(1e-9));
      assertThat(forecast.weeks().get(1).cumulative().fatRatio()).isZero();
      assertThat(model.card().evaluation().weight().skill()).isGreaterThan(0.9);
    }
  }

  private static Instant at(int week, int day) {
    return MONDAY.plusWeeks(week).plusDays(day).atTime(7, 0).atZone(Records.ZONE).toInstant();
  }
}
