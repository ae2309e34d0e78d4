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
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/** Offers Google Sheets, and CSV files laid out like them, to applications that discover. */
public final class SheetsProvider implements ConnectorProvider {

  private static final String CREDENTIALS = "credentials-file";
  private static final String SPREADSHEET = "spreadsheet-id";
  private static final String FILE = "file";
  private static final String EXERCISES = "exercises-file";
  private static final String LAYOUT = "layout.";

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
        SettingKey.optional(SPREADSHEET, "in the sheet's address, between /d/ and /edit"),
        SettingKey.optional(CREDENTIALS, "the JSON key file of a service account"),
        SettingKey.optional(FILE, "CSV files in place of Google, as in log.csv,food.csv"),
        SettingKey.withDefault("zone", "of files: where their days begin", "UTC"),
        SettingKey.withDefault("name", "the records are stored as sheets/<name>", "log"),
        SettingKey.optional(
            "tabs", "the tabs and what they hold; log:workouts, and food:metrics if it is there"),
        SettingKey.optional(
            EXERCISES, "a file with more names of exercises, as in Bench press = bench, BP"),
        SettingKey.optional(
            LAYOUT + '*', "what a column is called, and how ambiguous cells are meant"));
  }

  @Override
  public List<SourceConnector> create(ConnectorSettings settings, ConnectorContext context) {
    boolean google = settings.text(SPREADSHEET).isPresent();
    boolean file = settings.text(FILE).isPresent();
    if (google && file) {
      throw new SettingException(
          "sheets." + FILE, "is there beside sheets." + SPREADSHEET + "; expected one of them");
    }
    if (!google && !file) {
      return List.of();
    }
    var config = google ? google(settings) : files(settings);
    config = with(config, settings, "name", SheetsConfig::withName);
    config = with(config, settings, "tabs", SheetsConfig::withTabs);
    for (String key : settings.names(LAYOUT)) {
      String name = key.substring(LAYOUT.length());
      config = with(config, settings, key, (c, value) -> c.withLayout(name, value));
    }
    if (settings.text(EXERCISES).isPresent()) {
      var before = config;
      String table = read(settings, EXERCISES);
      config = checked(EXERCISES, () -> before.withExercises(table));
    }
    var complete = config;
    return List.of(checked(CREDENTIALS, () -> SheetsConnector.of(complete)));
  }

  private static SheetsConfig google(ConnectorSettings settings) {
    var config = SheetsConfig.of(settings.required(SPREADSHEET), read(settings, CREDENTIALS));
    if (settings.uri("root-url").isPresent()) {
      config = config.withRootUrl(settings.uri("root-url").get());
    }
    if (settings.uri("token-url").isPresent()) {
      config = config.withTokenUrl(settings.uri("token-url").get());
    }
    return config;
  }

  private static SheetsConfig files(ConnectorSettings settings) {
    var files = new ArrayList<Path>();
    for (String file : settings.required(FILE).split(",", -1)) {
      files.add(checked(FILE, () -> path(file)));
    }
    ZoneId zone = checked("zone", () -> zone(settings));
    return checked(FILE, () -> SheetsConfig.ofFiles(files, zone));
  }

  private static Path path(String file) {
    if (file.isBlank()) {
      throw new IllegalArgumentException("expected CSV files, as in log.csv,food.csv");
    }
    return Path.of(file.strip());
  }

  private static ZoneId zone(ConnectorSettings settings) {
    try {
      return ZoneId.of(settings.text("zone").orElse("UTC"));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("expected a zone such as Europe/Paris", e);
    }
  }

  private static SheetsConfig with(
      SheetsConfig config,
      ConnectorSettings settings,
      String key,
      BiFunction<SheetsConfig, String, SheetsConfig> change) {
    return settings
        .text(key)
        .map(value -> checked(key, () -> change.apply(config, value)))
        .orElse(config);
  }

  private static String read(ConnectorSettings settings, String name) {
    String file = settings.required(name);
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | InvalidPathException e) {
      throw new SettingException("sheets." + name, "there is no readable file " + file);
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
