package io.github.personalmetrics.analytics;

import static io.github.personalmetrics.analytics.Weights.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WeeklyVariationTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @Test
  void weeklyMeansAndTheirChangesAgreeWithPandas() {
    List<Measurement> readings = Weights.recorded(PARIS);
    var series = TimeSeries.of(Metric.BODY_WEIGHT, readings);
    WeeklyVariation weeks = weeks(readings);
    var ofReadings = WeeklyVariation.ofReadings(series);
    int compared = 0;
    int reading = 0;

    List<Map<String, String>> expected = Oracle.rows("weekly_local_paris.csv");
    assertThat(weeks.size()).isEqualTo(expected.size());
    assertThat(ofReadings.size()).isEqualTo(expected.size());
    for (int i = 0; i < expected.size(); i++) {
      Map<String, String> row = expected.get(i);
      assertThat(weeks.monday(i)).isEqualTo(row.get("monday"));
      assertThat(weeks.label(i))
          .isEqualTo("%s-W%02d", row.get("iso_year"), Integer.parseInt(row.get("iso_week")));
      assertThat(weeks.days(i)).isEqualTo(Integer.parseInt(row.get("days")));
      assertThat(weeks.readings(i)).isEqualTo(Integer.parseInt(row.get("n")));
      assertClose(weeks.mean(i), row, "mean_of_daily_means");
      assertClose(ofReadings.mean(i), row, "mean_obs");
      assertDelta(weeks, i, row, "delta_mean_of_daily_means");
      assertDelta(ofReadings, i, row, "delta_mean_obs");
      double first = series.value(reading);
      reading += weeks.readings(i);
      double last = series.value(reading - 1);
      assertClose(first, row, "first");
      assertClose(last, row, "last");
      assertClose(last - first, row, "last_minus_first");
      compared += 12;
    }
    assertThat(compared).isEqualTo(59 * 12);
  }

  private static void assertDelta(
      WeeklyVariation weeks, int index, Map<String, String> row, String column) {
    assertThat(weeks.delta(index).isPresent()).isEqualTo(!row.get(column).isEmpty());
    weeks.delta(index).ifPresent(delta -> assertClose(delta, row, column));
  }

  private static void assertClose(double actual, Map<String, String> row, String column) {
    assertThat(actual)
        .as("%s in the week of %s", column, row.get("monday"))
        .isCloseTo(Double.parseDouble(row.get(column)), within(1e-9));
  }

  @Test
  void everyDayAroundNewYearIsInTheWeekThatIsoSays() {
    int compared = 0;
    for (Map<String, String> row : Oracle.rows("iso_weeks.csv")) {
      var day = LocalDate.parse(row.get("date"));
      var weeks = weeks(List.of(weight(noon(day), ZoneOffset.UTC, "80")));

      assertThat(weeks.monday(0)).as("%s", day).isEqualTo(row.get("monday"));
      assertThat(weeks.label(0))
          .as("%s", day)
          .isEqualTo("%s-W%02d", row.get("iso_year"), Integer.parseInt(row.get("iso_week")));
      assertThat(day.getDayOfWeek().getValue()).isEqualTo(Integer.parseInt(row.get("iso_day")));
      compared += 3;
    }
    assertThat(compared).isEqualTo(418 * 3);
  }

  @Test
  void aWeekThatSpansNewYearIsOneWeek() {
    var weeks = weeksOf("2020-12-31", "2021-01-01", "2021-01-03", "2021-01-04");

    assertThat(weeks.size()).isEqualTo(2);
    assertThat(weeks.label(0)).isEqualTo("2020-W53");
    assertThat(weeks.days(0)).isEqualTo(3);
    assertThat(weeks.label(1)).isEqualTo("2021-W01");
    assertThat(weeks.delta(1)).hasValue(weeks.mean(1) - weeks.mean(0));
  }

  @Test
  void aWeekAfterAnEmptyOneHasNoChange() {
    var weeks = weeksOf("2026-03-02", "2026-03-16");

    assertThat(weeks.delta(0)).isEmpty();
    assertThat(weeks.delta(1)).isEmpty();
  }

  @Test
  void daysBefore1970AreInTheirWeekToo() {
    var weeks = weeksOf("1969-12-28", "1969-12-29", "1970-01-01");

    assertThat(weeks.size()).isEqualTo(2);
    assertThat(weeks.monday(1)).isEqualTo("1969-12-29");
    assertThat(weeks.label(1)).isEqualTo("1970-W01");
  }

  @Test
  void sundayEveningIsTheOldWeekWhereTheReadingWasTaken() {
    Instant at = Instant.parse("2026-03-08T22:30:00Z");

    assertThat(weeks(List.of(weight(at, ZoneOffset.UTC, "80"))).label(0)).isEqualTo("2026-W10");
    assertThat(weeks(List.of(weight(at, ZoneId.of("Asia/Tokyo"), "80"))).label(0))
        .isEqualTo("2026-W11");
  }

  @ParameterizedTest
  @EnumSource
  void aWeekMayStartOnAnyDay(DayOfWeek firstDay) {
    var readings = new ArrayList<Measurement>();
    for (int i = 0; i < 400; i++) {
      readings.add(weight(noon(LocalDate.of(2020, 1, 1).plusDays(i)), ZoneOffset.UTC, "80"));
    }

    var weeks =
        WeeklyVariation.of(
            DailyAggregation.MEAN.apply(TimeSeries.of(Metric.BODY_WEIGHT, readings)), firstDay);

    for (int i = 0; i < weeks.size(); i++) {
      assertThat(weeks.start(i).getDayOfWeek()).isEqualTo(firstDay);
      assertThat(weeks.monday(i)).isBetween(weeks.start(i), weeks.start(i).plusDays(6));
      assertThat(weeks.days(i)).isEqualTo(i == 0 || i == weeks.size() - 1 ? weeks.days(i) : 7);
    }
    assertThat(IntStream.range(0, weeks.size()).map(weeks::days).sum()).isEqualTo(400);
    assertThat(IntStream.range(0, weeks.size()).mapToObj(weeks::label)).doesNotHaveDuplicates();
    assertThat(IntStream.range(1, weeks.size()).mapToObj(weeks::delta))
        .allMatch(delta -> delta.orElseThrow() == 0);
  }

  @Test
  void nothingGivesNoWeek() {
    assertThat(weeks(List.of()).size()).isZero();
  }

  @Property(tries = 300)
  void weeksAreWhatGroupingByTheCalendarGives(
      @ForAll @IntRange(min = -800, max = 30_000) int firstDay,
      @ForAll @Size(min = 1, max = 60) List<@IntRange(min = 1, max = 12) Integer> gaps) {
    var readings = new ArrayList<Measurement>();
    var day = LocalDate.ofEpochDay(firstDay);
    for (int i = 0; i < gaps.size(); i++) {
      readings.add(weight(noon(day), ZoneOffset.UTC, (70 + i % 9) + ".125"));
      day = day.plusDays(gaps.get(i));
    }

    var weeks = weeks(readings);

    Map<String, Double> expected =
        readings.stream()
            .collect(
                Collectors.groupingBy(
                    reading -> name(reading.localDate()),
                    Collectors.averagingDouble(
                        reading -> reading.values().get(Metric.BODY_WEIGHT).doubleValue())));
    assertThat(IntStream.range(0, weeks.size()).mapToObj(weeks::label))
        .containsExactlyInAnyOrderElementsOf(expected.keySet());
    for (int i = 0; i < weeks.size(); i++) {
      assertThat(weeks.mean(i)).isCloseTo(expected.get(weeks.label(i)), within(1e-9));
      Double before = expected.get(name(weeks.monday(i).minusDays(7)));
      assertThat(weeks.delta(i).isPresent()).isEqualTo(before != null);
      if (before != null) {
        assertThat(weeks.delta(i).getAsDouble()).isCloseTo(weeks.mean(i) - before, within(1e-9));
      }
    }
  }

  private static String name(LocalDate day) {
    return "%d-W%02d"
        .formatted(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
  }

  private static WeeklyVariation weeksOf(String... days) {
    var readings = new ArrayList<Measurement>();
    for (String day : days) {
      readings.add(
          weight(noon(LocalDate.parse(day)), ZoneOffset.UTC, (80 + readings.size()) + ".2"));
    }
    return weeks(readings);
  }

  private static WeeklyVariation weeks(List<Measurement> readings) {
    return WeeklyVariation.of(
        DailyAggregation.MEAN.apply(TimeSeries.of(Metric.BODY_WEIGHT, readings)));
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).toInstant(ZoneOffset.UTC);
  }
}
