package io.github.personalmetrics.connectors.sheets;

import static io.github.personalmetrics.connectors.sheets.Tabs.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.SourceException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SheetLayoutTest {

  private static final List<Object> STRANGE =
      row("When", "Lift name", "Exercise", "Count", "Heavy (lb)", "Reps");

  @Test
  void aHeaderThatItsOwnerNamedCountsBeforeTheKnownNames() {
    var layout =
        SheetLayout.standard()
            .with("date", "when")
            .with("exercise", " Lift  name ")
            .with("reps", "count")
            .with("weight", "Heavy");

    var mapped = Tabs.workouts(layout, List.of(STRANGE, row(45_352, "Dip", "A1", 5, 100, "x")));

    assertThat(mapped.rejected()).isEmpty();
    var set = ((Workout) mapped.records().get(0)).sets().get(0);
    assertThat(set.exercise()).isEqualTo("Dip");
    assertThat(set.reps()).isEqualTo(5);
    assertThat(set.load()).isEqualByComparingTo("45.359237");
  }

  @Test
  void aHeaderThatItsOwnerNamedMustBeThereEvenIfTheColumnMayBeMissing() {
    var layout = SheetLayout.standard().with("notes", "Remarks");

    assertThatThrownBy(
            () ->
                Tabs.workouts(layout, List.of(row("Date", "Exercise", "Reps", "Weight", "Notes"))))
        .isInstanceOfSatisfying(
            SourceException.Refused.class,
            e -> assertThat(e.advice()).contains("sheets.layout.notes"))
        .hasMessageContaining("\"Remarks\"");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "date-order | ymd | dmy, mdy",
        "decimal | point | . or ,",
        "weight-unit | stone | kg or lb",
        "fill-down | all | none, date, exercise",
        "exercize | Lift | warm-up, date-order",
        "reps | ? | the header of a column",
        "reps | lift | another column",
      })
  void whatCannotBeRightIsRefusedWithWhatWasExpected(String name, String value, String expected) {
    assertThatThrownBy(() -> SheetLayout.standard().with("exercise", "Lift").with(name, value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void aPersonsOwnNamesCountBeforeOurs() {
    var names =
        ExerciseNames.standard().and("# mine\nSquat = back squat, SQ # low bar\n\nKniebeuge=KB\n");

    assertThat(names.name("Back  Squat")).isEqualTo("Squat");
    assertThat(names.name("sq")).isEqualTo("Squat");
    assertThat(names.name("kb")).isEqualTo("Kniebeuge");
    assertThat(names.name("squat")).isEqualTo("Squat");
    assertThat(names.name("zercher carry")).isEqualTo("Zercher carry");
    assertThat(names.name("💪")).isEqualTo("💪");
    assertThat(names.digest()).isNotEqualTo(ExerciseNames.standard().digest());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"Squat | line 1: expected a name", "A = b; X = b | line 2: b means A already"})
  void aTableThatIsNotWrittenSoNamesItsLine(String table, String message) {
    assertThatThrownBy(() -> ExerciseNames.standard().and(table.replace(";", "\n")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void theTemplateOfTheDocumentationIsReadToTheLastRow() throws IOException {
    Path template =
        Path.of(System.getProperty("project.root", "..")).resolve("docs/crossfit-log-template.csv");

    var page =
        SheetsConnector.of(SheetsConfig.ofFiles(List.of(template), ZoneOffset.UTC))
            .fetch(FetchRequest.resume(Cursor.START));

    assertThat(page.rejected()).isEmpty();
    assertThat(page.records()).hasSize(5);
    assertThat(Files.readAllLines(template).get(0).split(",")).hasSize(ColumnRole.values().length);
  }

  /** A Turkish or Thai machine reads a sheet as any other does. */
  @Test
  void theMachinesOwnLocaleDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr-TR"));
      var mapped =
          Tabs.workouts(
              row("DATE", "EXERCISE", "REPS", "WEIGHT"),
              row("1 APRIL 2024", "DIP", "5X5", "80 KILOS"));
      assertThat(mapped.rejected()).isEmpty();
      assertThat(((Workout) mapped.records().get(0)).sets()).hasSize(5);
    } finally {
      Locale.setDefault(before);
    }
  }
}
