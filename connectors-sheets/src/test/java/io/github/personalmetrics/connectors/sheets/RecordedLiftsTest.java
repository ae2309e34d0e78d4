package io.github.personalmetrics.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Four years of somebody's strength log. It has the estimated maximum (Epley, in pounds) in place
 * of the load, which follows from it.
 */
class RecordedLiftsTest {

  @Test
  void everyRowOfFourYearsIsStoredOrVisiblyRejected() throws IOException {
    var folder = RecordedData.folder("real/05_lifts_1rm_joelbecker");
    var rows = new ArrayList<List<Object>>();
    rows.add(List.of("date", "exercise name", "reps", "weight (lb)"));
    try (var lines = Files.lines(folder.resolve("weightlifting.csv"))) {
      lines.skip(1).forEach(line -> rows.add(row(line.split(",", -1))));
    }
    try (var me = new Athlete("lifts:workouts")) {
      me.simulator.sheet().replace("lifts", rows);

      var first = me.sync();
      var second = me.sync();

      List<Workout> workouts = me.store.metrics().find(RecordQuery.workouts());
      long sets = workouts.stream().mapToLong(workout -> workout.sets().size()).sum();
      assertThat(rows).hasSize(1 + 7662);
      assertThat(sets + me.rejections().size()).isEqualTo(7662);
      assertThat(workouts).hasSize(492);
      assertThat(me.rejections()).isEmpty();
      assertThat(first.outcome()).isEqualTo(Outcome.OK);
      assertThat(second.counts().created() + second.counts().changed()).isZero();
      assertThat(second.counts().calls()).isEqualTo(1);
      assertThat(kilograms(workouts.get(0))).isEqualByComparingTo("65.31730128");
    }
  }

  /** The first bench press: 182.4 lb / (1 + 8 / 30) = 144 lb. */
  private static BigDecimal kilograms(Workout workout) {
    return workout.sets().get(0).load();
  }

  private static List<Object> row(String[] fields) {
    var reps = new BigDecimal(fields[2]);
    var thirty = BigDecimal.valueOf(30);
    var pounds =
        new BigDecimal(fields[3])
            .multiply(thirty)
            .divide(reps.add(thirty), MathContext.DECIMAL64)
            .setScale(3, RoundingMode.HALF_UP);
    long serial = LocalDate.parse(fields[0]).toEpochDay() + 25_569;
    return List.of(serial, fields[1], reps, pounds);
  }
}
