package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.testing.FakeProvider;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.testkit.Records;
import io.github.personalmetrics.testkit.ScriptedConnector;
import io.github.personalmetrics.testkit.SettableClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Runs commands in a folder of their own, as a person would in a terminal. */
abstract class CommandRun {

  static final SourceId SOURCE = SourceId.of("fake", "measures");

  @TempDir Path folder;

  final SettableClock clock = SettableClock.at("2026-11-23T08:00:00Z");
  final StringWriter out = new StringWriter();
  final StringWriter err = new StringWriter();
  List<SourceConnector> connectors = List.of();
  String input = "";
  Consumer<AutoCloseable> running = CommandRun::close;

  @BeforeEach
  void settings() throws IOException {
    write(places());
  }

  String places() {
    return "store=sqlite:"
        + folder.resolve("me.db")
        + "\nsecrets.key-file="
        + folder
        + "/key\nmodels=file:"
        + folder.resolve("models")
        + "\n";
  }

  /** A source with a weight and a fat ratio on every day of so many weeks before this one. */
  static ScriptedConnector weighIns(int weeks) {
    var connector = ScriptedConnector.of(SOURCE);
    Instant monday = Instant.parse("2026-11-23T06:00:00Z").minus(Duration.ofDays(7L * weeks));
    for (int day = 0; day < 7 * weeks; day++) {
      connector.put(
          Records.measurement("day" + day)
              .from(SOURCE)
              .at(monday.plus(Duration.ofDays(day)))
              .value(Metric.BODY_WEIGHT, "80." + day % 10)
              .value(Metric.FAT_RATIO, "20." + day % 7)
              .build());
    }
    return connector;
  }

  int run(String... arguments) {
    var world =
        new World(
            Map.of(),
            folder,
            clock,
            new BufferedReader(new StringReader(input)),
            List.of(new FakeProvider(connectors)),
            running);
    return Commands.commandLine(world)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  void write(String settings) throws IOException {
    Files.writeString(folder.resolve("personal-metrics.properties"), settings);
  }

  static void close(AutoCloseable closeable) {
    try {
      closeable.close();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }
}
