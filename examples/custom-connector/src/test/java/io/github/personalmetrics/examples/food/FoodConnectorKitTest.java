package io.github.personalmetrics.examples.food;

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

class FoodConnectorKitTest extends ConnectorKit {

  @TempDir Path folder;

  @Override
  protected SourceConnector connector(Clock clock) {
    return new FoodConnector(folder.resolve("food.csv"), ZoneOffset.UTC);
  }

  @Override
  protected void providerHas(SortedMap<LocalDate, Integer> days) throws IOException {
    List<String> lines =
        days.entrySet().stream().map(day -> day.getKey() + "," + day.getValue()).toList();
    Files.write(folder.resolve("food.csv"), lines);
  }
}
