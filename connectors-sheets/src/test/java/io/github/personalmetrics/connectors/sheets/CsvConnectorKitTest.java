package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.testkit.ConnectorKit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.SortedMap;
import org.junit.jupiter.api.io.TempDir;

/** What every connector must do, with a file in place of Google. */
class CsvConnectorKitTest extends ConnectorKit {

  @TempDir private Path folder;

  @Override
  protected SourceConnector connector(Clock clock) {
    return SheetsConnector.of(
        SheetsConfig.ofFiles(List.of(folder.resolve("log.csv")), ZoneOffset.UTC));
  }

  @Override
  protected void providerHas(SortedMap<LocalDate, Integer> days) throws IOException {
    var text = new StringBuilder("Date;Exercise;Reps;Weight\n");
    days.forEach((day, number) -> text.append(day).append(";Dip;5;").append(number).append('\n'));
    Files.writeString(folder.resolve("log.csv"), text);
  }
}
