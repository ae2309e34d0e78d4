package io.github.personalmetrics.examples.dashboard.settings;

import io.github.personalmetrics.examples.dashboard.settings.RawSettings.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Fetches secrets that are kept elsewhere: {@code env:NAME} and {@code file:PATH}. */
final class SecretText {

  private final Map<String, String> environment;

  SecretText(Map<String, String> environment) {
    this.environment = environment;
  }

  String resolve(String key, Entry entry) {
    String value = entry.value();
    if (value.startsWith("env:")) {
      String name = value.substring("env:".length());
      String found = environment.get(name);
      if (found == null || found.isBlank()) {
        throw new SettingsException(
            key
                + " in "
                + entry.place()
                + " points to the environment variable "
                + name
                + ", which is not set");
      }
      return found.strip();
    }
    if (value.startsWith("file:")) {
      Path path = Path.of(value.substring("file:".length()));
      try {
        return Files.readString(path).strip();
      } catch (IOException e) {
        throw new SettingsException(
            key
                + " in "
                + entry.place()
                + " points to the file "
                + path
                + ", which cannot be read");
      }
    }
    return value;
  }
}
