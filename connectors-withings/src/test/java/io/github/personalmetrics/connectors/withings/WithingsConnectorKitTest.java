package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.testkit.ConnectorKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** What every connector must do, against a simulated Withings. */
class WithingsConnectorKitTest extends ConnectorKit {

  @TempDir private Path folder;

  private final Map<String, Long> modified = new HashMap<>();
  private long lastChange = Instant.parse("2026-03-10T12:00:00Z").getEpochSecond();
  private ProviderSimulator simulator;

  @BeforeEach
  void start() throws IOException {
    Files.createDirectory(folder.resolve("withings"));
    simulator = serve(List.of());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Override
  protected SourceConnector connector(Clock clock) {
    return new Person(simulator, folder).connector;
  }

  @Override
  protected void providerHas(SortedMap<LocalDate, Integer> days) throws IOException {
    simulator.close();
    lastChange += 60;
    simulator =
        serve(days.entrySet().stream().map(day -> row(day.getKey(), day.getValue())).toList());
  }

  private ProviderSimulator serve(List<String> rows) throws IOException {
    Files.writeString(folder.resolve("withings/getmeas_all.json"), rows.toString());
    return ProviderSimulator.builder().recorded(folder).pageSize(7).requestsPerMinute(0).start();
  }

  private String row(LocalDate day, int kilograms) {
    return """
        {"grpid":%d,"attrib":0,"date":%d,"modified":%d,"category":1,
         "measures":[{"value":%d,"type":1,"unit":0}]}"""
        .formatted(
            day.toEpochDay(),
            day.atTime(LocalTime.NOON).toEpochSecond(ZoneOffset.UTC),
            modified.computeIfAbsent(day + " " + kilograms, any -> lastChange),
            kilograms);
  }
}
