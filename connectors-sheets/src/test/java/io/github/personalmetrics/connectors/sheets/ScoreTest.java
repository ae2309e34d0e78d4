package io.github.personalmetrics.connectors.sheets;

import static io.github.personalmetrics.connectors.sheets.Tabs.row;
import static io.github.personalmetrics.connectors.sheets.Tabs.workouts;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScoreTest {

  private static final int DAY = 45_352;

  private static Mapped scored(String header, Object score) {
    return workouts(
        row("Date", "Exercise", "Reps", "Weight", header), row(DAY, "Rowing", "", "", score));
  }

  private static ExerciseSet set(Mapped mapped) {
    assertThat(mapped.rejected()).isEmpty();
    List<ExerciseSet> sets = ((Workout) mapped.records().get(0)).sets();
    assertThat(sets).hasSize(1);
    return sets.get(0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "12:34 | PT12M34S | - | 1",
        "1:02:03,5 | PT1H2M3.5S | - | 1",
        "3 min 20 s | PT3M20S | - | 1",
        "3'20\" | PT3M20S | - | 1",
        "1h30min | PT1H30M | - | 1",
        "45 s | PT45S | - | 1",
        "500m | - | 500.0 | 1",
        "5,2 km | - | 5200.0 | 1",
        "2 mi | - | 3218.688 | 1",
        "150 reps | - | - | 150",
        "500 m in 1:45 | PT1M45S | 500.0 | 1",
        "500m / 1:45 | PT1M45S | 500.0 | 1",
      })
  void timesDistancesAndRepetitionsAreScores(
      String score, String duration, String distance, int reps) {
    ExerciseSet set = set(scored("Score", score));

    assertThat(set.duration() == null ? "-" : set.duration().toString()).isEqualTo(duration);
    assertThat(set.distance() == null ? "-" : set.distance().toString()).isEqualTo(distance);
    assertThat(set.reps()).isEqualTo(reps);
  }

  @ParameterizedTest
  @CsvSource({
    "Score (mm:ss), 0.5236111111111111, PT12M34S",
    "Score (h:mm:ss), 0.5236111111111111, PT12H34M",
    "Résultat (s), 754, PT12M34S",
    "Ergebnis (min), 1.5, PT1M30S",
  })
  void aNumberIsWhatTheHeaderSays(String header, BigDecimal number, String duration) {
    assertThat(set(scored(header, number)).duration()).hasToString(duration);
  }

  @ParameterizedTest
  @CsvSource({
    "Score (min), 0.5236111111111111, Score (mm:ss)",
    "Score (m), 0.5236111111111111, plain text",
    "Score (km), 0.0729513888888889, plain text",
    "Score (mm:ss), 0.04309027777777778, Score (h:mm:ss)",
  })
  void aTimeOfDayIsNotTakenForWhatItsColumnCounts(String header, BigDecimal number, String advice) {
    var mapped = scored(header, number);

    assertThat(mapped.records()).isEmpty();
    assertThat(mapped.rejected())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.locator()).isEqualTo("log!E2"))
        .satisfies(rejection -> assertThat(rejection.reason()).contains(advice));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12",
        "0.5",
        "5+12",
        "1:75",
        "1:2:03",
        "12:34 12:34",
        "20 s 3 min",
        "5 rounds",
        "-3 min",
        "1,500 m",
        "3 min 500",
        "DNF"
      })
  void whatIsNoScoreIsRejected(String score) {
    var mapped = scored("Score", score);

    assertThat(mapped.records()).isEmpty();
    assertThat(mapped.rejected())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.locator()).isEqualTo("log!E2"));
  }

  @Test
  void repetitionsOfAScoreAreThoseOfAllSets() {
    var mapped =
        workouts(
            row("Date", "Exercise", "Sets", "Reps", "Weight", "Score"),
            row(DAY, "Thruster", 3, 10, 43, "30 reps"),
            row("", "Thruster", 3, 10, 43, "31 reps"));

    assertThat(((Workout) mapped.records().get(0)).sets())
        .extracting(ExerciseSet::reps)
        .containsExactly(10, 10, 10);
    assertThat(mapped.rejected())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.locator()).isEqualTo("log!D3"));
  }

  @Test
  void aTimeOfSeveralSetsIsShownAndItsSetsAreKept() {
    var mapped =
        workouts(
            row("Date", "Exercise", "Reps", "Weight", "Score"),
            row(DAY, "Thruster", "21-15-9", 43, "7:45"));

    assertThat(((Workout) mapped.records().get(0)).sets())
        .extracting(ExerciseSet::reps)
        .containsExactly(21, 15, 9);
    assertThat(mapped.rejected())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.locator()).isEqualTo("log!E2"));
  }

  @ParameterizedTest
  @CsvSource({
    "100, lb, 45.359237",
    "100, kg, 100",
    "100, , 100",
    "100 lbs, lb, 45.359237",
  })
  void theUnitIsThatOfTheCellItsRowOrItsColumn(String weight, String unit, String kilograms) {
    var mapped =
        workouts(
            row("Date", "Exercise", "Reps", "Weight", "Unit"),
            row(DAY, "Dip", 5, weight, unit == null ? "" : unit));

    assertThat(set(mapped).load()).isEqualByComparingTo(kilograms);
  }

  @Test
  void unitsThatContradictEachOtherAreRejected() {
    var mapped =
        workouts(
            row("Date", "Exercise", "Reps", "Weight (kg)", "Unit"),
            row(DAY, "Dip", 5, "100 lbs", ""),
            row("", "Dip", 5, 100, "lb"),
            row("", "Dip", 5, 100, "stone"));

    assertThat(mapped.records()).isEmpty();
    assertThat(mapped.rejected())
        .extracting(rejection -> rejection.locator())
        .containsExactly("log!D2", "log!E3", "log!E4");
  }

  @ParameterizedTest
  @CsvSource({
    "x, true",
    "✔, true",
    "✔\uFE0F, true",
    "✅, true",
    "☑, true",
    "oui, true",
    "JA, true",
    "sí, true",
    "TRUE, true",
    "no, false",
    "0, false"
  })
  void warmUpsAreMarkedInAnyWay(String typed, boolean warmUp) {
    var mapped =
        workouts(
            row("Date", "Exercise", "Reps", "Weight", "Warm-up"),
            row(DAY, "Dip", 5, 80, typed.equals("TRUE") ? (Object) true : typed),
            row("", "Dip", 5, 80, "maybe"));

    assertThat(((Workout) mapped.records().get(0)).sets())
        .extracting(ExerciseSet::warmUp)
        .containsExactly(warmUp);
    assertThat(mapped.rejected()).hasSize(1);
  }
}
