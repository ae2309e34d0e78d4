package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class MuscleGainTest {

  private static final LocalDate MONDAY = LocalDate.of(2026, 1, 5);

  @Test
  void everyCaseOfSignsIsJudgedByEachRule() {
    int compared = 0;
    for (Map<String, String> row : Oracle.rows("muscle_gain_cases.csv")) {
      var body =
          BodySeries.of(
              List.of(
                  weighIn(MONDAY, row.get("w0"), row.get("r0")),
                  weighIn(MONDAY.plusWeeks(1), row.get("w1"), row.get("r1"))));
      var weight = weekly(body.weight());
      var ratio = weekly(body.fatRatio());
      var fat = weekly(body.fatMass());
      var fatFree = weekly(body.fatFreeMass());

      assertClose(weight, row, "d_weight");
      assertClose(ratio, row, "d_ratio");
      assertClose(fat, row, "d_fat_mass");
      assertClose(fatFree, row, "d_ffm");
      assertJudged(MuscleGain.rawWeeks(body), row, "ratio_rule");
      assertJudged(MuscleGain.rawWeeks(weight, fat), row, "mass_rule");
      assertJudged(MuscleGain.rawWeeks(fatFree, fat), row, "ffm_rule");
      compared += 7;
    }
    assertThat(compared).isEqualTo(8 * 7);
  }

  private static void assertClose(WeeklyVariation weeks, Map<String, String> row, String column) {
    assertThat(weeks.delta(1).orElseThrow())
        .as("%s of %s", column, row)
        .isCloseTo(Double.parseDouble(row.get(column)), within(1e-9));
  }

  private static void assertJudged(List<LocalDate> weeks, Map<String, String> row, String column) {
    assertThat(weeks)
        .as("%s of %s", column, row)
        .isEqualTo(row.get(column).equals("1") ? List.of(MONDAY.plusWeeks(1)) : List.of());
  }

  @Test
  void theRawWeeklyRulesAgreeWithPandas() {
    BodySeries body = BodySeries.of(Weights.recorded(ZoneId.of("Europe/Paris")));
    var weight = WeeklyVariation.ofReadings(body.weight());
    var byRatio = MuscleGain.rawWeeks(weight, WeeklyVariation.ofReadings(body.fatRatio()));
    var byMass = MuscleGain.rawWeeks(weight, WeeklyVariation.ofReadings(body.fatMass()));
    int compared = 0;
    for (Map<String, String> row : Oracle.rows("weekly_local_paris.csv")) {
      LocalDate monday = LocalDate.parse(row.get("monday"));
      assertThat(byRatio.contains(monday))
          .as("ratio rule in the week of %s", monday)
          .isEqualTo(row.get("muscle_gain_ratio_rule").equals("1"));
      assertThat(byMass.contains(monday))
          .as("mass rule in the week of %s", monday)
          .isEqualTo(row.get("muscle_gain_mass_rule").equals("1"));
      compared += 2;
    }
    assertThat(compared).isEqualTo(59 * 2);
    assertThat(byRatio).isNotEmpty();
  }

  @Test
  void aGainIsOnePeriodWithItsMassesAtBothEnds() {
    List<MuscleGain.Period> periods =
        MuscleGain.periods(body(30, week -> 60 + gained(week), week -> 16 - gained(week) / 2));

    assertThat(
            MuscleGain.periods(body(30, week -> 60 + gained(week), week -> 16 + gained(week) / 2)))
        .as("the fat grows too")
        .isEmpty();
    assertThat(periods).hasSize(1);
    MuscleGain.Period period = periods.get(0);
    assertThat(period.from()).isBeforeOrEqualTo(MONDAY.plusWeeks(8));
    assertThat(period.from().getDayOfWeek()).isEqualTo(MONDAY.getDayOfWeek());
    assertThat(period.to()).isAfterOrEqualTo(MONDAY.plusWeeks(20).minusDays(1));
    assertThat(period.to().plusDays(1).getDayOfWeek()).isEqualTo(MONDAY.getDayOfWeek());
    assertThat(period.fatFreeAtStart()).isCloseTo(60, within(0.3));
    assertThat(period.fatFreeAtEnd()).isCloseTo(62.4, within(0.3));
    assertThat(period.fatAtStart() - period.fatAtEnd()).isCloseTo(1.2, within(0.3));
    assertThat(period.windows()).isGreaterThanOrEqualTo(3);
  }

  @Test
  void gainsThatAreFarApartAreTwoPeriods() {
    IntToDoubleFunction twice =
        week -> 0.2 * (between(week, 5, 15) + between(week, 45, 55) - between(week, 25, 35));

    var periods =
        MuscleGain.periods(
            body(70, w -> 60 + twice.applyAsDouble(w), w -> 16 - twice.applyAsDouble(w)));

    assertThat(periods).hasSize(2);
    assertThat(periods.get(0).to()).isBefore(periods.get(1).from());
  }

  @Test
  void eightWeeksAreOneWindowWhichTheDefaultDoesNotCallAPeriod() {
    var body = body(8, week -> 60 + 0.2 * week, week -> 16 - 0.1 * week);

    assertThat(MuscleGain.periods(body)).isEmpty();
    assertThat(MuscleGain.periods(body, new MuscleGain.Rule(8, 6, 2, 1)))
        .singleElement()
        .satisfies(
            period -> {
              assertThat(period.from()).isEqualTo(MONDAY);
              assertThat(period.to()).isEqualTo(MONDAY.plusWeeks(8).minusDays(1));
              assertThat(period.windows()).isEqualTo(1);
            });
  }

  @Test
  void whatOnlyRoundingMovesIsNoGain() {
    var body =
        body(40, week -> 60 + Math.ulp(60) * (week / 3), week -> 16 - Math.ulp(16) * (week / 3), 0);

    assertThat(MuscleGain.periods(body, new MuscleGain.Rule(8, 6, 2, 1))).isEmpty();
  }

  @Test
  void nothingOrOneWeighInIsNoGain() {
    for (BodySeries body : List.of(body(0, w -> 60, w -> 16), body(1, w -> 60, w -> 16))) {
      assertThat(MuscleGain.periods(body)).isEmpty();
      assertThat(MuscleGain.rawWeeks(body)).isEmpty();
    }
  }

  @Test
  void aRuleThatCanFindNothingOrEverythingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MuscleGain.Rule(8, 2, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MuscleGain.Rule(8, 9, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MuscleGain.Rule(8, 6, -1, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MuscleGain.Rule(8, 6, Double.NaN, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> new MuscleGain.Rule(8, 6, 2, 0));
  }

  private static double gained(int week) {
    return 0.2 * between(week, 8, 20);
  }

  private static int between(int week, int first, int end) {
    return Math.max(0, Math.min(end - first, week - first));
  }

  private static BodySeries body(int weeks, IntToDoubleFunction fatFree, IntToDoubleFunction fat) {
    return body(weeks, fatFree, fat, 0.05);
  }

  /** Three weigh-ins a week. */
  private static BodySeries body(
      int weeks, IntToDoubleFunction fatFree, IntToDoubleFunction fat, double noise) {
    var random = new Random(5);
    var weighIns = new ArrayList<Measurement>();
    for (int week = 0; week < weeks; week++) {
      for (int day = 0; day < 7; day += 3) {
        double kilograms = fat.applyAsDouble(week) + noise * random.nextGaussian();
        double rest = fatFree.applyAsDouble(week) + noise * random.nextGaussian();
        weighIns.add(
            Weights.reading(
                MONDAY.plusDays(7L * week + day).atTime(7, 0).toInstant(ZoneOffset.UTC),
                ZoneOffset.UTC,
                Map.of(
                    Metric.BODY_WEIGHT, BigDecimal.valueOf(kilograms + rest),
                    Metric.FAT_MASS, BigDecimal.valueOf(kilograms))));
      }
    }
    return BodySeries.of(weighIns);
  }

  private static Measurement weighIn(LocalDate day, String weight, String ratio) {
    return Weights.weighIn(
        day.atTime(7, 0).toInstant(ZoneOffset.UTC), ZoneOffset.UTC, weight, ratio);
  }

  private static WeeklyVariation weekly(TimeSeries series) {
    return WeeklyVariation.of(DailyAggregation.MEAN.apply(series));
  }
}
