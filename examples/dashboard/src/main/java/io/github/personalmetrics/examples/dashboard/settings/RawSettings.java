package io.github.personalmetrics.examples.dashboard.settings;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Keys and values as found, each with the place where it was found. */
final class RawSettings {

  /**
   * @param place such as {@code /home/me/personal-metrics.properties} or {@code the environment
   *     variable PM_PORT}
   */
  record Entry(String value, String place) {
    @Override
    public String toString() {
      return "Entry[" + place + ']';
    }
  }

  private static final String PREFIX = "PM_";

  private final Map<String, Entry> entries = new TreeMap<>();

  static RawSettings read(@Nullable Path file, Map<String, String> environment, KnownKeys known) {
    var raw = new RawSettings();
    if (file != null) {
      raw.addFile(file, known);
    }
    raw.addEnvironment(environment, known);
    return raw;
  }

  @Nullable Entry get(String key) {
    Entry entry = entries.get(key);
    return entry == null || entry.value().isBlank() ? null : entry;
  }

  Map<String, Entry> startingWith(String prefix) {
    var found = new TreeMap<String, Entry>();
    entries.forEach(
        (key, entry) -> {
          if (key.startsWith(prefix)) {
            found.put(key.substring(prefix.length()), entry);
          }
        });
    return found;
  }

  private void addFile(Path file, KnownKeys known) {
    var properties = new Properties();
    try (var reader = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      properties.load(reader);
    } catch (IOException e) {
      throw new SettingsException("the settings file " + file + " cannot be read: is it there?");
    } catch (IllegalArgumentException e) {
      throw new SettingsException("the settings file " + file + " has a broken \\u escape");
    }
    for (String key : properties.stringPropertyNames()) {
      if (!known.contains(key)) {
        throw new SettingsException(
            key + " in " + file + " is not a setting" + known.suggestion(key));
      }
      entries.put(key, new Entry(properties.getProperty(key).strip(), file.toString()));
    }
  }

  private void addEnvironment(Map<String, String> environment, KnownKeys known) {
    environment.forEach(
        (name, value) -> {
          if (name.startsWith(PREFIX)) {
            String key =
                known
                    .ofVariable(name)
                    .orElseThrow(
                        () ->
                            new SettingsException(
                                "the environment variable "
                                    + name
                                    + " is not a setting"
                                    + known.variableSuggestion(name)));
            entries.put(key, new Entry(value.strip(), "the environment variable " + name));
          }
        });
    String port = environment.get("PORT");
    if (port != null && !environment.containsKey("PM_PORT")) {
      entries.put("port", new Entry(port.strip(), "the environment variable PORT"));
    }
  }
}
