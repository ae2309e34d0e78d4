package io.github.personalmetrics.analytics;

import static io.github.personalmetrics.analytics.Weights.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class DailyValuesTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Instant NOON = Instant.parse("2026-03-28T11:00:00Z");

  @Test
  void dailyValuesAndTheSevenDayMeanAgreeWithPandas() {
    var series = TimeSeries.of(Metric.BODY_WEIGHT, Weights.recorded(PARIS));
    List<Map<String, String>> expected = Oracle.rows("daily_local_paris.csv");

    var mean = DailyAggregation.MEAN.apply(series);
    var median = DailyAggregation.MEDIAN.apply(series);
    var first = DailyAggregation.FIRST.apply(series);
    var last = DailyAggregation.LAST.apply(series);
    var rollingMean = RollingMean.of(mean, 7);
    var rollingMedian = RollingMean.of(median, 7);

    int compared = 0;
    assertThat(mean.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      Map<String, String> row = expected.get(i);
      assertThat(mean.date(i)).isEqualTo(LocalDate.parse(row.get("local_date")));
      assertThat(mean.readings(i)).isEqualTo(Integer.parseInt(row.get("n")));
      assertClose(mean.value(i), row, "mean");
      assertClose(median.value(i), row, "median");
      assertClose(first.value(i), row, "first");
      assertClose(last.value(i), row, "last");
      assertClose(rollingMean.mean(i), row, "roll7d_of_daily_mean");
      assertClose(rollingMedian.mean(i), row, "roll7d_of_daily_median");
      compared += 8;
    }
    assertThat(compared).isEqualTo(316 * 8);
  }

  private static void assertClose(double actual, Map<String, String> row, String column) {
    assertThat(actual)
        .as("%s on %s", column, row.get("local_date"))
        .isCloseTo(Double.parseDouble(row.get(column)), within(1e-12 * 100));
  }

  @Test
  void aReadingBelongsToTheLocalDayOfItsOwnZone() {
    Instant lateEvening = Instant.parse("2026-03-28T22:30:00Z");
    var series =
        TimeSeries.of(
            Metric.BODY_WEIGHT,
            List.of(
                weight(lateEvening, ZoneId.of("UTC"), "80"),
                weight(lateEvening.plusSeconds(1), ZoneId.of("Asia/Tokyo"), "82")));

    var daily = DailyAggregation.MEAN.apply(series);

    assertThat(daily.size()).isEqualTo(2);
    assertThat(daily.date(0)).isEqualTo(LocalDate.parse("2026-03-28"));
    assertThat(daily.date(1)).isEqualTo(LocalDate.parse("2026-03-29"));
  }

  @Test
  void readingsThatMayBeSomebodyElsesAreLeftOut() {
    var series =
        TimeSeries.of(
            Metric.BODY_WEIGHT,
            List.of(
                weight(NOON, PARIS, "80"),
                weight(NOON.plusSeconds(60), PARIS, "58", Quality.AMBIGUOUS_OWNER),
                weight(NOON.plusSeconds(90), PARIS, "75", Quality.DECLARED),
                weight(NOON.plusSeconds(120), PARIS, "80.4", Quality.MANUAL)));

    assertThat(series.size()).isEqualTo(2);
    assertThat(DailyAggregation.MEDIAN.apply(series).value(0)).isEqualTo(80.2);
  }

  @Test
  void readingsOutOfOrderAreRefused() {
    var readings = List.of(weight(NOON, PARIS, "80"), weight(NOON.minusSeconds(1), PARIS, "80"));

    assertThatThrownBy(() -> TimeSeries.of(Metric.BODY_WEIGHT, readings))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("ascend");
  }

  @Test
  void aMonthWithoutAReadingLeavesTheWindowToItself() {
    var daily =
        DailyAggregation.MEAN.apply(
            TimeSeries.of(
                Metric.BODY_WEIGHT,
                List.of(
                    weight(NOON, PARIS, "80"),
                    weight(NOON.plusSeconds(30 * 86_400), PARIS, "90"))));

    var rolling = RollingMean.of(daily, 7);

    assertThat(rolling.mean(1)).isEqualTo(90);
    assertThat(rolling.days(1)).isEqualTo(1);
  }

  @Test
  void nothingGivesNothing() {
    var daily = DailyAggregation.MEDIAN.apply(TimeSeries.of(Metric.BODY_WEIGHT, List.of()));

    assertThat(daily.size()).isZero();
    assertThat(RollingMean.of(daily, 7).window()).isEqualTo(7);
  }

  @Test
  void aWindowOfNoDaysIsRefused() {
    var daily = DailyAggregation.MEDIAN.apply(TimeSeries.of(Metric.BODY_WEIGHT, List.of()));

    assertThatThrownBy(() -> RollingMean.of(daily, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 300)
  void theRollingMeanIsTheMeanOfTheDaysInTheWindow(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 0, max = 9) Integer> gaps,
      @ForAll @IntRange(min = 1, max = 40) int window,
      @ForAll boolean centred) {
    var readings = new ArrayList<Measurement>();
    long day = 0;
    for (int i = 0; i < gaps.size(); i++) {
      day += gaps.get(i);
      readings.add(weight(NOON.plusSeconds(day * 86_400 + i), ZoneId.of("UTC"), (70 + i) + ".25"));
    }
    var daily = DailyAggregation.MEAN.apply(TimeSeries.of(Metric.BODY_WEIGHT, readings));

    var rolling = centred ? RollingMean.centred(daily, window) : RollingMean.of(daily, window);

    for (int i = 0; i < daily.size(); i++) {
      LocalDate last = daily.date(i).plusDays(centred ? (window - 1) / 2 : 0);
      LocalDate first = last.minusDays(window - 1L);
      double sum = 0;
      int days = 0;
      for (int j = 0; j < daily.size(); j++) {
        if (!daily.date(j).isBefore(first) && !daily.date(j).isAfter(last)) {
          sum += daily.value(j);
          days++;
        }
      }
      assertThat(rolling.days(i)).isEqualTo(days);
      assertThat(rolling.isTrend(i)).isEqualTo(days >= 3);
      assertThat(rolling.mean(i)).isCloseTo(sum / days, within(1e-9));
    }
  }
}
