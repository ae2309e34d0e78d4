package io.github.personalmetrics.connectors.sheets;

import static io.github.personalmetrics.connectors.sheets.Tabs.days;
import static io.github.personalmetrics.connectors.sheets.Tabs.locators;
import static io.github.personalmetrics.connectors.sheets.Tabs.row;
import static io.github.personalmetrics.connectors.sheets.Tabs.sessions;
import static io.github.personalmetrics.connectors.sheets.Tabs.sets;
import static io.github.personalmetrics.connectors.sheets.Tabs.workouts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sheets as people really type them: what is stored of each, and what is said of the rest. */
class MessySheetTest {

  /** 2024-03-01. */
  private static final int DAY = 45_352;

  private static final List<Object> HEADER = row("Date", "Exercise", "Reps", "Weight");

  private static Object cell(String text) {
    return text.matches("-?\\d+(\\.\\d+)?") ? new BigDecimal(text) : text;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "45352 | 2024-03-01",
        "45352.75 | 2024-03-01",
        "43101 | 2018-01-01",
        "2024-03-01 | 2024-03-01",
        "2024-3-1 18:30 | 2024-03-01",
        "2024/03/01 | 2024-03-01",
        "31/12/2024 | 2024-12-31",
        "12/31/2024 | 2024-12-31",
        "31.12.2024 | 2024-12-31",
        "1 March 2024 | 2024-03-01",
        "Mar 1st, 2024 | 2024-03-01",
        "1er mars 2024 | 2024-03-01",
        "1. März 2024 | 2024-03-01",
        "MAR 1ST, 2024 | 2024-03-01",
        "1ER mars 2024 | 2024-03-01",
        "1 DE marzo DE 2024 | 2024-03-01",
      })
  void aDateIsReadHoweverItIsWritten(String typed, String date) {
    var mapped = workouts(HEADER, row(cell(typed), "Dip", 5, 80));

    assertThat(mapped.rejected()).isEmpty();
    assertThat(days(mapped)).containsExactly(date);
  }

  @Test
  void dayAndMonthThatMayBeEitherWayRoundAreRefusedUntilSomebodySaysWhich() {
    List<List<Object>> rows = List.of(HEADER, row("03/04/2024", "Dip", 5, 80));
    var layout = SheetLayout.standard();

    assertThat(locators(workouts(layout, rows))).containsExactly("log!A2");
    assertThat(workouts(layout, rows).rejected().get(0).reason())
        .contains("sheets.layout.date-order");
    assertThat(days(workouts(layout.with("date-order", "dmy"), rows)))
        .containsExactly("2024-04-03");
    assertThat(days(workouts(layout.with("date-order", "mdy"), rows)))
        .containsExactly("2024-03-04");
  }

  @Test
  void aDateAgainstTheOrderThatWasSaidAndATimeThatIsNoneAreRejected() {
    var mapped =
        workouts(
            SheetLayout.standard().with("date-order", "dmy"),
            List.of(
                HEADER,
                row("12/31/2024", "Dip", 5, 80),
                row("2024-03-01 99:99", "Dip", 5, 80),
                row("2024-03-01 23:59:59", "Dip", 5, 80)));

    assertThat(locators(mapped)).containsExactly("log!A2", "log!A3");
    assertThat(mapped.rejected().get(0).reason()).contains("no month 31", "dmy");
    assertThat(days(mapped)).containsExactly("2024-03-01");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "5 | 80 | 5@80",
        "5x5@80 | \"\" | 5@80 5@80 5@80 5@80 5@80",
        "3×5 | 80 | 5@80 5@80 5@80",
        "3*10 | 80 | 10@80 10@80 10@80",
        "21-15-9 | 43 | 21@43 15@43 9@43",
        "5,5,3 | 80 | 5@80 5@80 3@80",
        "1+1+1 | 80 | 3@80",
        "10/side | 24 | 10/side@24",
        "2 x 10 per side | 24 | 10/side@24 10/side@24",
        "5 | BW | 5@-",
        "5 | bodyweight | 5@-",
        "5 | BW+20 | 5@20",
        "5 | -20 | 5@-20",
        "5 | 80kg | 5@80",
        "5 | 100 lbs | 5@45.359237",
        "5 | 80,5 | 5@80.5",
        "0 | 140 | 0@140",
        "5,5 | 60,5 | 5@60.5 5@60.5",
        "5;5 | 60,65 | 5@60.65 5@60.65",
      })
  void aSetIsReadHoweverItIsWritten(String reps, String weight, String sets) {
    var mapped = workouts(HEADER, row(DAY, "Dip", cell(reps), cell(weight)));

    assertThat(mapped.rejected()).isEmpty();
    assertThat(sets(mapped)).isEqualTo(sets);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "-5 | 80 | log!C3",
        "5 | #REF! | log!D3",
        "#N/A | 80 | log!C3",
        "=SUM(C1:C2) | 80 | log!C3",
        "8-12 | 80 | log!C3",
        "8,0 | 80 | log!C3",
        "1,000 | 80 | log!C3",
        "80x5 | \"\" | log!C3",
        "5x5@80 | 90 | log!D3",
        "AMRAP | 80 | log!C3",
        "5² | 80 | log!C3",
        "10½ | 80 | log!C3",
        "5 | 5 100 | log!D3",
        "5 | 80/60 | log!D3",
        "5 | 1,234 | log!D3",
        "44000 | 80 | log!C3",
        "5,5 | 60,65 | log!D3",
        "5 | BW--20 | log!D3",
        "5 | BW+-20 | log!D3",
        "5, 5 | 60,65 kg | log!D3",
        "5,5@60,65 | \"\" | log!C3",
        "5 | 45352 | log!D3",
      })
  void whatHasTwoReadingsOrNoneIsRejectedAndTheRestOfItsSessionIsKept(
      String reps, String weight, String locator) {
    var mapped =
        workouts(
            HEADER,
            row(DAY, "Dip", 8, ""),
            row("", "Dip", cell(reps), cell(weight)),
            row("", "Dip", 9, ""));

    assertThat(sets(mapped)).isEqualTo("8@- 9@-");
    assertThat(mapped.rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.locator()).isEqualTo(locator);
              assertThat(rejection.externalId()).isEqualTo("17:2024-03-01");
              assertThat(rejection.reason()).isNotBlank();
              assertThat(rejection.raw()).isEqualTo(locator.contains("C") ? reps : weight);
            });
  }

  @Test
  void mergedCellsRaggedAndEmptyRowsAreNothingSpecial() {
    var mapped =
        workouts(
            row(),
            HEADER,
            row(DAY, "Dip", 5, 80),
            row("", "Pull-up", 8),
            row(),
            row("", "", ""),
            row("", "Row", 9, 40),
            row(DAY + 1, "Dip", 5, 80, "", "", ""));

    assertThat(mapped.rejected()).isEmpty();
    assertThat(sessions(mapped)).extracting(workout -> workout.sets().size()).containsExactly(3, 1);
  }

  @Test
  void anExerciseIsTakenFromAboveOnlyIfItsOwnerSaysSo() {
    List<List<Object>> rows =
        List.of(
            HEADER,
            row(DAY, "Dip", 5, 80),
            row("", "", 5, 85),
            row(DAY + 1, "", 5, 90),
            row("", "", 5, 95));
    var layout = SheetLayout.standard();

    assertThat(locators(workouts(layout, rows))).containsExactly("log!B3", "log!B4", "log!B5");
    var filled = workouts(layout.with("fill-down", "exercise"), rows);
    assertThat(sets(filled)).isEqualTo("5@80 5@85");
    assertThat(locators(filled)).containsExactly("log!B4", "log!B5");
    var none = workouts(layout.with("fill-down", "none"), rows);
    assertThat(locators(none)).containsExactly("log!A3", "log!B4", "log!A5");
  }

  @ParameterizedTest
  @CsvSource({
    "Weight,Reps,Exercise,Date",
    "'Charge (kg)',Répétitions,Exercice,Jour",
    "Gewicht [kg],Wdh.,Übung,Datum",
    "PESO,repeticiones,ejercicio,FECHA",
  })
  void columnsComeInAnyOrderUnderTheirNamesInFourLanguages(
      String weight, String reps, String exercise, String date) {
    var mapped =
        workouts(row(weight, "RPE", reps, exercise, date, "Muscle"), row(80, 9, 5, "Dip", DAY));

    assertThat(sets(mapped)).isEqualTo("5@80");
    assertThat(days(mapped)).containsExactly("2024-03-01");
  }

  @Test
  void aHeaderThatIsMissingOrThereTwiceStopsTheReadAndSaysWhatWasFound() {
    assertThatThrownBy(() -> workouts(row("Date", "Exercise", "Count", "Weight")))
        .isInstanceOfSatisfying(
            SourceException.Refused.class,
            e -> assertThat(e.code()).isEqualTo("sheets.header-missing"))
        .hasMessageContaining("\"Reps\"; it has: Date, Exercise, Count, Weight");
    assertThatThrownBy(() -> workouts(row("Date", "Exercise", "Reps", "Load", "Poids")))
        .isInstanceOfSatisfying(
            SourceException.Refused.class,
            e -> assertThat(e.code()).isEqualTo("sheets.header-twice"))
        .hasMessageContaining("log!D1 and log!E1");
  }

  @Test
  void ofTwoColumnsTheOneWithTheFirstOfItsNamesCounts() {
    var mapped =
        workouts(
            row("Day", "Date", "Exercise", "Reps", "Last", "Weight", "Comments", "Notes"),
            row("Fri", DAY, "Dip", 5, 70, 80, "mine", "yours"));

    assertThat(sets(mapped)).isEqualTo("5@80");
    assertThat(sessions(mapped).get(0).sets().get(0).note()).isEqualTo("yours");
    assertThat(days(mapped)).containsExactly("2024-03-01");
  }

  @Test
  void aHeaderThatIsRepeatedFurtherDownIsNoRow() {
    var mapped =
        workouts(
            row("Date", "Exercise", "Reps", "Weight", ""),
            row(DAY, "Dip", 5, 80),
            HEADER,
            row("", "Dip", 4, 80),
            row("Date", "Exercise", "Reps", "Weight", " ", ""));

    assertThat(mapped.rejected()).isEmpty();
    assertThat(sets(mapped)).isEqualTo("5@80 4@80");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Total", "Somme :", "Summe", "TOTAL"})
  void aTotalIsNotTakenForWorkAndStopsNoDeletion(String word) {
    var mapped =
        workouts(
            HEADER,
            row(DAY, "Dip", 5, 80),
            row("", word, 5, 400),
            row("", "Dip", 4, 80),
            row(word, "", 9, 800));

    assertThat(sets(mapped)).isEqualTo("5@80 4@80");
    assertThat(mapped.rejected())
        .extracting(r -> r.locator() + " " + r.externalId())
        .containsExactly("log!B3 17:total", "log!A5 17:total");
  }

  @Test
  void aTotalIsSeenByItsFirstWordAndInTheNotes() {
    var mapped =
        workouts(
            row("Date", "Session", "Exercise", "Reps", "Weight", "Notes"),
            row(DAY, "Total body", "Dip", 5, 80, "total fatigue"),
            row("", "", "Total reps", 30, ""),
            row("", "", "All", 30, "", "Total"));

    assertThat(sets(mapped)).isEqualTo("5@80");
    assertThat(locators(mapped)).containsExactly("log!C3", "log!F4");
  }

  @Test
  void rowsBelowATotalWithADateBelongToThatDate() {
    var mapped =
        workouts(
            row("Date", "Session", "Exercise", "Reps", "Weight"),
            row(DAY, "AM", "Dip", 5, 80),
            row(DAY, "", "Total", 5, 400),
            row("", "", "Dip", 4, 80),
            row(DAY + 1, "Total", "", 9, 800),
            row("", "", "Dip", 3, 80),
            row("03/04/2024", "", "Total", 9, 800),
            row("", "", "Dip", 2, 80));

    assertThat(sessions(mapped))
        .extracting(workout -> workout.key().externalId() + " x" + workout.sets().size())
        .containsExactly("17:2024-03-01:am x2", "17:2024-03-02 x1");
    assertThat(locators(mapped)).containsExactly("log!C3", "log!B5", "log!C7", "log!A8");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bench press",
        "BENCH PRESS",
        "  Bench \n press ",
        "bench\u00a0press",
        "Bench-Press",
        "Développé couché",
        "developpe couche",
        "Bankdrücken",
        "Bench press 💪",
        "\u200fBench press\u200e",
      })
  void anExerciseHasOneNameHoweverItIsSpelled(String typed) {
    var mapped = workouts(HEADER, row(DAY, typed, 5, 80));

    assertThat(sessions(mapped).get(0).sets())
        .containsExactly(ExerciseSet.of("Bench press", 5, new BigDecimal("80")));
  }

  @Test
  void bodyWeightHasNoUnit() {
    var mapped =
        workouts(
            row("Date", "Exercise", "Reps", "Weight", "Unit"), row(DAY, "Dip", 5, "BW", "reps"));

    assertThat(mapped.rejected()).isEmpty();
    assertThat(sets(mapped)).isEqualTo("5@-");
  }

  @Test
  void aFormulaForATextIsNoExercise() {
    var mapped = workouts(HEADER, row(DAY, "=HYPERLINK(\"http://evil.example\";\"Squat\")", 5, 80));

    assertThat(mapped.records()).isEmpty();
    assertThat(locators(mapped)).containsExactly("log!B2");
  }

  /** What an owner does to a sheet without meaning anything by it. */
  private enum Edit {
    ROW_MOVED,
    ROW_DELETED,
    ROW_INSERTED,
    TAB_RENAMED
  }

  @ParameterizedTest
  @EnumSource
  void rowsAndTabsMayMove(Edit edit) {
    try (var me = new Athlete("log:workouts")) {
      me.sync();
      List<HealthRecord> before = me.stored();
      var log = me.log();
      switch (edit) {
        case ROW_MOVED -> log.add(log.remove(1));
        case ROW_DELETED -> log.remove(1);
        case ROW_INSERTED -> log.add(40, List.of(20_000, "", "Dip", 1, 5, 80));
        case TAB_RENAMED -> me.simulator.sheet().rename("log", "journal");
      }
      if (edit != Edit.TAB_RENAMED) {
        me.write(log);
      }

      var run =
          me.syncWith(
              c -> c.withTabs((edit == Edit.TAB_RENAMED ? "journal" : "log") + ":workouts"));

      assertThat(run.outcome()).isEqualTo(Outcome.OK);
      assertThat(run.counts().deleted()).isZero();
      assertThat(run.counts().changed())
          .isEqualTo(edit == Edit.ROW_MOVED || edit == Edit.ROW_DELETED ? 1 : 0);
      assertThat(me.stored())
          .extracting(HealthRecord::key)
          .containsAll(before.stream().map(HealthRecord::key).toList());
    }
  }
}
