package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.Annotation.Verdict;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class OutliersTest {

  private static final Instant START = Instant.parse("2026-01-01T07:00:00Z");

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 30, 58, 59})
  void aParcelAndSomebodyElseStandOutWhereverTheyAre(int at) {
    for (double jump : new double[] {20, -18, 6, -5}) {
      var days = days(60, day -> 78 + (day == at ? jump : 0));

      assertThat(flagged(days)).as("%s kg on day %d", jump, at).containsExactly(days.get(at).key());
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {14, 21, 28, 60})
  void fiveKilogramsWithinWeeksAreReal(int weeksInDays) {
    for (int sign : new int[] {-1, 1}) {
      var days =
          days(120, day -> 78 + sign * 5.0 * Math.min(1, Math.max(0, day - 30.0) / weeksInDays));

      for (int end = 1; end <= days.size(); end++) {
        assertThat(flagged(days.subList(0, end))).as("up to day %d", end).isEmpty();
      }
    }
  }

  @Test
  void whoComesBackLighterAfterWeeksAwayIsBelieved() {
    var days = new ArrayList<>(days(30, day -> 82));
    days.addAll(days(60, day -> 76).subList(52, 60));

    assertThat(flagged(days)).isEmpty();
  }

  @Test
  void afterACoupleOfParcelsTheOthersStillDecide() {
    var days = days(30, day -> day == 10 || day == 11 || day == 13 ? 98 : 78);

    assertThat(flagged(days)).hasSize(3);
  }

  @Test
  void steadyReadingsDoNotMakeTheNextOneStandOut() {
    var days = new ArrayList<Measurement>();
    for (int day = 0; day < 20; day++) {
      days.add(reading(day, day == 12 ? "81.5" : "80"));
    }

    assertThat(flagged(days)).isEmpty();
  }

  @Test
  void amongAFewNobodyStandsOut() {
    var days = days(4, day -> day == 2 ? 100 : 78);

    assertThat(flagged(days)).isEmpty();
    assertThat(flagged(List.of())).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void thePersonsWordGoesOverTheFlag(Verdict verdict) {
    var days = days(30, day -> day == 10 ? 98 : 78);
    var parcel = days.get(10);
    var word = new Annotation(parcel.key(), verdict, START);

    var outliers = Outliers.of(Metric.BODY_WEIGHT, days, Map.of(parcel.key(), word));

    assertThat(outliers.flagged()).isEmpty();
    assertThat(outliers.counts(parcel)).isEqualTo(verdict.countsInStatistics());
    assertThat(TimeSeries.of(Metric.BODY_WEIGHT, days, outliers::counts).size())
        .isEqualTo(verdict.countsInStatistics() ? 30 : 29);
  }

  @Test
  void thePersonsWordAlsoGoesForWhatDoesNotStandOut() {
    var days = new ArrayList<>(days(30, day -> 78));
    var unsure =
        Weights.weight(
            START.plus(Duration.ofDays(40)), ZoneOffset.UTC, "78", Quality.AMBIGUOUS_OWNER);
    days.add(unsure);
    var wrong = days.get(3);

    var outliers =
        Outliers.of(
            Metric.BODY_WEIGHT,
            days,
            Map.of(
                unsure.key(), new Annotation(unsure.key(), Verdict.MINE, START),
                wrong.key(), new Annotation(wrong.key(), Verdict.EXCLUDE, START)));

    assertThat(outliers.counts(unsure)).isTrue();
    assertThat(outliers.counts(wrong)).isFalse();
    assertThat(Outliers.of(Metric.BODY_WEIGHT, days, Map.of()).counts(unsure)).isFalse();
  }

  @Test
  void whatStandsOutIsLeftOutAndNothingElse() {
    var days = days(30, day -> day == 10 ? 58 : 78);
    var outliers = Outliers.of(Metric.BODY_WEIGHT, days, Map.of());

    assertThat(days.stream().filter(day -> !outliers.counts(day))).containsExactly(days.get(10));
  }

  @Test
  void aScoreHasNothingToStandOutOn() {
    var index = Metric.of("nutrition.food-index", Unit.SCORE);
    var days =
        IntStream.range(0, 30)
            .mapToObj(
                day ->
                    Weights.reading(
                        START.plus(Duration.ofDays(day)),
                        ZoneOffset.UTC,
                        Map.of(index, BigDecimal.valueOf(day == 4 ? 1 : 7))))
            .toList();

    assertThat(Outliers.of(index, days, Map.of()).flagged()).isEmpty();
  }

  @Test
  void aStreamOfReadingsIsJudgedByTheNearest() {
    long[] millis = IntStream.range(0, 20_000).mapToLong(i -> 1000L * i).toArray();
    double[] values =
        IntStream.range(0, 20_000)
            .mapToDouble(i -> i % 5000 == 77 ? 180 : 60 + i % 7 + i / 400.0)
            .toArray();

    var indexes =
        Outliers.indexes(
            TimeSeries.of(Metric.HEART_RATE, ZoneOffset.UTC, millis, values),
            Outliers.Rule.DEFAULT);

    assertThat(indexes).containsExactly(77, 5077, 10_077, 15_077);
  }

  @Property(tries = 500)
  void theMovingMedianAndDeviationAreThoseOfSorting(
      @ForAll @Size(min = 1, max = 40) List<@IntRange(min = -50, max = 50) Integer> values,
      @ForAll @IntRange(min = 1, max = 12) int length) {
    var window = new SortedWindow(length);
    for (int i = 0; i < values.size(); i++) {
      if (i >= length) {
        window.remove(values.get(i - length) / 4.0);
      }
      window.add(values.get(i) / 4.0);
      double[] inside =
          values.subList(Math.max(0, i + 1 - length), i + 1).stream()
              .mapToDouble(value -> value / 4.0)
              .toArray();
      double median = median(inside);
      assertThat(window.median()).isEqualTo(median);
      assertThat(window.medianDeviation(median))
          .isEqualTo(median(Arrays.stream(inside).map(v -> Math.abs(v - median)).toArray()));
    }
  }

  @Property(tries = 1000)
  void whatStandsOutIsWhatSortingEveryWindowSays(
      @ForAll @Size(max = 60) List<@IntRange(min = -30, max = 30) Integer> values,
      @ForAll @Size(value = 60) List<@IntRange(max = 30) Integer> hoursApart,
      @ForAll @IntRange(min = -500, max = 500) int level,
      @ForAll @IntRange(max = 4) int spikes) {
    long[] millis = new long[values.size()];
    double[] numbers = new double[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      millis[i] = (i == 0 ? 0 : millis[i - 1]) + hoursApart.get(i) * 3_600_000L;
      numbers[i] = level + values.get(i) / 10.0 + (spikes > 0 && i % 17 == spikes ? 40 : 0);
    }
    var rule = new Outliers.Rule(Duration.ofDays(3), 3, 3, 0.03);

    var indexes =
        Outliers.indexes(
            TimeSeries.of(Metric.BODY_TEMPERATURE, ZoneOffset.UTC, millis, numbers), rule);

    assertThat(indexes)
        .isEqualTo(
            IntStream.range(0, numbers.length)
                .filter(i -> standsOut(i, millis, numbers, rule))
                .boxed()
                .toList());
  }

  private static boolean standsOut(int index, long[] millis, double[] values, Outliers.Rule rule) {
    double[] around =
        IntStream.range(0, values.length)
            .filter(i -> Math.abs(millis[i] - millis[index]) <= rule.reach().toMillis())
            .mapToDouble(i -> values[i])
            .toArray();
    if (around.length < rule.minimum()) {
      return false;
    }
    double median = median(around);
    double away = Math.abs(values[index] - median);
    double deviation = median(Arrays.stream(around).map(v -> Math.abs(v - median)).toArray());
    return away > rule.share() * Math.abs(median) && away > rule.deviations() * 1.4826 * deviation;
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  @Test
  void aRuleThatJudgesNothingIsRefused() {
    var reach = Duration.ofDays(14);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Outliers.Rule(Duration.ZERO, 5, 5, 0.03));
    assertThatIllegalArgumentException().isThrownBy(() -> new Outliers.Rule(reach, 2, 5, 0.03));
    assertThatIllegalArgumentException().isThrownBy(() -> new Outliers.Rule(reach, 5, 0, 0.03));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Outliers.Rule(reach, 5, 5, Double.NaN));
  }

  private static Iterable<RecordKey> flagged(List<Measurement> days) {
    return Outliers.of(Metric.BODY_WEIGHT, days, Map.of()).flagged();
  }

  /** A weigh-in each morning, with the noise of a body. */
  private static List<Measurement> days(int count, IntToDoubleFunction kilograms) {
    var random = new Random(3);
    return IntStream.range(0, count)
        .mapToObj(
            day ->
                reading(
                    day,
                    "%.2f"
                        .formatted(
                            kilograms.applyAsDouble(day)
                                + 0.35 * Math.max(-3, Math.min(3, random.nextGaussian())))))
        .toList();
  }

  private static Measurement reading(int day, String kilograms) {
    return Weights.weight(START.plus(Duration.ofDays(day)), ZoneOffset.UTC, kilograms);
  }
}
