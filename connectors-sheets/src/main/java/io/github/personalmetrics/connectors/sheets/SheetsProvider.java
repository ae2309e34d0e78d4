package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.source.ConnectorContext;
import io.github.personalmetrics.source.ConnectorProvider;
import io.github.personalmetrics.source.ConnectorSettings;
import io.github.personalmetrics.source.SettingException;
import io.github.personalmetrics.source.SettingKey;
import io.github.personalmetrics.source.SourceConnector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;

/** Offers Google Sheets to applications that discover their connectors. */
public final class SheetsProvider implements ConnectorProvider {

  private static final String CREDENTIALS = "credentials-file";

  @Override
  public String id() {
    return "sheets";
  }

  @Override
  public String displayName() {
    return "Google Sheets";
  }

  @Override
  public List<SettingKey> settings() {
    return List.of(
        SettingKey.withDefault("root-url", "the API", "https://sheets.googleapis.com/"),
        SettingKey.optional("token-url", "where tokens come from, if not as the key file says"),
        SettingKey.optional("spreadsheet-id", "in the sheet's address, between /d/ and /edit"),
        SettingKey.withDefault("name", "the records are stored as sheets/<name>", "log"),
        SettingKey.withDefault("tabs", "the tabs and what they hold", "log:workouts,food:metrics"),
        SettingKey.optional(CREDENTIALS, "the JSON key file of a service account"));
  }

  @Override
  public List<SourceConnector> create(ConnectorSettings settings, ConnectorContext context) {
    if (settings.text("spreadsheet-id").isEmpty()) {
      return List.of();
    }
    var config = SheetsConfig.of(settings.required("spreadsheet-id"), credentials(settings));
    if (settings.uri("root-url").isPresent()) {
      config = config.withRootUrl(settings.uri("root-url").get());
    }
    if (settings.uri("token-url").isPresent()) {
      config = config.withTokenUrl(settings.uri("token-url").get());
    }
    if (settings.text("name").isPresent()) {
      var unnamed = config;
      config = checked("name", () -> unnamed.withName(settings.required("name")));
    }
    if (settings.text("tabs").isPresent()) {
      var before = config;
      config = checked("tabs", () -> before.withTabs(settings.required("tabs")));
    }
    var complete = config;
    return List.of(checked(CREDENTIALS, () -> SheetsConnector.of(complete)));
  }

  private static String credentials(ConnectorSettings settings) {
    String file = settings.required(CREDENTIALS);
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new SettingException("sheets." + CREDENTIALS, "there is no readable file " + file);
    }
  }

  private static <T> T checked(String name, Supplier<T> work) {
    try {
      return work.get();
    } catch (IllegalArgumentException e) {
      throw new SettingException("sheets." + name, String.valueOf(e.getMessage()));
    }
  }
}
