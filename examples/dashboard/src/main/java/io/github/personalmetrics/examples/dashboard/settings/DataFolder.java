package io.github.personalmetrics.examples.dashboard.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where each kind of system keeps a user's application data. */
final class DataFolder {

  private static final String NAME = "personal-metrics";

  private DataFolder() {}

  static Path of(String system, Path home, Map<String, String> environment) {
    String name = system.toLowerCase(Locale.ROOT);
    if (name.startsWith("windows")) {
      String local = environment.getOrDefault("LOCALAPPDATA", "");
      return (local.isBlank() ? home.resolve("AppData").resolve("Local") : Path.of(local))
          .resolve(NAME);
    }
    if (name.startsWith("mac")) {
      return home.resolve("Library").resolve("Application Support").resolve(NAME);
    }
    // The XDG rules say that a relative path is to be ignored.
    Path xdg = Path.of(environment.getOrDefault("XDG_DATA_HOME", ""));
    return (xdg.isAbsolute() ? xdg : home.resolve(".local").resolve("share")).resolve(NAME);
  }
}
