package io.github.personalmetrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.Deduplication;
import io.github.personalmetrics.analytics.TrainingWeeks;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.forecast.StartingPoint;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingData.LeftOut;
import io.github.personalmetrics.forecast.TrainingInput;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.UnusedInput;
import io.github.personalmetrics.forecast.WeeklyPlan;
import io.github.personalmetrics.store.SubjectStore;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TrainingWeeksTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");
  private static final LocalDate LATER = LocalDate.parse("2026-06-01");
  private static final SourceId FILES = SourceId.of("files", "runs");

  private final SettableClock clock = SettableClock.at("2026-06-01T00:00:00Z");
  private final InMemoryStore stores = new InMemoryStore(clock);
  private final SubjectStore store = stores.open(SubjectId.of("me"));

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void theChangeIsThatOfTheWeeklyMeansAndTheTrainingThatOfTheWeekItself() {
    measured(MONDAY, 3, "80", "20");
    measured(MONDAY.plusWeeks(1), 3, "79.5", "19.8");
    put(
        run("before", MONDAY, 5_000),
        run("monday", MONDAY.plusWeeks(1), 10_000),
        run("sunday", MONDAY.plusDays(13), 2_500),
        run("after", MONDAY.plusWeeks(2), 7_000),
        lift("a", MONDAY.plusWeeks(1), 5, "100"),
        lift("b", MONDAY.plusDays(9), 15, "60"));

    TrainingWeek week = only(weeks());

    assertThat(week.monday()).isEqualTo(MONDAY.plusWeeks(1));
    assertThat(week.change().weight()).isCloseTo(-0.5, within(1e-12));
    assertThat(week.change().fatRatio()).isCloseTo(-0.2, within(1e-12));
    assertThat(week.training()).isEqualTo(new WeeklyPlan(12.5, 100, 2, 70));
  }

  /** By hand: of 80, 80 and 83 the mean is 81 and the trend ends at 80.6. */
  @Test
  void theLeadIsThatOfTheDailyTrendAtTheEndOfTheWeekBeforeAndKnowsNothingLater() {
    put(
        weighIn("a", MONDAY.plusDays(4), 8, "80", "20"),
        weighIn("b", MONDAY.plusDays(5), 8, "80", "20"),
        weighIn("c", MONDAY.plusDays(6), 8, "83", "20"));
    measured(MONDAY.plusWeeks(1), 3, "80", "20");

    TrainingWeek week = only(weeks());

    assertThat(week.lead().weight()).isCloseTo(-0.4, within(1e-9));
    assertThat(week.lead().fatRatio()).isCloseTo(0, within(1e-9));
  }

  @Test
  void aForecastStartsFromTheLastWeekThatWasMeasuredAndIsOver() {
    measured(MONDAY, 3, "80", "20");
    measured(MONDAY.plusWeeks(1), 3, "79", "19");
    measured(MONDAY.plusWeeks(2), 2, "60", "10");
    measured(MONDAY.plusWeeks(3), 3, "70", "12");

    assertThat(data(MONDAY.plusWeeks(3)).start())
        .isEqualTo(new StartingPoint(MONDAY.plusWeeks(1), 79, 19));
    assertThat(data(LATER).start()).isEqualTo(new StartingPoint(MONDAY.plusWeeks(3), 70, 12));
    assertThat(data(MONDAY).start()).isNull();
  }

  private TrainingData data(LocalDate today) {
    return TrainingWeeks.from(store.metrics(), today, source -> true);
  }

  @Test
  void habitsAreTheMeanOfTheLastWeeksMeasuredOrNot() {
    put(
        run("too-early", LATER.minusWeeks(5).plusDays(6), 40_000),
        run("first-day", LATER.minusWeeks(4), 10_000),
        run("last-day", LATER.minusDays(1), 20_000),
        run("this-week", LATER, 30_000),
        lift("a", LATER.minusWeeks(1), 5, "100"),
        lift("b", LATER.minusWeeks(3), 15, "60"));

    assertThat(TrainingWeeks.habits(store.metrics(), LATER.plusDays(2), 4))
        .isEqualTo(new WeeklyPlan(7.5, 25, 0.5, 70));
  }

  @Test
  void theUsualWeekIsMadeOfWhatMayTrainAlone() {
    twoWeeks();
    put(
        run("too-early", LATER.minusWeeks(5).plusDays(6), 40_000),
        run("first-day", LATER.minusWeeks(4), 10_000),
        lift("a", LATER.minusWeeks(1), 5, "100"));

    assertThat(weeks(LATER, source -> true).usual())
        .isEqualTo(TrainingWeeks.habits(store.metrics(), LATER, TrainingWeeks.HABIT_WEEKS))
        .isEqualTo(new WeeklyPlan(2.5, 12.5, 0.25, 100));
    assertThat(weeks(LATER, source -> !source.equals(Records.ACTIVITIES)).usual())
        .isEqualTo(new WeeklyPlan(0, 0, 0.25, 100));
  }

  @Test
  void habitsOfNobodyAreNothing() {
    assertThat(TrainingWeeks.habits(store.metrics(), LATER, 4))
        .isEqualTo(new WeeklyPlan(0, 0, 0, 0));
  }

  @Test
  void aDayOfManyReadingsWeighsNoMoreThanAnother() {
    measured(MONDAY, 3, "80", "20");
    measured(MONDAY.plusWeeks(1), 3, "80", "20");
    put(weighIn("again", MONDAY.plusWeeks(1), 20, "83", "20"));

    assertThat(only(weeks()).change().weight()).isCloseTo(0.5, within(1e-12));
  }

  @Test
  void aRaceCountsItsElapsedTimeAndOtherSportsCountNothing() {
    twoWeeks();
    Duration moving = Duration.ofMinutes(40);
    Duration elapsed = Duration.ofMinutes(44);
    put(
        Records.activity("race").at(noon(MONDAY.plusWeeks(1))).time(moving, elapsed).race().build(),
        Records.activity("trail")
            .at(noon(MONDAY.plusDays(8)))
            .sport(Sport.TRAIL_RUN, "TrailRun")
            .time(moving, elapsed)
            .build(),
        Records.activity("ride").at(noon(MONDAY.plusDays(9))).sport(Sport.RIDE, "Ride").build());

    assertThat(only(weeks()).training()).isEqualTo(new WeeklyPlan(20, 84, 0, 0));
  }

  @Test
  void aWeekWithoutAWeightedSetCarriesNothing() {
    twoWeeks();
    put(
        Records.workout("pull-ups")
            .at(noon(MONDAY.plusWeeks(1)))
            .set(ExerciseSet.of("pull-up", 10, null))
            .set(ExerciseSet.of("assisted dip", 10, new BigDecimal("-20")))
            .build());

    assertThat(only(weeks()).training()).isEqualTo(new WeeklyPlan(0, 0, 1, 0));
  }

  @Test
  void everyWeekThatIsLeftOutSaysWhy() {
    measured(MONDAY, 3, "80", "20");
    measured(MONDAY.plusWeeks(1), 2, "80", "20");
    measured(MONDAY.plusWeeks(2), 7, "80", "20");
    measured(MONDAY.plusWeeks(3), 7, "80", "20");
    measured(MONDAY.plusWeeks(5), 4, "80", "0");

    TrainingData data = weeks(MONDAY.plusWeeks(6));

    assertThat(data.weeks()).extracting(TrainingWeek::monday).containsExactly(MONDAY.plusWeeks(3));
    assertThat(data.leftOut())
        .containsExactly(
            left(0, "weight was measured on 0 days of the week before, and 3 are needed"),
            left(1, "weight was measured on 2 of its days, and 3 are needed"),
            left(2, "weight was measured on 2 days of the week before, and 3 are needed"),
            left(4, "weight was measured on 0 of its days, and 3 are needed"),
            left(5, "weight was measured on 0 days of the week before, and 3 are needed"));
  }

  @Test
  void aFatRatioOfZeroIsNoMeasurement() {
    measured(MONDAY, 3, "80", "20");
    measured(MONDAY.plusWeeks(1), 3, "80", "0");

    TrainingData data = weeks(MONDAY.plusWeeks(2));

    assertThat(data.weeks()).isEmpty();
    assertThat(data.leftOut())
        .contains(left(1, "fat ratio was measured on 0 of its days, and 3 are needed"));
  }

  @Test
  void aReadingOfSomebodyElseIsNoMeasuredDay() {
    measured(MONDAY, 3, "80", "20");
    measured(MONDAY.plusWeeks(1), 2, "80", "20");
    put(
        Records.measurement("guest")
            .at(noon(MONDAY.plusDays(11)))
            .weight("60")
            .value(Metric.FAT_RATIO, "30")
            .quality(Quality.AMBIGUOUS_OWNER)
            .build());

    assertThat(weeks().weeks()).isEmpty();
  }

  @Test
  void theWeekThatIsNotOverYetIsNotThere() {
    twoWeeks();

    TrainingData onSunday = weeks(MONDAY.plusDays(13));
    TrainingData onMonday = weeks(MONDAY.plusDays(14));

    assertThat(onSunday.weeks()).isEmpty();
    assertThat(onSunday.leftOut()).hasSize(1);
    assertThat(onMonday.weeks()).hasSize(1);
  }

  @Test
  void aWeekThatCannotBeIsLeftOutAndTheOthersStay() {
    twoWeeks();
    measured(MONDAY.plusWeeks(2), 3, "80", "20");
    put(run("around the world", MONDAY.plusWeeks(1), 40_000_000));

    TrainingData data = weeks(MONDAY.plusWeeks(3));

    assertThat(data.weeks()).extracting(TrainingWeek::monday).containsExactly(MONDAY.plusWeeks(2));
    assertThat(data.leftOut().get(1).reason())
        .contains("distance_running must be from 0 to 1000 km");
  }

  @Test
  void anInputOfWhichNoSourceMayTrainIsUnusedAndNamesTheSource() {
    twoWeeks();
    put(run("r", MONDAY.plusWeeks(1), 10_000), lift("w", MONDAY.plusWeeks(1), 5, "100"));

    TrainingData data = weeks(LATER, source -> !source.equals(Records.ACTIVITIES));

    assertThat(only(data).training()).isEqualTo(new WeeklyPlan(0, 0, 1, 100));
    String reason = "strava/activities may not be used to train a model";
    assertThat(data.unused())
        .containsExactly(
            new UnusedInput(TrainingInput.DISTANCE_RUNNING, reason),
            new UnusedInput(TrainingInput.DURATION_RUNNING, reason));
    assertThat(data.excludedSources()).containsExactly(Records.ACTIVITIES);
  }

  @Test
  void aPermittedSourceKeepsTheInputInUseAndTheOtherIsStillNamed() {
    twoWeeks();
    put(
        run("strava", MONDAY.plusWeeks(1), 10_000),
        Records.activity("file").from(FILES).at(noon(MONDAY.plusDays(8))).distance(4000).build());

    TrainingData data = weeks(LATER, source -> !source.equals(Records.ACTIVITIES));

    assertThat(only(data).training().distanceRunning()).isEqualTo(4);
    assertThat(data.unused()).isEmpty();
    assertThat(data.excludedSources()).containsExactly(Records.ACTIVITIES);
  }

  @Test
  void aRunOfTwoSourcesCountsOnceInTheWeekAndInTheHabits() {
    twoWeeks();
    LocalDate tuesday = MONDAY.plusDays(8);
    put(run("strava", tuesday, 10_000), copy("file", tuesday, 10_150));

    assertThat(only(weeks()).training().distanceRunning()).isEqualTo(10);
    assertThat(TrainingWeeks.habits(store.metrics(), MONDAY.plusWeeks(2), 1).distanceRunning())
        .isEqualTo(10);
  }

  @Test
  void thePreferredSourceStandsForARunOfTwo() {
    twoWeeks();
    LocalDate tuesday = MONDAY.plusDays(8);
    put(run("strava", tuesday, 10_000), copy("file", tuesday, 10_150));
    var files = Deduplication.preferring(List.of(FILES));

    TrainingData data = TrainingWeeks.from(store.metrics(), LATER, source -> true, files);

    assertThat(only(data).training().distanceRunning()).isEqualTo(10.15);
    assertThat(
            TrainingWeeks.habits(store.metrics(), MONDAY.plusWeeks(2), 1, files).distanceRunning())
        .isEqualTo(10.15);
  }

  @Test
  void aCopyThatMayTrainCountsWhereTheOtherMayNot() {
    twoWeeks();
    LocalDate tuesday = MONDAY.plusDays(8);
    put(run("strava", tuesday, 10_000), copy("file", tuesday, 10_150));

    TrainingData data = weeks(LATER, source -> !source.equals(Records.ACTIVITIES));

    assertThat(only(data).training().distanceRunning()).isEqualTo(10.15);
  }

  @Test
  void aScaleThatMayNotTrainLeavesNoWeek() {
    twoWeeks();

    TrainingData data = weeks(LATER, source -> !source.equals(Records.MEASURES));

    assertThat(data.weeks()).isEmpty();
    assertThat(data.excludedSources()).containsExactly(Records.MEASURES);
  }

  @Test
  void anEmptyStoreGivesNoWeeks() {
    TrainingData data = weeks();

    assertThat(data.weeks()).isEmpty();
    assertThat(data.leftOut()).isEmpty();
    assertThat(data.unused()).isEmpty();
    assertThat(data.recipe()).isEqualTo(TrainingWeeks.RECIPE);
  }

  private TrainingData weeks() {
    return weeks(LATER);
  }

  private TrainingData weeks(LocalDate today) {
    return weeks(today, source -> true);
  }

  private TrainingData weeks(LocalDate today, Predicate<SourceId> mayTrain) {
    return TrainingWeeks.from(store.metrics(), today, mayTrain);
  }

  private static TrainingWeek only(TrainingData data) {
    assertThat(data.weeks()).hasSize(1);
    return data.weeks().get(0);
  }

  private static LeftOut left(int week, String reason) {
    return new LeftOut(MONDAY.plusWeeks(week), reason);
  }

  private void twoWeeks() {
    measured(MONDAY, 3, "80", "20");
    measured(MONDAY.plusWeeks(1), 3, "80", "20");
  }

  private void measured(LocalDate monday, int days, String weight, String fatRatio) {
    for (int day = 0; day < days; day++) {
      put(weighIn(monday + "+" + day, monday.plusDays(day), 7, weight, fatRatio));
    }
  }

  private static HealthRecord weighIn(
      String id, LocalDate day, int hour, String weight, String fatRatio) {
    return Records.measurement(id)
        .at(day.atTime(hour, 0).atZone(Records.ZONE).toInstant())
        .weight(weight)
        .value(Metric.FAT_RATIO, fatRatio)
        .build();
  }

  private static HealthRecord run(String id, LocalDate day, double metres) {
    return Records.run(id, noon(day), metres);
  }

  /** Half a minute after the run of the same day. */
  private static HealthRecord copy(String id, LocalDate day, double metres) {
    return Records.activity(id).from(FILES).at(noon(day).plusSeconds(30)).distance(metres).build();
  }

  private static HealthRecord lift(String id, LocalDate day, int reps, String kilograms) {
    return Records.workout(id).at(noon(day)).set("squat", reps, kilograms).build();
  }

  private static Instant noon(LocalDate day) {
    return day.atTime(12, 0).atZone(Records.ZONE).toInstant();
  }

  private void put(HealthRecord... records) {
    Stream.of(records)
        .collect(Collectors.groupingBy(record -> record.key().source()))
        .forEach(
            (source, ofIt) ->
                TestCommit.to(store, source, clock).records(List.copyOf(ofIt)).commit());
  }
}
