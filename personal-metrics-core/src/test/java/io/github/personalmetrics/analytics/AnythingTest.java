package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.analytics.Evolution.Basis;
import io.github.personalmetrics.analytics.Evolution.Since;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** Whatever a record may legally hold, no function throws or makes what is not a number. */
class AnythingTest {

  @Provide
  Arbitrary<List<Measurement>> weighIns() {
    Arbitrary<Instant> instants =
        Arbitraries.oneOf(
            Arbitraries.longs().between(1_700_000_000L, 1_710_000_000L).map(Instant::ofEpochSecond),
            Arbitraries.longs()
                .between(Instant.MIN.getEpochSecond(), Instant.MAX.getEpochSecond())
                .map(Instant::ofEpochSecond),
            Arbitraries.of(
                Instant.MIN.plusSeconds(86_400),
                Instant.MAX.minusSeconds(86_400),
                Instant.EPOCH,
                Instant.parse("9999-12-31T23:59:59.999999999Z"),
                Instant.parse("-9999-01-01T00:00:00Z"),
                Instant.parse("2038-01-19T03:14:08Z"),
                Instant.parse("2024-02-29T23:59:59Z")));
    Arbitrary<ZoneId> zones =
        Arbitraries.of(
            ZoneOffset.UTC,
            ZoneOffset.MAX,
            ZoneOffset.MIN,
            ZoneId.of("Europe/Paris"),
            ZoneId.of("Pacific/Apia"));
    Arbitrary<BigDecimal> numbers =
        Arbitraries.oneOf(
            Arbitraries.bigDecimals().between(BigDecimal.ZERO, BigDecimal.valueOf(350)).ofScale(3),
            Arbitraries.bigDecimals()
                .between(new BigDecimal("-1e60"), new BigDecimal("1e60"))
                .ofScale(12),
            Arbitraries.of("0", "1e49", "-1e50", "1e308", "1e400", "-1e-400", "9007199254740.993")
                .map(BigDecimal::new));
    return Combinators.combine(instants, zones, numbers, numbers)
        .as(
            (at, zone, weight, fat) ->
                Weights.reading(
                    at,
                    zone,
                    Map.of(
                        Metric.BODY_WEIGHT, weight,
                        Metric.FAT_RATIO, fat,
                        Metric.FAT_MASS, fat)))
        .list()
        .ofMaxSize(40)
        .map(
            list -> {
              var sorted = new ArrayList<>(list);
              sorted.sort(Comparator.comparing(Measurement::at));
              return sorted;
            });
  }

  @Property(tries = 1000)
  void nothingThrowsAndEverythingIsANumber(@ForAll("weighIns") List<Measurement> weighIns) {
    assertNumbers(TimeSeries.of(Metric.BODY_WEIGHT, weighIns));
    BodySeries body = BodySeries.of(weighIns);
    assertNumbers(body.fatRatio());
    assertNumbers(body.fatMass());
    assertNumbers(body.fatFreeMass());
    MuscleGain.rawWeeks(body);
    for (MuscleGain.Period period : MuscleGain.periods(body, new MuscleGain.Rule(3, 3, 0, 1))) {
      assertThat(period.fatFreeAtEnd() - period.fatFreeAtStart()).isFinite();
      assertThat(period.fatAtEnd() - period.fatAtStart()).isFinite();
    }
    Outliers outliers = Outliers.of(Metric.BODY_WEIGHT, weighIns, Map.of());
    weighIns.forEach(outliers::counts);
  }

  private static void assertNumbers(TimeSeries series) {
    for (var closing : TimeWindow.Closing.values()) {
      for (boolean centred : new boolean[] {true, false}) {
        var window = TimeWindow.of(Duration.ofDays(7)).withClosing(closing).withCentred(centred);
        var means = TimeWindowMean.of(series, window);
        for (int i = 0; i < series.size(); i++) {
          means.mean(i).ifPresent(mean -> assertThat(mean).isFinite());
        }
      }
    }
    for (var aggregation : DailyAggregation.values()) {
      assertNumbers(aggregation.apply(series));
    }
    var weeks = WeeklyVariation.ofReadings(series);
    for (int i = 0; i < weeks.size(); i++) {
      assertThat(weeks.mean(i)).isFinite();
    }
    for (Since since : Since.values()) {
      for (Basis basis : Basis.values()) {
        Evolution.of(series, basis, since, ZoneId.of("Europe/Paris"))
            .ifPresent(
                evolution -> {
                  assertThat(evolution.value()).isFinite();
                  evolution.change().ifPresent(change -> assertThat(change).isFinite());
                });
      }
    }
  }

  private static void assertNumbers(DailySeries daily) {
    var rolling = RollingMean.of(daily, 7);
    var centred = RollingMean.centred(daily, 7);
    var trend = Trend.of(daily, Trend.SLOW);
    for (int i = 0; i < daily.size(); i++) {
      assertThat(daily.value(i)).isFinite();
      assertThat(rolling.mean(i)).isFinite();
      assertThat(centred.mean(i)).isFinite();
      assertThat(trend.value(i)).isFinite();
    }
    var weeks = WeeklyVariation.of(daily, DayOfWeek.SUNDAY);
    for (int i = 0; i < weeks.size(); i++) {
      assertThat(weeks.mean(i)).isFinite();
      weeks.delta(i).ifPresent(delta -> assertThat(delta).isFinite());
      assertThat(weeks.label(i)).isNotBlank();
    }
    Slope.leastSquares(daily, LocalDate.of(-9999, 1, 1), LocalDate.of(9999, 12, 31))
        .ifPresent(slope -> assertThat(slope.slope() + slope.standardError()).isFinite());
    Slope.theilSen(daily, LocalDate.MIN, LocalDate.MAX)
        .ifPresent(slope -> assertThat(slope.slope() + slope.standardError()).isFinite());
    for (WindowComparison it : WindowComparison.of(daily, 1, 7)) {
      assertThat(it.lag() == null || Double.isFinite(it.lag())).isTrue();
      assertThat(it.noise() == null || Double.isFinite(it.noise())).isTrue();
    }
  }

  @Test
  void whatNoPersonCanHaveIsLeftOut() {
    Instant at = Instant.parse("2026-03-02T06:30:00Z");
    var readings =
        List.of(
            Weights.weight(Instant.MIN.plusSeconds(86_400), ZoneOffset.UTC, "80"),
            Weights.weight(at, ZoneOffset.UTC, "80"),
            Weights.weight(at, ZoneOffset.UTC, "1e51"),
            Weights.weight(Instant.MAX.minusSeconds(86_400), ZoneOffset.UTC, "80"));

    var series = TimeSeries.of(Metric.BODY_WEIGHT, readings);

    assertThat(series.size()).isEqualTo(1);
    assertThat(series.at(0)).isEqualTo(at);
  }

  @Test
  void aFinerValueIsKeptAsItIs() {
    Instant at = Instant.parse("2026-03-02T06:30:00Z");
    var readings =
        List.of(
            Weights.weight(at, ZoneOffset.UTC, "80.00005"),
            Weights.weight(at, ZoneOffset.UTC, "1e20"),
            Weights.weight(at, ZoneOffset.UTC, "-1e20"));

    var series = TimeSeries.of(Metric.BODY_WEIGHT, readings);

    assertThat(series.value(0)).isEqualTo(80.00005);
    assertThat(DailyAggregation.MEAN.apply(series).value(0))
        .as("the sum of great and small is not lost")
        .isEqualTo(80.00005 / 3);
  }
}
