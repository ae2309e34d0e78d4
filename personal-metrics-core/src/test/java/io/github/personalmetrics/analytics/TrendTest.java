package io.github.personalmetrics.analytics;

import static io.github.personalmetrics.analytics.Weights.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TrendTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDate DAY = LocalDate.of(2026, 3, 1);
  private static final int ANY_GAP = 1_000_000;

  @Test
  void everyFilterAgreesWithItsAuthorsRecursion() {
    List<Map<String, String>> rows = Oracle.rows("trend_filters_daily.csv");
    DailySeries daily =
        DailyAggregation.MEAN.apply(TimeSeries.of(Metric.BODY_WEIGHT, Weights.recorded(PARIS)));
    DailySeries filled = interpolated(daily);
    var gapAware = Trend.of(daily, Trend.SLOW, ANY_GAP);
    var libra = Trend.of(daily, 1 - Math.exp(-1 / 7.0), ANY_GAP);
    var trendWeight = Trend.of(filled, Trend.SLOW);
    int measured = 0;
    int compared = 0;
    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      assertThat(filled.date(i)).isEqualTo(row.get("local_date"));
      assertClose(filled.value(i), row, "linear_interpolated");
      assertClose(trendWeight.value(i), row, "trendweight_ema0.1_interpolated");
      compared += 2;
      if (!row.get("daily_mean").isEmpty()) {
        assertThat(daily.date(measured)).isEqualTo(row.get("local_date"));
        assertClose(daily.value(measured), row, "daily_mean");
        assertClose(gapAware.value(measured), row, "gap_aware_ema0.1");
        assertClose(libra.value(measured++), row, "libra_smoothing7");
        compared += 3;
      }
    }
    assertThat(measured).isEqualTo(daily.size());
    assertThat(compared).isEqualTo(2 * 420 + 3 * 316);
  }

  private static void assertClose(double actual, Map<String, String> row, String column) {
    assertThat(actual)
        .as("%s on %s", column, row.get("local_date"))
        .isCloseTo(Double.parseDouble(row.get(column)), within(1e-9));
  }

  /** What TrendWeight filters: missing days on the straight line between their neighbours. */
  private static DailySeries interpolated(DailySeries daily) {
    int size = daily.epochDay(daily.size() - 1) - daily.epochDay(0) + 1;
    int[] days = new int[size];
    double[] values = new double[size];
    int before = 0;
    for (int i = 0; i < size; i++) {
      days[i] = daily.epochDay(0) + i;
      if (before + 1 < daily.size() && daily.epochDay(before + 1) <= days[i]) {
        before++;
      }
      int after = Math.min(before + 1, daily.size() - 1);
      double share =
          after == before
              ? 0
              : (double) (days[i] - daily.epochDay(before))
                  / (daily.epochDay(after) - daily.epochDay(before));
      values[i] = daily.value(before) + share * (daily.value(after) - daily.value(before));
    }
    return new DailySeries(daily.metric(), days, values, new int[size]);
  }

  @Test
  void theTrendRoundedEachDayIsWhatTheHackersDietPrints() {
    List<Map<String, String>> rows = Oracle.rows("hackers_diet_nov1990.csv");
    double trend = Double.parseDouble(rows.get(0).get("trend_rounded_1_decimal"));
    int compared = 0;
    for (Map<String, String> row : rows.subList(1, rows.size())) {
      trend = Trend.next(trend, Double.parseDouble(row.get("weight")), Trend.SLOW, 1);
      trend = BigDecimal.valueOf(trend).setScale(1, RoundingMode.HALF_UP).doubleValue();
      assertThat(trend).isEqualTo(Double.parseDouble(row.get("trend_rounded_1_decimal")));
      compared++;
    }
    assertThat(compared).isEqualTo(4);
  }

  @Test
  void aLongGapIsNeverReachedAcross() {
    var daily = daily(List.of(0, 14, 15));

    var trend = Trend.of(daily, Trend.FAST);

    assertThat(trend.startsAt(0)).isTrue();
    assertThat(trend.startsAt(1)).isFalse();
    assertThat(trend.value(1)).isStrictlyBetween(70.0, 71.0);
    assertThat(trend.startsAt(2)).isTrue();
    assertThat(trend.value(2)).isEqualTo(72);
  }

  @Test
  void itLagsAsManyDaysBehindASteadyChangeAsItSays() {
    var trend = Trend.of(daily(Collections.nCopies(300, 1)), Trend.SLOW);

    assertThat(trend.lagDays()).isCloseTo(9, within(1e-12));
    assertThat(70 + 299 - trend.value(299)).isCloseTo(9, within(1e-9));
  }

  @Property
  void aGapCountsLikeSoManyDaysOfTheNewValue(
      @ForAll @DoubleRange(min = 20, max = 350) double before,
      @ForAll @DoubleRange(min = 20, max = 350) double value,
      @ForAll @DoubleRange(min = 0.01, max = 1) double alpha,
      @ForAll @IntRange(min = 1, max = 60) int gap) {
    double daily = before;
    for (int i = 0; i < gap; i++) {
      daily = Trend.next(daily, value, alpha, 1);
    }

    assertThat(Trend.next(before, value, alpha, gap)).isCloseTo(daily, within(1e-9));
  }

  @Property(tries = 200)
  void theTrendStaysAmongTheValues(
      @ForAll @Size(max = 50) List<@IntRange(min = 1, max = 20) Integer> gaps,
      @ForAll @DoubleRange(min = 0.01, max = 1) double alpha) {
    var daily = daily(gaps);

    var trend = Trend.of(daily, alpha);

    for (int i = 0; i < daily.size(); i++) {
      assertThat(trend.value(i)).isBetween(70.0 - 1e-9, daily.value(i) + 1e-9);
    }
  }

  @Test
  void whatIsNoWeightOrNoGapIsRefused() {
    var daily = daily(List.of());

    for (double alpha : new double[] {0, -0.1, 1.1, Double.NaN}) {
      assertThatIllegalArgumentException().isThrownBy(() -> Trend.of(daily, alpha));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Trend.of(daily, 0.1, 0));
  }

  /** 70 kg, 71 kg, ... each so many days after the one before. */
  private static DailySeries daily(List<Integer> gaps) {
    var readings = new ArrayList<Measurement>();
    LocalDate day = DAY;
    for (int gap : gaps) {
      day = day.plusDays(gap);
      readings.add(
          weight(
              day.atTime(12, 0).toInstant(ZoneOffset.UTC),
              ZoneOffset.UTC,
              String.valueOf(70 + readings.size())));
    }
    return DailyAggregation.MEDIAN.apply(TimeSeries.of(Metric.BODY_WEIGHT, readings));
  }
}
