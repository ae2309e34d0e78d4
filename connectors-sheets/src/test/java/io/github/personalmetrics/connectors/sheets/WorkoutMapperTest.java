package io.github.personalmetrics.connectors.sheets;

import static io.github.personalmetrics.connectors.sheets.Tabs.row;
import static io.github.personalmetrics.connectors.sheets.Tabs.workouts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.source.SourceException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkoutMapperTest {

  /** 2024-03-01. */
  private static final int DAY = 45_352;

  private static final List<Object> HEADER =
      row("Date", "Session", "Exercise", "Sets", "Reps", "Weight", "Notes");

  private static List<Workout> sessions(Mapped mapped) {
    return mapped.records().stream().map(Workout.class::cast).toList();
  }

  private static List<String> found(Mapped mapped) {
    return sessions(mapped).stream()
        .map(workout -> workout.key().externalId() + " x" + workout.sets().size())
        .toList();
  }

  private static List<String> rejected(Mapped mapped) {
    return mapped.rejected().stream().map(r -> r.locator() + " " + r.externalId()).toList();
  }

  @Test
  void aRowIsAsManySetsAsItSays() {
    var mapped = workouts(HEADER, row(DAY, "Legs", " Back\n squat ", 5, 3, 82.5, "easy"));

    assertThat(sessions(mapped))
        .singleElement()
        .satisfies(
            workout -> {
              assertThat(workout.key()).hasToString("sheets/log/17:2024-03-01:legs");
              assertThat(workout.session()).isEqualTo("Legs");
              assertThat(workout.at()).isEqualTo("2024-02-29T23:00:00Z");
              assertThat(workout.sets())
                  .hasSize(5)
                  .containsOnly(
                      new ExerciseSet(
                          "Back squat",
                          3,
                          new BigDecimal("82.5"),
                          null,
                          null,
                          false,
                          false,
                          "easy"));
            });
  }

  @Test
  void withoutSetsItIsOneAndWithoutWeightItIsBodyWeight() {
    var mapped =
        workouts(
            HEADER, row(DAY, "", "Pull-up", "", 8), row(DAY, "", "Dip", "", 8, "BW", "strict"));

    assertThat(sessions(mapped).get(0).sets())
        .hasSize(2)
        .allMatch(set -> set.load() == null && set.reps() == 8);
    assertThat(found(mapped)).containsExactly("17:2024-03-01 x2");
  }

  @Test
  void columnsComeInAnyOrderUnderAnyOfTheirNamesAmongOthers() {
    var mapped =
        workouts(
            row(),
            row("Load (lb)", "RPE", "REPETITIONS", "Movement", "Day"),
            row(100, 9, 5, "Deadlift", "2024-03-01"));

    assertThat(sessions(mapped).get(0).sets())
        .containsExactly(ExerciseSet.of("Deadlift", 5, new BigDecimal("45.359237")));
  }

  @Test
  void aDayWithoutADateContinuesTheSessionAbove() {
    var mapped =
        workouts(
            HEADER,
            row(DAY, "AM", "Squat", 1, 5, 80),
            row("", "", "Press", 1, 5, 40),
            row(),
            row("", "PM", "Row", 1, 5, 50),
            row(DAY + 1),
            row("", "", "Clean", 1, 2, 60));

    assertThat(found(mapped))
        .containsExactly("17:2024-03-01:am x2", "17:2024-03-01:pm x1", "17:2024-03-02 x1");
    assertThat(mapped.rejected()).isEmpty();
  }

  @Test
  void rowsBelowADateThatIsUnreadableBelongToNobody() {
    var mapped =
        workouts(
            HEADER,
            row("", "", "Row", 1, 5, 50),
            row(DAY, "", "Squat", 1, 5, 80),
            row("03/04/2024", "", "Press", 1, 5, 40),
            row("", "", "Clean", 1, 2, 60),
            row(DAY + 1, "", "Snatch", 1, 2, 50));

    assertThat(found(mapped)).containsExactly("17:2024-03-01 x1", "17:2024-03-02 x1");
    assertThat(rejected(mapped)).containsExactly("log!A2 null", "log!A4 null", "log!A5 null");
  }

  @Test
  void aSessionIsOneInWhateverFormItsAccentsCome() {
    var mapped =
        workouts(
            HEADER,
            row(DAY, "S\u00e9ance", "D\u00e9velopp\u00e9", 1, 5, 80),
            row(DAY, "Se\u0301ance", "De\u0301veloppe\u0301", 1, 3, 90));

    assertThat(found(mapped)).containsExactly("17:2024-03-01:s\u00e9ance x2");
    assertThat(sessions(mapped).get(0).sets())
        .extracting(ExerciseSet::exercise)
        .containsOnly("D\u00e9velopp\u00e9");
  }

  @Test
  void rowsOfADayThatAreApartAreOneSession() {
    var mapped =
        workouts(
            HEADER,
            row(DAY, "Legs", "Squat", 1, 5, 80),
            row(DAY + 1, "", "Press", 1, 5, 40),
            row(DAY + 0.75, "LEGS ", "Squat", 1, 3, 90));

    assertThat(found(mapped)).containsExactly("17:2024-03-01:legs x2", "17:2024-03-02 x1");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "45352 | Squat | 5 | 80 | none",
        "45352 | Squat | 5 | 80,5 | none",
        "45352 | Squat | 5 | 80 kg | none",
        "45352 | Squat | 0 | 176lbs | none",
        "45352 | Squat | 5 | -20 | none",
        "2024-02-30 | Squat | 5 | 80 | log!A2",
        "0024-03-01 | Squat | 5 | 80 | log!A2",
        "80 | Squat | 5 | 45352 | log!A2",
        "9999999 | Squat | 5 | 80 | log!A2",
        "#REF! | Squat | 5 | 80 | log!A2",
        "45352 | '' | 5 | 80 | log!C2",
        "45352 | #N/A | 5 | 80 | log!C2",
        "45352 | #NV | 5 | 80 | log!C2",
        "45352 | #BEZUG! | 5 | 80 | log!C2",
        "45352 | #¿NOMBRE? | 5 | 80 | log!C2",
        "45352 | Loading... | 5 | 80 | log!C2",
        "45352 | Squat | '' | 80 | log!E2",
        "45352 | Squat | 5.5 | 80 | log!E2",
        "45352 | Squat | -1 | 80 | log!E2",
        "45352 | Squat | true | 80 | log!E2",
        "45352 | Squat | 5 | heavy | log!F2",
        "45352 | Squat | 5 | 80/60 | log!F2",
        "45352 | Squat | 5 | 1.234 | log!F2",
        "45352 | Squat | 5 | #DIV/0! | log!F2",
      })
  void whatCannotBeReadExactlyIsRejected(
      String date, String exercise, String reps, String weight, String locator) {
    var mapped =
        workouts(HEADER, row(cell(date), "", exercise, "", cell(reps), weight, "as typed"));

    if (locator.equals("none")) {
      assertThat(mapped.rejected()).isEmpty();
      assertThat(sessions(mapped)).hasSize(1);
    } else {
      assertThat(mapped.records()).isEmpty();
      assertThat(mapped.rejected())
          .singleElement()
          .satisfies(rejection -> assertThat(rejection.locator()).isEqualTo(locator));
    }
  }

  private static Object cell(String text) {
    if (text.equals("true")) {
      return true;
    }
    return text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
  }

  @Test
  void aYearThatCannotBeMeantIsNamedAndNotCorrected() {
    var mapped = workouts(HEADER, row("0024-03-01", "", "Squat", 1, 5, 80));

    assertThat(mapped.rejected().get(0).reason())
        .isEqualTo(
            "a date in the year 24; if another century is meant, write the year with four"
                + " digits");
  }

  @Test
  void namesThatCannotBeStoredAreRejectedToo() {
    var mapped =
        workouts(
            HEADER,
            row(DAY, "x".repeat(300), "Squat", 1, 5, 80),
            row(DAY, "", "x".repeat(300), 1, 5, 80),
            row(DAY, "", "half a \ud83d", 1, 5, 80),
            row(DAY, "", "Squat", 101, 5, 80));

    assertThat(mapped.records()).isEmpty();
    assertThat(rejected(mapped))
        .containsExactly(
            "log!B2 null", "log!C3 17:2024-03-01", "log!C4 17:2024-03-01", "log!D5 17:2024-03-01");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Exercise", "Reps", "Weight", "Date"})
  void aMissingColumnIsNamedTogetherWithWhatIsThere(String missing) {
    var header = HEADER.stream().map(name -> name.equals(missing) ? "Wt (stone)" : name).toList();

    assertThatThrownBy(() -> workouts(header))
        .isInstanceOfSatisfying(
            SourceException.Refused.class,
            e -> {
              assertThat(e.code()).isEqualTo("sheets.header-missing");
              assertThat(e).hasMessageContaining('"' + missing + '"');
              assertThat(e).hasMessageContaining("Wt (stone)");
            });
  }

  @Test
  void twoColumnsOfOneMeaningAreRefused() {
    assertThatThrownBy(() -> workouts(row("Date", "Exercise", "Reps", "Weight (lb)", "weight kg")))
        .isInstanceOfSatisfying(
            SourceException.Refused.class,
            e -> assertThat(e.code()).isEqualTo("sheets.header-twice"))
        .hasMessageContaining("log!D1 and log!E1");
  }
}
