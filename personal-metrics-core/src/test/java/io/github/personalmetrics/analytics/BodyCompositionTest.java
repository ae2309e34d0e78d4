package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.BigRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class BodyCompositionTest {

  private static final Instant AT = Instant.parse("2026-03-02T06:30:00Z");

  @Test
  void massesOfARatioAreExact() {
    int compared = 0;
    for (Map<String, String> row : Oracle.rows("body_composition.csv")) {
      var body =
          BodyComposition.ofRatio(
              new BigDecimal(row.get("weight_kg")), new BigDecimal(row.get("fat_ratio_pct")));

      assertThat(body.fatMass()).isEqualByComparingTo(row.get("fat_mass_kg"));
      assertThat(body.fatFreeMass()).isEqualByComparingTo(row.get("fat_free_mass_kg"));
      compared += 2;
    }
    assertThat(compared).isEqualTo(7 * 2);
  }

  @Test
  void weeklyMeansOfTheMassesAgreeWithPandas() {
    BodySeries body = BodySeries.of(Weights.recorded(ZoneId.of("Europe/Paris")));
    var ratio = WeeklyVariation.ofReadings(body.fatRatio());
    var fat = WeeklyVariation.ofReadings(body.fatMass());
    var fatFree = WeeklyVariation.ofReadings(body.fatFreeMass());
    int week = 0;
    int compared = 0;
    for (Map<String, String> row : Oracle.rows("weekly_local_paris.csv")) {
      if (row.get("mean_fat_mass").isEmpty()) {
        continue;
      }
      assertThat(fat.monday(week)).isEqualTo(row.get("monday"));
      assertClose(ratio.mean(week), row, "mean_fat_ratio");
      assertClose(fat.mean(week), row, "mean_fat_mass");
      assertClose(fatFree.mean(week), row, "mean_ffm");
      compared += 3;
      compared += compareDelta(ratio, week, row, "delta_fat_ratio");
      compared += compareDelta(fat, week, row, "delta_fat_mass");
      compared += compareDelta(fatFree, week, row, "delta_ffm");
      week++;
    }
    assertThat(week).isEqualTo(fat.size());
    assertThat(compared).isEqualTo(59 * 6);
  }

  private static int compareDelta(
      WeeklyVariation weeks, int week, Map<String, String> row, String column) {
    assertThat(weeks.delta(week).isPresent()).isEqualTo(!row.get(column).isEmpty());
    weeks.delta(week).ifPresent(delta -> assertClose(delta, row, column));
    return 1;
  }

  private static void assertClose(double actual, Map<String, String> row, String column) {
    assertThat(actual)
        .as("%s in the week of %s", column, row.get("monday"))
        .isCloseTo(Double.parseDouble(row.get(column)), within(1e-9));
  }

  @Property
  void whateverTheSourceGivesTheRestFollows(
      @ForAll @BigRange(min = "20", max = "350") @Scale(3) BigDecimal weight,
      @ForAll @BigRange(min = "1", max = "80") @Scale(3) BigDecimal ratio) {
    var body = BodyComposition.ofRatio(weight, ratio);

    assertThat(of(weight, Map.of(Metric.FAT_RATIO, ratio)).fatMass())
        .isEqualByComparingTo(body.fatMass());
    assertThat(of(weight, Map.of(Metric.FAT_MASS, body.fatMass())).fatMass())
        .isEqualByComparingTo(body.fatMass());
    assertThat(of(weight, Map.of(Metric.FAT_FREE_MASS, body.fatFreeMass())).fatMass())
        .isEqualByComparingTo(body.fatMass());
    assertThat(body.fatRatio()).isEqualByComparingTo(ratio);
    assertThat(body.fatMass().add(body.fatFreeMass())).isEqualByComparingTo(weight);
  }

  private static BodyComposition of(BigDecimal weight, Map<Metric, BigDecimal> fat) {
    var values = new HashMap<>(fat);
    values.put(Metric.BODY_WEIGHT, weight);
    return BodyComposition.of(Weights.reading(AT, ZoneOffset.UTC, values)).orElseThrow();
  }

  @Test
  void fatOfNothingWasNotMeasuredAndMoreThanEverythingCannotBe() {
    for (String ratio : List.of("0", "-1", "100.1", "")) {
      assertThat(BodyComposition.of(Weights.weighIn(AT, ZoneOffset.UTC, "80", ratio)))
          .as("ratio %s", ratio)
          .isEmpty();
    }
    assertThat(BodyComposition.of(Weights.weighIn(AT, ZoneOffset.UTC, "0", "20"))).isEmpty();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BodyComposition(BigDecimal.TEN, BigDecimal.valueOf(11)));
  }

  @Test
  void aWeighInWithoutFatCountsForTheWeightOnly() {
    List<Measurement> weighIns =
        List.of(
            Weights.weighIn(AT, ZoneOffset.UTC, "80", "20"),
            Weights.weighIn(AT.plus(Duration.ofHours(1)), ZoneOffset.UTC, "81", "0"),
            Weights.weighIn(AT.plus(Duration.ofHours(2)), ZoneOffset.UTC, "82", ""));

    var body = BodySeries.of(weighIns);

    assertThat(body.weight().size()).isEqualTo(3);
    assertThat(body.fatRatio().size()).isEqualTo(1);
    assertThat(body.fatMass().value(0)).isEqualTo(16);
    assertThat(body.fatFreeMass().value(0)).isEqualTo(64);
  }

  @Test
  void theMeanOfFatMassesIsNotMeanWeightTimesMeanRatio() {
    var body =
        BodySeries.of(
            List.of(
                Weights.weighIn(AT, ZoneOffset.UTC, "80", "20"),
                Weights.weighIn(AT.plus(Duration.ofDays(1)), ZoneOffset.UTC, "90", "30")));

    var weeks = WeeklyVariation.of(DailyAggregation.MEAN.apply(body.fatMass()));

    assertThat(weeks.mean(0)).as("of 16 and 27 kg, not 25 % of 85 kg").isEqualTo(21.5);
  }
}
