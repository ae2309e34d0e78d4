package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.testkit.ConnectorKit;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every connector must do, against a simulated Strava. */
class StravaConnectorKitTest extends ConnectorKit {

  @TempDir private Path folder;

  private final SettableClock now = SettableClock.at("2026-03-12T12:00:00Z");
  private final Runner me = new Runner(now);
  private ProviderSimulator simulator;

  @BeforeEach
  void start() {
    simulator = new RecordedFolder(folder).serve(List.of(), now);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Override
  protected SourceConnector connector(Clock clock) {
    return me.connector(Runner.config(simulator).withPageSize(7));
  }

  @Override
  protected void providerHas(SortedMap<LocalDate, Integer> days) {
    simulator.close();
    simulator =
        new RecordedFolder(folder)
            .serve(
                days.entrySet().stream().map(day -> run(day.getKey(), day.getValue())).toList(),
                now);
  }

  private static String run(LocalDate day, int kilometres) {
    var start = day.atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    return RecordedFolder.row(day.toEpochDay(), start).replace("10000.5", kilometres + "000");
  }
}
