package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.Running.PeriodTotals;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.Sport;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RunningTest {

  @Test
  void speedAndPaceAgreeWithExactFractionsAndWithWhatIsPublished() {
    for (Map<String, String> row : Oracle.rows("running.csv")) {
      Activity run =
          Runs.onDay(0)
              .metres(number(row, "distance_m"))
              .time(number(row, "moving_s"), number(row, "elapsed_s"))
              .gain(number(row, "gain_m"))
              .build();
      double speed = Running.speed(run).orElseThrow();
      double pace = Running.pace(run).orElseThrow();

      assertThat(speed).isCloseTo(number(row, "avg_speed_mps"), within(1e-12));
      assertThat(speed * 3.6).isCloseTo(number(row, "avg_speed_kmh"), within(1e-12));
      assertThat(pace).isCloseTo(number(row, "pace_s_per_km"), within(1e-10));
      assertThat(pace * Splits.MILE / 1000)
          .isCloseTo(number(row, "pace_s_per_mile"), within(1e-10));
      long rounded = Math.round(pace);
      assertThat("%d:%02d".formatted(rounded / 60, rounded % 60)).isEqualTo(row.get("pace_min_km"));
      assertThat(run.elevationGain() / (run.distance() / 1000))
          .isCloseTo(number(row, "gain_m_per_km"), within(1e-12));
      if (!row.get("published_avg_speed").isEmpty()) {
        assertThat(speed).isCloseTo(number(row, "published_avg_speed"), within(5e-4));
      }
    }
  }

  @Test
  void aRaceIsRunAgainstTheClock() {
    Activity race = Runs.onDay(0).time(3_000, 4_000).asRace().build();

    assertThat(Running.speed(race)).hasValue(2.5);
    assertThat(Running.pace(race)).hasValue(400);
  }

  @Test
  void noTimeGivesNoSpeedAndNoDistanceNoPace() {
    Activity still = Runs.onDay(0).metres(0).build();
    Activity instant = Runs.onDay(1).time(0, 0).build();
    Activity endless = Runs.onDay(2).metres(1e308).time(0.001, 1).build();

    assertThat(Running.speed(still)).hasValue(0);
    assertThat(Running.pace(still)).isEmpty();
    assertThat(Running.speed(instant)).isEmpty();
    assertThat(Running.pace(instant)).hasValue(0);
    assertThat(Running.speed(endless)).isEmpty();
    assertThat(ActivityTotals.of(List.of(endless, endless, endless)).distance()).isFinite();
  }

  @Test
  void theLastRunIsComparedWithTheRunBeforeItWhateverCameBetween() {
    List<Activity> activities =
        List.of(
            Runs.onDay(0).metres(8_000).time(2_400, 2_500).gain(10).build(),
            Runs.onDay(1).sport(Sport.RIDE).build(),
            Runs.onDay(2).sport(Sport.TRAIL_RUN).time(3_600, 3_700).gain(30).build(),
            Runs.onDay(3).sport(Sport.SWIM).build());

    var comparison = Running.lastAgainstPrevious(activities).orElseThrow();

    assertThat(comparison.distanceChange()).hasValue(2_000);
    assertThat(comparison.timeChange()).hasValue(1_200);
    assertThat(comparison.elevationChange()).hasValue(20);
    assertThat(comparison.speedChange().orElseThrow())
        .isCloseTo(10_000 / 3_600.0 - 8_000 / 2_400.0, within(1e-12));
    assertThat(running(activities).lastAgainstPrevious()).hasValue(comparison);
  }

  @Test
  void theFirstRunHasNothingToBeComparedWith() {
    var comparison = Running.lastAgainstPrevious(List.of(Runs.onDay(0).build())).orElseThrow();

    assertThat(comparison.distanceChange()).isEmpty();
    assertThat(comparison.speedChange()).isEmpty();
    assertThat(Running.lastAgainstPrevious(List.of())).isEmpty();
  }

  @Test
  void totalsAreThoseOfTheLocalCalendar() {
    var newYear = Instant.parse("2027-01-03T23:30:00Z");
    var running =
        running(
            List.of(
                Runs.of(Runs.WATCH, "a").at(Instant.parse("2026-12-31T10:00:00Z")).build(),
                Runs.of(Runs.WATCH, "b").at(Instant.parse("2027-01-01T10:00:00Z")).gain(5).build(),
                Runs.of(Runs.WATCH, "c").at(newYear).in(ZoneId.of("Europe/Paris")).build(),
                Runs.of(Runs.WATCH, "ride").at(newYear).sport(Sport.RIDE).build()));
    Duration time = Duration.ofSeconds(3_000);

    assertThat(running.totals(CalendarPeriod.WEEK))
        .containsExactly(
            period("2026-12-28", new ActivityTotals(2, 20_000, time.multipliedBy(2), 5)),
            period("2027-01-04", new ActivityTotals(1, 10_000, time, 0)));
    assertThat(running.totals(CalendarPeriod.MONTH))
        .containsExactly(
            period("2026-12-01", new ActivityTotals(1, 10_000, time, 0)),
            period("2027-01-01", new ActivityTotals(2, 20_000, time.multipliedBy(2), 5)));
    assertThat(running.totals(CalendarPeriod.YEAR))
        .extracting(PeriodTotals::start)
        .containsExactly(LocalDate.parse("2026-01-01"), LocalDate.parse("2027-01-01"));
    assertThat(running.totals()).isEqualTo(new ActivityTotals(3, 30_000, time.multipliedBy(3), 5));
    assertThat(running.totals().pace()).hasValue(300);
    assertThat(
            running.between(LocalDate.parse("2026-12-31"), LocalDate.parse("2027-01-04")).totals())
        .isEqualTo(new ActivityTotals(2, 20_000, time.multipliedBy(2), 5));
  }

  @Test
  void aTravellersDayMayGoBackIntoTheWeekBefore() {
    var evening = Instant.parse("2026-03-01T23:00:00Z");
    var running =
        running(
            List.of(
                Runs.of(Runs.WATCH, "tokyo").at(evening).in(ZoneId.of("Asia/Tokyo")).build(),
                Runs.of(Runs.WATCH, "honolulu")
                    .at(evening.plusSeconds(36_000))
                    .in(ZoneId.of("Pacific/Honolulu"))
                    .build()));

    assertThat(running.totals(CalendarPeriod.WEEK))
        .extracting(PeriodTotals::start)
        .containsExactly(LocalDate.parse("2026-02-23"), LocalDate.parse("2026-03-02"));
  }

  @Test
  void bestsAreTheFirstThatWereAsGoodAndNoFaultOfARecording() {
    Activity far = Runs.onDay(0).metres(21_000).time(7_000, 7_100).build();
    Activity asFar = Runs.onDay(1).metres(21_000).time(7_000, 7_100).build();
    Activity high = Runs.onDay(2).metres(9_000).time(8_000, 7_999).gain(900).build();
    Activity fast = Runs.onDay(3).metres(1_000).time(200, 200).build();
    Activity sprint = Runs.onDay(4).metres(100).time(14, 14).build();
    Activity jump = Runs.onDay(5).metres(5_000).time(50, 50).build();
    Activity treadmill = Runs.onDay(6).metres(0).time(1_800, 1_800).build();

    var bests = running(List.of(far, asFar, high, fast, sprint, jump, treadmill)).bests();

    assertThat(bests).isEqualTo(new Running.Bests(far, high, high, fast));
    assertThat(running(List.of()).bests()).isEqualTo(new Running.Bests(null, null, null, null));
  }

  @Test
  void everyTenMetresOfClimbingPerKilometreCostAPaceOfTheirOwn() {
    List<Activity> runs =
        IntStream.range(0, 12)
            .mapToObj(i -> Runs.onDay(i).gain(i * 50.0).time(10_000 / (3.5 - 0.01 * i * 5), 1))
            .map(Runs::build)
            .toList();

    var effect = ElevationEffect.of(runs).orElseThrow();

    assertThat(effect.slope()).isCloseTo(-0.01, within(1e-6));
    assertThat(effect.flatSpeed()).isCloseTo(3.5, within(1e-5));
    assertThat(effect.standardError()).isBetween(0.0, 1e-5);
    assertThat(effect.runs()).isEqualTo(12);
    assertThat(effect.speedAt(20)).isCloseTo(3.3, within(1e-5));
  }

  /** By hand: x = 0 to 9, y = 3, 3.1, 3, 3.1, ... */
  @Test
  void theStandardErrorIsThatOfTheSlope() {
    List<Activity> runs =
        IntStream.range(0, 10)
            .mapToObj(i -> Runs.onDay(i).gain(i * 10.0).metres(3_000 + i % 2 * 100).time(1_000, 1))
            .map(run -> run.gain(run.gain() * run.metres() / 10_000))
            .map(Runs::build)
            .toList();

    var effect = ElevationEffect.of(runs).orElseThrow();

    double slope = 0.25 / 82.5;
    double squares = 10 * 0.0025 - slope * slope * 82.5;
    assertThat(effect.slope()).isCloseTo(slope, within(1e-9));
    assertThat(effect.standardError()).isCloseTo(Math.sqrt(squares / 8 / 82.5), within(1e-9));
  }

  @Test
  void fewRunsOrEqualHillsHaveNoEffect() {
    Stream<Runs> nine = IntStream.range(0, 9).mapToObj(i -> Runs.onDay(i).gain(i * 10));
    List<Activity> unusable =
        List.of(
            Runs.onDay(20).metres(0).gain(50).build(),
            Runs.onDay(21).time(0, 0).gain(50).build(),
            Runs.onDay(22).time(50, 50).gain(70).build(),
            Runs.onDay(23).sport(Sport.RIDE).gain(90).build());
    var runs = new ArrayList<>(nine.map(Runs::build).toList());
    runs.addAll(unusable);
    assertThat(ElevationEffect.of(runs)).isEmpty();

    List<Activity> alike =
        IntStream.range(1, 30)
            .mapToObj(i -> Runs.onDay(i).metres(i * 777.7).gain(i * 777.7 / 1000 * 8.5).build())
            .toList();
    assertThat(ElevationEffect.of(alike)).isEmpty();
    assertThat(running(alike).elevationEffect()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(CalendarPeriod.class)
  void aPeriodEndsWhereTheNextStarts(CalendarPeriod period) {
    for (LocalDate day = LocalDate.parse("2023-12-01");
        day.isBefore(LocalDate.parse("2025-02-01"));
        day = day.plusDays(1)) {
      LocalDate start = period.start(day);
      assertThat(start).isBeforeOrEqualTo(day);
      assertThat(period.next(start)).isAfter(day);
      assertThat(period.start(period.next(start))).isEqualTo(period.next(start));
    }
  }

  @Property(tries = 500)
  void whateverTheRunsPeriodsAddUpAndNoNumberIsMissing(@ForAll("runs") List<Activity> runs) {
    Running running = running(runs);
    for (CalendarPeriod period : CalendarPeriod.values()) {
      List<PeriodTotals> totals = running.totals(period);
      assertThat(totals.stream().mapToInt(it -> it.totals().activities()).sum())
          .isEqualTo(runs.size());
      assertThat(
              totals.stream().map(it -> it.totals().time()).reduce(Duration.ZERO, Duration::plus))
          .isEqualTo(running.totals().time());
      for (PeriodTotals total : totals) {
        assertThat(total.totals().distance() + total.totals().speed().orElse(0)).isFinite();
        assertThat(total.totals().pace().orElse(0)).isFinite();
      }
    }
    running
        .elevationEffect()
        .ifPresent(it -> assertThat(it.slope() + it.standardError() + it.flatSpeed()).isFinite());
  }

  /**
   * Of one source, one a day: 0 m, 0 s, moving for longer than elapsed, 100 m/s, endless numbers.
   */
  @Provide
  Arbitrary<List<Activity>> runs() {
    var run =
        Combinators.combine(
                Arbitraries.integers().between(0, 800),
                Arbitraries.of(0.0, 0.001, 100.0, 5_000.0, 10_000.0, 42_195.0, 1e300),
                Arbitraries.of(0.0, 0.001, 50.0, 1_500.0, 3_600.0, 28_800.0),
                Arbitraries.of(0.0, 0.001, 50.0, 1_499.0, 3_600.0, 40_000.0),
                Arbitraries.of(0.0, 0.0, 10.0, 120.0, 900.0, 1e300),
                Arbitraries.of(true, false))
            .as(
                (day, metres, moving, elapsed, gain, race) -> {
                  Runs it = Runs.onDay(day).metres(metres).time(moving, elapsed).gain(gain);
                  return (race ? it.asRace() : it).build();
                });
    return run.list().ofMaxSize(40).uniqueElements(Activity::at);
  }

  private static Running running(List<Activity> activities) {
    return Running.of(activities, Deduplication.WITHOUT_PREFERENCE);
  }

  private static PeriodTotals period(String start, ActivityTotals totals) {
    return new PeriodTotals(LocalDate.parse(start), totals);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
