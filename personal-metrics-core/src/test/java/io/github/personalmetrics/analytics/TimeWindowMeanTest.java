package io.github.personalmetrics.analytics;

import static io.github.personalmetrics.analytics.Weights.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.TimeWindow.Closing;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TimeWindowMeanTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  /** A few hours before the clocks change. */
  private static final Instant START = Instant.parse("2026-03-28T20:00:00Z");

  @Property(tries = 500)
  void aWindowHoldsWhatIsBetweenItsEnds(
      @ForAll @Size(max = 60) List<@IntRange(max = 50) Integer> hours,
      @ForAll @IntRange(min = 1, max = 400) int length,
      @ForAll Closing closing,
      @ForAll @IntRange(min = 1, max = 5) int minimum,
      @ForAll boolean centred,
      @ForAll boolean fine) {
    TimeSeries series = series(hours, fine ? ".0625125" : ".125");
    var window =
        TimeWindow.of(Duration.ofHours(length))
            .withClosing(closing)
            .withMinimum(minimum)
            .withCentred(centred);

    var means = TimeWindowMean.of(series, window);

    for (int i = 0; i < series.size(); i++) {
      Instant end = series.at(i).plus(Duration.ofMinutes(centred ? length * 30L : 0));
      Instant start = end.minus(Duration.ofHours(length));
      double[] inside =
          IntStream.range(0, series.size())
              .filter(j -> inside(series.at(j), start, end, closing))
              .mapToDouble(series::value)
              .toArray();
      assertThat(means.readings(i)).isEqualTo(inside.length);
      assertThat(means.mean(i).isPresent()).isEqualTo(inside.length >= minimum);
      if (inside.length >= minimum) {
        assertThat(means.mean(i).getAsDouble())
            .isCloseTo(Arrays.stream(inside).average().orElseThrow(), within(1e-12 * 100));
      }
    }
  }

  private static boolean inside(Instant at, Instant start, Instant end, Closing closing) {
    boolean left = closing == Closing.LEFT || closing == Closing.BOTH;
    boolean right = closing == Closing.RIGHT || closing == Closing.BOTH;
    return (at.isAfter(start) || (left && at.equals(start)))
        && (at.isBefore(end) || (right && at.equals(end)));
  }

  @Property(tries = 200)
  void whoComesFirstAtAnInstantDoesNotMatter(
      @ForAll @Size(max = 40) List<@IntRange(max = 3) Integer> hours, @ForAll long seed) {
    List<Measurement> readings = readings(hours, ".1");
    var shuffled = new ArrayList<>(readings);
    Collections.shuffle(shuffled, new Random(seed));
    shuffled.sort(Comparator.comparing(Measurement::at));

    var means = TimeWindowMean.of(series(hours, ".1"), Duration.ofHours(5));
    var others =
        TimeWindowMean.of(TimeSeries.of(Metric.BODY_WEIGHT, shuffled), Duration.ofHours(5));

    for (int i = 0; i < readings.size(); i++) {
      assertThat(others.mean(i)).isEqualTo(means.mean(i));
    }
  }

  @ParameterizedTest
  @EnumSource
  void aSingleReadingIsItsOwnMeanWhereItIsInItsWindow(Closing closing) {
    var series = series(List.of(0), "");
    var week = TimeWindow.of(Duration.ofDays(7)).withClosing(closing);

    boolean own = closing == Closing.RIGHT || closing == Closing.BOTH;
    assertThat(TimeWindowMean.of(series, week).mean(0).isPresent()).isEqualTo(own);
    assertThat(TimeWindowMean.of(series, week.withCentred(true)).mean(0)).hasValue(70);
  }

  @Test
  void aWeekIs168HoursWhateverTheClocksDo() {
    var before = weight(Instant.parse("2026-03-27T07:00:00Z"), PARIS, "80");
    var after = weight(Instant.parse("2026-04-03T06:30:00Z"), PARIS, "82");
    var series = TimeSeries.of(Metric.BODY_WEIGHT, List.of(before, after));

    var means = TimeWindowMean.of(series, Duration.ofDays(7));

    assertThat(means.mean(1)).as("08:30 a week after 08:00, and 167.5 hours").hasValue(81);
  }

  @Test
  void aWindowLongerThanTimeHoldsEverythingBefore() {
    var means = TimeWindowMean.of(series(List.of(0, 5, 9), ""), Duration.ofSeconds(Long.MAX_VALUE));

    assertThat(means.mean(2)).hasValue(71);
  }

  @Test
  void aWindowOfNoLengthOrOfNoReadingIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> TimeWindow.of(Duration.ZERO));
    assertThatIllegalArgumentException().isThrownBy(() -> TimeWindow.of(Duration.ofNanos(1)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeWindow.of(Duration.ofDays(7)).withMinimum(0));
  }

  @Test
  void aReadingThatNobodyHasLeavesNoTraceOnceItIsOutOfTheWindow() {
    var readings = new ArrayList<Measurement>();
    for (int i = 0; i < 100; i++) {
      String kilograms = i == 10 ? "1e49" : i == 11 ? "1e16" : "80." + (i % 7) + "0001";
      readings.add(weight(START.plus(Duration.ofHours(i)), ZoneOffset.UTC, kilograms));
    }
    var series = TimeSeries.of(Metric.BODY_WEIGHT, readings);

    var means = TimeWindowMean.of(series, Duration.ofHours(7));

    for (int i = 18; i < series.size(); i++) {
      double sum = 0;
      for (int j = i - 6; j <= i; j++) {
        sum += series.value(j);
      }
      assertThat(means.mean(i).orElseThrow()).isCloseTo(sum / 7, within(1e-12));
    }
  }

  private static TimeSeries series(List<Integer> hours, String decimals) {
    return TimeSeries.of(Metric.BODY_WEIGHT, readings(hours, decimals));
  }

  private static List<Measurement> readings(List<Integer> hours, String decimals) {
    var readings = new ArrayList<Measurement>();
    Instant at = START;
    for (int i = 0; i < hours.size(); i++) {
      at = at.plus(Duration.ofHours(hours.get(i)));
      readings.add(weight(at, PARIS, (70 + i) + decimals));
    }
    return readings;
  }
}
