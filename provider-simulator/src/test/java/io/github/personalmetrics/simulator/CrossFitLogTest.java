package io.github.personalmetrics.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.simulator.TrainingSession.Lift;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CrossFitLogTest {
  private static final LocalDate FROM = LocalDate.of(2023, 1, 2);

  private static SyntheticPerson person(long seed) {
    return SyntheticPerson.of(seed, FROM, FROM.plusYears(3), ZoneOffset.UTC);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42, -7})
  void aWeekHasAboutThreeSessionsAndWeeksDiffer(long seed) {
    var log = log(seed);
    var weeks =
        IntStream.range(0, 150).map(i -> log.sessionsInWeek(FROM.plusWeeks(i))).boxed().toList();

    assertThat(weeks.stream().mapToInt(week -> week).average().orElseThrow()).isBetween(2.2, 3.4);
    assertThat(weeks).contains(0, 1, 2, 3, 4, 5);
    assertThat(weeks.stream().mapToInt(week -> week).sum())
        .isEqualTo(log.sessionsUntil(FROM.plusWeeks(150).minusDays(1)).size());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42, -7})
  void theDeadliftGrowsButNotEverySession(long seed) {
    var loads =
        lifts(seed).stream()
            .filter(lift -> lift.exercise().equals("Deadlift") && lift.reps() == 5)
            .map(lift -> lift.kilograms().doubleValue())
            .toList();
    int third = loads.size() / 3;

    assertThat(mean(loads.subList(2 * third, loads.size())))
        .isGreaterThan(mean(loads.subList(0, third)) + 10);
    assertThat(IntStream.range(1, loads.size()).anyMatch(i -> loads.get(i) < loads.get(i - 1)))
        .isTrue();
  }

  @Test
  void barbellsCarryPlatesThatExistAndPullUpsNone() {
    var lifts = lifts(42);

    assertThat(lifts)
        .filteredOn(lift -> lift.kilograms() == null)
        .isNotEmpty()
        .allMatch(lift -> lift.exercise().equals("Pull-up"));
    assertThat(lifts)
        .filteredOn(lift -> lift.kilograms() != null && !lift.exercise().startsWith("Kettlebell"))
        .allMatch(
            lift -> lift.kilograms().remainder(new BigDecimal("2.5")).signum() == 0, "2.5 kg");
    assertThat(lifts).allMatch(lift -> lift.sets() > 0 && lift.reps() >= 0);
  }

  @Test
  void maximaAreTestedSeveralTimesAYearAndSometimesMissed() {
    var notes = lifts(42).stream().collect(Collectors.groupingBy(Lift::note));

    assertThat(notes.keySet()).contains("1RM test", "missed", "bad day", "felt great");
    assertThat(notes.get("1RM test")).hasSizeBetween(15, 60).allMatch(lift -> lift.reps() == 1);
    assertThat(notes.get("missed")).allMatch(lift -> lift.reps() == 0);
  }

  @Test
  void sessionsOfOneDayHaveDifferentLabels() {
    var keys =
        person(42).trainingSessions().stream()
            .map(session -> session.date() + " " + session.label())
            .toList();
    var days = person(42).trainingSessions().stream().map(TrainingSession::date).distinct();

    assertThat(keys).doesNotHaveDuplicates();
    assertThat(days.count()).isLessThan(keys.size());
  }

  @Test
  void foodIsAnIndexFromOneToTenOnMostDays() {
    var food = person(42).foodIndex();

    assertThat(food.values()).allMatch(index -> index >= 1 && index <= 10);
    assertThat(food.values()).contains(3, 5, 7, 9);
    assertThat(food.size() / 1096.0).isBetween(0.7, 0.95);
  }

  @Property(tries = 50)
  void aLaterLastDayOnlyAddsDays(
      @ForAll long seed,
      @ForAll @IntRange(max = 300) int days,
      @ForAll @IntRange(max = 300) int more) {
    var brief = SyntheticPerson.of(seed, FROM, FROM.plusDays(days), ZoneOffset.UTC);
    var longer = SyntheticPerson.of(seed, FROM, FROM.plusDays(days + more), ZoneOffset.UTC);

    assertThat(longer.trainingSessions().subList(0, brief.trainingSessions().size()))
        .isEqualTo(brief.trainingSessions());
    assertThat(longer.foodIndex().headMap(FROM.plusDays(days + 1L))).isEqualTo(brief.foodIndex());
  }

  private static CrossFitLog log(long seed) {
    var dice = new Dice(seed);
    return new CrossFitLog(dice, FROM, new Absences(dice, FROM));
  }

  private static List<Lift> lifts(long seed) {
    return person(seed).trainingSessions().stream().flatMap(s -> s.lifts().stream()).toList();
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(value -> value).average().orElseThrow();
  }
}
