package io.github.personalmetrics.analytics;

import static io.github.personalmetrics.analytics.Weights.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which day, and so which week, a reading belongs to. */
class LocalDaysTest {

  @Test
  void daysAndWeeksAroundClockChangesAreThoseOfGnuDate() {
    int compared = 0;
    for (Map<String, String> row : Oracle.rows("local_days.csv")) {
      Instant at = Instant.parse(row.get("instant"));
      ZoneId zone = ZoneId.of(row.get("zone"));
      var local = LocalDateTime.parse(row.get("local_datetime"));
      Measurement reading = weight(at, zone, "80");

      var columns = columns(zone, at);
      var weeks = WeeklyVariation.of(DailyAggregation.MEDIAN.apply(columns));

      assertThat(reading.localDate()).isEqualTo(local.toLocalDate());
      assertThat(LocalDateTime.ofInstant(at, zone)).isEqualTo(local);
      assertThat(zone.getRules().getOffset(at).getId().replace(":", "").replace("Z", "+0000"))
          .isEqualTo(row.get("offset"));
      assertThat(DailyAggregation.MEDIAN.apply(columns).date(0)).isEqualTo(local.toLocalDate());
      assertThat(weeks.monday(0)).isEqualTo(row.get("monday"));
      assertThat(weeks.label(0))
          .isEqualTo("%s-W%02d", row.get("iso_year"), Integer.parseInt(row.get("iso_week")));
      compared += 5;
    }
    assertThat(compared).isEqualTo(72 * 5);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-01-01T00:00:00Z, UTC, 1970-01-01",
    "1969-12-31T23:59:59Z, UTC, 1969-12-31",
    "2038-01-19T03:14:08Z, UTC, 2038-01-19",
    "9999-12-31T23:59:59Z, UTC, 9999-12-31",
    "2024-02-29T12:00:00Z, Europe/Paris, 2024-02-29",
    "2026-03-29T00:59:59Z, Europe/Paris, 2026-03-29",
    "2026-03-29T22:30:00Z, Europe/Paris, 2026-03-30",
    "2026-10-24T22:30:00Z, Europe/Paris, 2026-10-25",
    "2026-10-25T22:30:00Z, Europe/Paris, 2026-10-25",
    "2026-03-28T22:59:00Z, Europe/Paris, 2026-03-28",
    "2026-03-28T22:59:00Z, UTC, 2026-03-28",
    "2026-06-30T10:00:00Z, Pacific/Kiritimati, 2026-07-01",
    "2026-07-01T11:59:00Z, Etc/GMT+12, 2026-06-30",
    "2011-12-30T10:30:00Z, Pacific/Apia, 2011-12-31",
    "2021-01-03T23:30:00Z, Europe/Paris, 2021-01-04",
  })
  void aReadingIsOnTheDayThatItsOwnCalendarShows(Instant at, ZoneId zone, LocalDate day) {
    assertThat(DailyAggregation.LAST.apply(columns(zone, at)).date(0)).isEqualTo(day);
    assertThat(
            DailyAggregation.LAST
                .apply(TimeSeries.of(Metric.BODY_WEIGHT, List.of(weight(at, zone, "80"))))
                .date(0))
        .isEqualTo(day);
  }

  @Test
  void aJourneyInTheMiddleOfADayMovesNoReading() {
    Instant noon = Instant.parse("2026-03-10T12:00:00Z");
    var readings =
        List.of(
            weight(noon, ZoneId.of("Asia/Tokyo"), "80"),
            weight(noon.plus(Duration.ofHours(5)), ZoneId.of("Asia/Tokyo"), "81"),
            weight(noon.plus(Duration.ofHours(6)), ZoneId.of("America/Los_Angeles"), "82"),
            weight(noon.plus(Duration.ofHours(20)), ZoneId.of("America/Los_Angeles"), "84"));

    var daily = DailyAggregation.MEAN.apply(TimeSeries.of(Metric.BODY_WEIGHT, readings));

    assertThat(daily.size()).isEqualTo(2);
    assertThat(daily.date(0)).isEqualTo("2026-03-10");
    assertThat(daily.value(0)).as("Tokyo's evening and Los Angeles' morning").isEqualTo(81);
    assertThat(daily.date(1)).isEqualTo("2026-03-11");
    assertThat(daily.value(1)).isEqualTo(82.5);
    assertThat(DailyAggregation.FIRST.apply(TimeSeries.of(Metric.BODY_WEIGHT, readings)).value(1))
        .isEqualTo(81);
  }

  @Test
  void aWeekInWhichTheClocksChangeHasSevenDays() {
    var zone = ZoneId.of("Europe/Paris");
    long[] hours = new long[14 * 24];
    double[] values = new double[hours.length];
    Instant first = LocalDate.of(2026, 3, 23).atStartOfDay(zone).toInstant();
    for (int i = 0; i < hours.length; i++) {
      hours[i] = first.plus(Duration.ofHours(i)).toEpochMilli();
      values[i] = 80;
    }

    var weeks =
        WeeklyVariation.of(
            DailyAggregation.MEAN.apply(TimeSeries.of(Metric.BODY_WEIGHT, zone, hours, values)));

    assertThat(weeks.days(0)).isEqualTo(7);
    assertThat(weeks.readings(0)).as("the Sunday has 23 hours").isEqualTo(167);
    assertThat(weeks.readings(1)).isEqualTo(168);
    assertThat(weeks.size()).isEqualTo(3);
  }

  @Property(tries = 300)
  void manyInstantsHaveTheDaysOfEach(
      @ForAll @Size(max = 60) List<@LongRange(max = 40_000_000_000L) Long> gaps) {
    long[] millis = new long[gaps.size()];
    long now = Instant.parse("1965-01-01T00:00:00Z").toEpochMilli();
    for (int i = 0; i < millis.length; i++) {
      now += gaps.get(i) / (i % 3 == 0 ? 1000 : 1);
      millis[i] = now;
    }
    for (ZoneId zone :
        List.of(ZoneId.of("Europe/Paris"), ZoneId.of("Pacific/Apia"), ZoneOffset.MAX)) {
      int[] days = LocalDays.of(zone, millis);
      for (int i = 0; i < millis.length; i++) {
        assertThat(days[i])
            .isEqualTo(LocalDate.ofInstant(Instant.ofEpochMilli(millis[i]), zone).toEpochDay());
      }
    }
  }

  @Property(tries = 300)
  void recordsInAnyOrderAndZoneHaveTheDayOfTheirOwn(
      @ForAll @Size(max = 40)
          List<@LongRange(min = -4_000_000_000_000L, max = 4_000_000_000_000L) Long> millis) {
    var zones = List.of("Europe/Paris", "UTC", "Pacific/Apia", "Europe/Paris", "America/New_York");
    var localDays = new LocalDays();
    for (long at : millis) {
      int zone = (int) Math.floorMod(at, zones.size());
      for (long later : new long[] {0, 1, 43_200_000}) {
        Instant instant = Instant.ofEpochMilli(at + later).plusNanos(later);
        Measurement reading = weight(instant, ZoneId.of(zones.get(zone)), "80");

        assertThat(localDays.day(reading)).isEqualTo(reading.localDate().toEpochDay());
      }
    }
  }

  @Property
  void aWholeThousandthIsReadBackAsItWas(
      @ForAll @LongRange(min = -(1L << 53) + 2, max = (1L << 53) - 2) long thousandths,
      @ForAll @IntRange(max = 53) int bits) {
    var value = BigDecimal.valueOf(thousandths >> bits, 3);
    Measurement reading = weight(Instant.EPOCH, ZoneOffset.UTC, value.toPlainString());

    var series = TimeSeries.of(Metric.BODY_WEIGHT, List.of(reading));

    var exact = (Thousandths) series.values();
    assertThat(exact.totals()).containsExactly(0, thousandths >> bits);
    assertThat(series.value(0)).isEqualTo(value.doubleValue());
  }

  @Test
  void columnsThatDoNotFitOrThatNobodyCanSumAreRefused() {
    var metric = Metric.BODY_WEIGHT;
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.of(metric, ZoneOffset.UTC, new long[2], new double[1]));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TimeSeries.of(metric, ZoneOffset.UTC, new long[] {2, 1}, new double[2]));
    for (long instant : new long[] {Long.MIN_VALUE, Long.MAX_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> TimeSeries.of(metric, ZoneOffset.UTC, new long[] {instant}, new double[] {80}))
          .withMessageContaining("9999");
    }
    for (double value :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(
              () -> TimeSeries.of(metric, ZoneOffset.UTC, new long[1], new double[] {value}))
          .withMessageContaining("finite");
    }
  }

  private static TimeSeries columns(ZoneId zone, Instant at) {
    return TimeSeries.of(
        Metric.BODY_WEIGHT, zone, new long[] {at.toEpochMilli()}, new double[] {80});
  }
}
