package io.github.personalmetrics.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Workout;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One log, as three people would have it: in a sheet, and in the CSV file that it is saved as. */
class LocalesTest {

  private enum Writer {
    EN_US("M/d/yyyy", ',', "Date,Session,Exercise,Sets,Reps,Weight,Notes,Warm-up", "mdy", '.'),
    FR_FR(
        "dd/MM/yyyy",
        ';',
        "Date,Séance,Exercice,Séries,Répétitions,Poids,Notes,Échauffement",
        "dmy",
        ','),
    DE_DE(
        "dd.MM.yyyy", ';', "Datum,Training,Übung,Sätze,Wdh,Gewicht,Notizen,Aufwärmen", "dmy", ',');

    final DateTimeFormatter date;
    final char separator;
    final List<String> header;
    final String order;
    final char decimal;

    Writer(String date, char separator, String header, String order, char decimal) {
      this.date = DateTimeFormatter.ofPattern(date, Locale.ROOT);
      this.separator = separator;
      this.header = List.of(header.split(","));
      this.order = order;
      this.decimal = decimal;
    }

    String exercise(int number) {
      String[] names =
          switch (this) {
            case EN_US -> new String[] {"Deadlift", "bench press", "Pull-ups", "Front Squat"};
            case FR_FR ->
                new String[] {"Soulevé de terre", "Développé couché", "tractions", "squat avant"};
            case DE_DE -> new String[] {"Kreuzheben", "Bankdrücken", "Klimmzüge", "Frontkniebeuge"};
          };
      return names[number % names.length];
    }

    String yes(boolean yes) {
      String word =
          switch (this) {
            case EN_US -> "yes";
            case FR_FR -> "oui";
            case DE_DE -> "ja";
          };
      return yes ? word : "";
    }
  }

  private static final LocalDate FIRST = LocalDate.parse("2024-01-28");
  private static final int DAYS = 60;
  private static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private final Athlete me = new Athlete();

  @TempDir private Path folder;

  @AfterEach
  void stop() {
    me.close();
  }

  /** Two sessions on every third day. */
  private static List<List<Object>> rows(Writer writer, boolean asFile) {
    var rows = new ArrayList<List<Object>>();
    for (int i = 0; i < DAYS; i++) {
      for (String session : i % 3 == 0 ? List.of("AM", "PM") : List.of("AM")) {
        LocalDate day = FIRST.plusDays(i);
        BigDecimal kilograms = new BigDecimal("60.25").add(new BigDecimal(i));
        String typed = kilograms.toPlainString().replace('.', writer.decimal);
        rows.add(
            List.of(
                asFile ? day.format(writer.date) : day.toEpochDay() + 25_569,
                session,
                writer.exercise(i),
                asFile ? "3" : 3,
                i % 2 == 0 ? "5" : "5-3-1",
                i % 4 == 0 ? typed + " kg" : asFile ? typed : kilograms,
                "n° " + i,
                writer.yes(i % 5 == 0)));
      }
    }
    return rows;
  }

  private List<HealthRecord> fromSheet(Writer writer) {
    var rows = new ArrayList<List<Object>>(List.of(List.copyOf(writer.header)));
    rows.addAll(rows(writer, false));
    me.write(rows);
    return accepted(
        SheetsConnector.of(Athlete.config(me.simulator).withTabs("log:workouts"))
            .fetch(FetchRequest.resume(Cursor.START)));
  }

  private List<HealthRecord> fromFile(Writer writer) throws IOException {
    var text = new StringBuilder();
    var rows = new ArrayList<List<?>>(List.of(writer.header));
    rows.addAll(rows(writer, true));
    for (List<?> row : rows) {
      text.append(
              String.join(
                  "" + writer.separator,
                  row.stream().map(cell -> '"' + cell.toString() + '"').toList()))
          .append("\r\n");
    }
    Path file = Files.writeString(folder.resolve("log.csv"), text);
    return accepted(
        SheetsConnector.of(
                SheetsConfig.ofFiles(List.of(file), ZONE).withLayout("date-order", writer.order))
            .fetch(FetchRequest.resume(Cursor.START)));
  }

  private static List<HealthRecord> accepted(Page page) {
    assertThat(page.rejected()).isEmpty();
    return page.records();
  }

  @Test
  void aSheetIsTheSameInEveryLocale() {
    List<HealthRecord> english = fromSheet(Writer.EN_US);

    assertThat(english).hasSize(DAYS + DAYS / 3);
    assertThat(fromSheet(Writer.FR_FR)).isEqualTo(english);
    assertThat(fromSheet(Writer.DE_DE)).isEqualTo(english);
  }

  @Test
  void aFileIsTheSameInEveryLocaleOnceTheOrderOfDatesIsSaid() throws IOException {
    List<HealthRecord> english = fromFile(Writer.EN_US);

    assertThat(english).hasSize(DAYS + DAYS / 3);
    assertThat(fromFile(Writer.FR_FR)).isEqualTo(english);
    assertThat(fromFile(Writer.DE_DE)).isEqualTo(english);
    assertThat(english)
        .extracting(record -> ((Workout) record).sets())
        .isEqualTo(
            fromSheet(Writer.EN_US).stream().map(record -> ((Workout) record).sets()).toList());
  }

  @Test
  void twoSessionsOnOneDayAreTwo() {
    List<HealthRecord> records = fromSheet(Writer.DE_DE);

    assertThat(records.subList(0, 2))
        .extracting(HealthRecord::localDate)
        .containsExactly(FIRST, FIRST);
    assertThat(((Workout) records.get(0)).session()).isEqualTo("AM");
    assertThat(((Workout) records.get(1)).session()).isEqualTo("PM");
    assertThat(((Workout) records.get(1)).sets())
        .hasSize(3)
        .allMatch(ExerciseSet::warmUp)
        .allMatch(set -> set.exercise().equals("Deadlift"));
  }
}
