package io.github.personalmetrics.connectors.sheets;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.RecordedData;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSheetTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

  @TempDir private Path folder;

  private SheetsConfig config(String name, String text, Charset charset) throws IOException {
    return SheetsConfig.ofFiles(
        List.of(Files.writeString(folder.resolve(name), text, charset)), PARIS);
  }

  private static Page fetch(SheetsConfig config) {
    return SheetsConnector.of(config).fetch(FetchRequest.resume(Cursor.START));
  }

  private static List<HealthRecord> read(SheetsConfig config) {
    Page page = fetch(config);
    assertThat(page.rejected()).isEmpty();
    assertThat(page.isSnapshot()).isTrue();
    return page.records();
  }

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theSeparatorIsTheOneOfTheFirstRowAndAByteOrderMarkIsNothing(String separator)
      throws IOException {
    String text =
        String.join(separator, "Date", "Exercise", "Reps", "Weight", "Notes")
            + "\r\n"
            + String.join(
                separator, "2024-03-01", "Squat", "5", "\"80,5\"", "\"so; \"\"so\"\"\n, la\"")
            + "\r\n";
    var plain = read(config("log.csv", text, UTF_8));

    assertThat(plain)
        .singleElement()
        .satisfies(
            record -> {
              assertThat(record.key()).hasToString("sheets/log/0:2024-03-01");
              assertThat(record.at()).isEqualTo("2024-02-29T23:00:00Z");
              var set = ((Workout) record).sets().get(0);
              assertThat(set.load()).isEqualTo("80.5");
              assertThat(set.note()).isEqualTo("so; \"so\" , la");
            });
    assertThat(read(config("log.csv", '\uFEFF' + text, UTF_8))).isEqualTo(plain);
  }

  @Test
  void filesAreTabsOfTheirNames() throws IOException {
    Path log = folder.resolve("Log.csv");
    Files.writeString(log, "Date,Exercise,Reps,Weight\n45352,Squat,5,80\n");
    Path food = folder.resolve("food.csv");
    Files.writeString(food, "Date;Food index\n2024-03-01;7,5\n");

    var records = read(SheetsConfig.ofFiles(List.of(log, food), PARIS));

    assertThat(records).hasSize(2);
    assertThat(records.get(0)).isInstanceOf(Workout.class);
    assertThat(((Measurement) records.get(1)).values())
        .hasToString("{nutrition.food-index (score)=7.5}");
    assertThatThrownBy(() -> SheetsConfig.ofFiles(List.of(log), PARIS).withTabs("gym:workouts"))
        .hasMessage("there is no file for the tab gym; there is [Log]");
    assertThat(read(SheetsConfig.ofFiles(List.of(log, food), PARIS).withTabs("food:metrics")))
        .singleElement()
        .satisfies(record -> assertThat(record.key()).hasToString("sheets/log/1:2024-03-01"));
  }

  @Test
  void twoFilesOfOneNameAreRefused() {
    var files = List.of(Path.of("2024", "log.csv"), Path.of("2025", "LOG.csv"));

    assertThatThrownBy(() -> SheetsConfig.ofFiles(files, PARIS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("two files are named LOG; rename one of them");
  }

  @Test
  void anUnchangedFileGivesAnEmptyPage() throws IOException {
    var config = config("log.csv", "Date,Exercise,Reps,Weight\n45352,Squat,5,80\n", UTF_8);
    var first = fetch(config);

    var again = SheetsConnector.of(config).fetch(FetchRequest.resume(first.next()));

    assertThat(first.records()).hasSize(1);
    assertThat(again.records()).isEmpty();
    assertThat(again.covers()).isNull();
    assertThat(again.next()).isEqualTo(first.next());
  }

  @Test
  void aBadCellIsFoundByItsPlaceInTheFile() throws IOException {
    var page =
        fetch(
            config(
                "log.csv",
                "Date,Exercise,Reps,Weight\n\n2024-03-01,\"Squat\nlow\",5,80\n,Dip,some,\n",
                UTF_8));

    assertThat(page.rejected())
        .singleElement()
        .satisfies(rejection -> assertThat(rejection.locator()).isEqualTo("log!C4"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "UTF-16 | not encoded in UTF-8",
        "UTF-16LE | not encoded in UTF-8",
        "ISO-8859-1 | not encoded in UTF-8",
      })
  void anotherEncodingIsRefusedAndNotGuessed(Charset charset, String why) throws IOException {
    var error = refusal(config("log.csv", "Date,Übung,Reps,Weight\n", charset));

    assertThat(error.code()).isEqualTo("sheets.not-csv");
    assertThat(error).hasMessageContaining("log.csv").hasMessageContaining(why);
    assertThat(error.advice()).contains("UTF-8");
  }

  @Test
  void quotesThatDoNotCloseAreRefusedInsteadOfSwallowingTheRest() throws IOException {
    String header = "Date,Exercise,Reps,Weight\n2024-03-01,";

    assertThat(refusal(config("a.csv", header + "\"Squat,5,80\n2024-03-02,Dip,5,\n", UTF_8)))
        .hasMessageContaining("never closed");
    assertThat(refusal(config("b.csv", header + "\"Squat\"low,5,80\n", UTF_8)))
        .hasMessageContaining("quotes are out of order");
  }

  @Test
  void aFirstRowThatMayBeSeparatedInTwoWaysIsRefused() throws IOException {
    assertThat(refusal(config("log.csv", "Date;Reps,Weight\n", UTF_8)))
        .hasMessageContaining("in two ways");
  }

  @Test
  void aFileThatIsGoneMayComeBack() {
    var config = SheetsConfig.ofFiles(List.of(folder.resolve("gone.csv")), PARIS);

    assertThatThrownBy(() -> fetch(config))
        .isInstanceOfSatisfying(
            SourceException.Unavailable.class,
            e -> assertThat(e.code()).isEqualTo("sheets.file-unreadable"))
        .hasMessageContaining("gone.csv");
  }

  @Test
  void aWorkbookThatIsCalledCsvIsRefusedByWhatItIs() {
    Path file = RecordedData.folder("real/24_xlsx_named_csv_alp").resolve("weight.csv");
    var error = refusal(SheetsConfig.ofFiles(List.of(file), PARIS));

    assertThat(error.code()).isEqualTo("sheets.not-csv");
    assertThat(error).hasMessageContaining("weight.csv").hasMessageContaining(".xlsx");
    assertThat(error.advice()).contains("save it as CSV");
  }

  private static SourceException.Refused refusal(SheetsConfig config) {
    return catchThrowableOfType(SourceException.Refused.class, () -> fetch(config));
  }
}
