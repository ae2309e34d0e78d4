package io.github.personalmetrics.examples.dashboard.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A log in a file or in recorded answers, as a person sets it up. */
class SheetInputTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-23T08:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;

  private StringWriter out = new StringWriter();

  @Test
  void aLogInAFileNeedsNoAccountAndNoOtherSettings() throws IOException {
    Files.writeString(
        folder.resolve("log.csv"), "Datum;Bewegung;Wdh;Gewicht\n03.04.2024;Dip;5x5;\"80,5\"\n");
    String file = "sheets.file=" + folder.resolve("log.csv") + '\n';

    assertThat(run(file, "check")).isEqualTo(1);
    assertThat(out.toString())
        .contains("sheets/log REFUSED", "\"Exercise\"", "Datum, Bewegung, Wdh");
    String mapped = file + "sheets.layout.exercise=Bewegung\n";
    assertThat(run(mapped, "check")).isZero();
    assertThat(run(mapped, "sync")).isZero();
    assertThat(out.toString())
        .contains("sheets/log PARTIAL read=1 new=0 changed=0 unchanged=0 deleted=0 rejected=1");
    String complete = mapped + "sheets.layout.date-order=dmy\nsheets.zone=Europe/Paris\n";
    assertThat(run(complete, "sync")).isZero();
    assertThat(out.toString()).contains("sheets/log OK read=1 new=1 ", "rejected=0 calls=1");
    assertThat(run(complete, "sync")).isZero();
    assertThat(out.toString()).contains("sheets/log OK read=0 new=0 changed=0", "calls=1");
  }

  @Test
  void aSettingOfTheLayoutThatIsNoneIsNamedWithThoseThatAre() throws IOException {
    Files.writeString(folder.resolve("log.csv"), "Date,Exercise,Reps,Weight\n");
    String file = "sheets.file=" + folder.resolve("log.csv") + '\n';

    assertThat(run(file + "sheets.layout.exercize=Lift\n", "check")).isEqualTo(1);
    assertThat(out.toString())
        .contains(
            "sheets FAILED the setting sheets.layout.exercize: expected one of date, session");
    assertThat(run(file + "sheets.layout.date-order=ymd\n", "check")).isEqualTo(1);
    assertThat(out.toString())
        .contains("sheets FAILED the setting sheets.layout.date-order: expected one of dmy, mdy");
  }

  @Test
  void aRecordedLogWithoutFoodIsServedAndSyncedWithTheSettingsThatArePrinted() throws IOException {
    Path recorded = Files.createDirectories(folder.resolve("data/sheets"));
    Files.writeString(
        recorded.resolve("values_log.json"),
        "{\"range\":\"log!A1:D\",\"values\":[[\"Date\",\"Exercise\",\"Reps\",\"Weight\"],"
            + "[45352,\"Squat\",\"5x5@80\",\"\"],[45353,\"Squat\",5,82.5]]}");
    var printed = new StringWriter();
    execute(
        printed,
        simulator -> {
          try (simulator) {
            List<String> settings =
                printed.toString().lines().filter(line -> line.startsWith("sheets")).toList();
            assertThat(run(String.join("\n", settings) + '\n', "sync")).isZero();
            assertThat(out.toString()).contains("sheets/log OK read=2 new=2 ", "calls=2");
            assertThat(run(String.join("\n", settings) + '\n', "sync")).isZero();
            assertThat(out.toString()).contains("sheets/log OK read=0 new=0 ", "calls=1");
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
        },
        "simulate",
        "--data",
        folder.resolve("data").toString(),
        "--port",
        "0");
    assertThat(printed.toString()).contains("sheets.spreadsheet-id=");
  }

  private int run(String settings, String command) throws IOException {
    out = new StringWriter();
    Path config = folder.resolve("me.properties");
    Files.writeString(
        config,
        "store=sqlite:%s/me.db\nsecrets.key-file=%s/key\n%s".formatted(folder, folder, settings));
    return execute(out, started -> {}, command, "--config", config.toString());
  }

  private int execute(StringWriter to, Consumer<AutoCloseable> running, String... arguments) {
    var world =
        new World(
            Map.of(),
            folder,
            CLOCK,
            new BufferedReader(new StringReader("")),
            World.discover(),
            running);
    return Commands.commandLine(world)
        .setOut(new PrintWriter(to, true))
        .setErr(new PrintWriter(to, true))
        .execute(arguments);
  }
}
