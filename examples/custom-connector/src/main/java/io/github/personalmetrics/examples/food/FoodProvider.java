package io.github.personalmetrics.examples.food;

import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.source.SourceConnector;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.List;

/** Offers the food index to applications that discover their connectors. */
public final class FoodProvider implements ConnectorProvider {

  @Override
  public String id() {
    return "food";
  }

  @Override
  public String displayName() {
    return "Food index";
  }

  @Override
  public List<SettingKey> settings() {
    return List.of(
        SettingKey.optional("file", "a file with a line such as 2026-11-23,7.5 for each day"),
        SettingKey.withDefault("zone", "where the days begin, such as Europe/Paris", "UTC"));
  }

  @Override
  public List<SourceConnector> create(ConnectorSettings settings, ConnectorContext context) {
    return settings.text("file").stream()
        .<SourceConnector>map(file -> new FoodConnector(Path.of(file), zone(settings)))
        .toList();
  }

  private static ZoneId zone(ConnectorSettings settings) {
    try {
      return ZoneId.of(settings.required("zone"));
    } catch (DateTimeException e) {
      throw new SettingException("food.zone", "expected a zone such as Europe/Paris");
    }
  }
}
