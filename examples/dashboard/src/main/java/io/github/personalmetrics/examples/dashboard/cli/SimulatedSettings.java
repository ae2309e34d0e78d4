package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.simulator.ProviderSimulator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The settings of a person whose providers are all played by a simulator. */
final class SimulatedSettings {

  /** Calls that a simulated Strava stands: years of tracks, a call for each, in one sync. */
  static final int MANY = 100_000;

  private SimulatedSettings() {}

  /**
   * By key, in the order that a person would write them.
   *
   * @param credentials a file for the key of the Google account, written here
   */
  static Map<String, String> of(ProviderSimulator simulator, Path credentials) {
    try {
      Files.writeString(credentials, simulator.sheetsCredentialsJson());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var settings = new LinkedHashMap<String, String>();
    settings.put("withings.base-url", simulator.withingsBaseUrl().toString());
    settings.put("withings.account-url", simulator.withingsAccountUrl().toString());
    settings.put("withings.client-id", simulator.withingsClientId());
    settings.put("withings.client-secret", simulator.withingsClientSecret());
    settings.put("withings.access-token", simulator.withingsAccessToken());
    settings.put("withings.refresh-token", simulator.withingsRefreshToken());
    settings.put("strava.base-url", simulator.stravaBaseUrl().toString());
    settings.put("strava.oauth-url", simulator.stravaOauthUrl().toString());
    settings.put("strava.client-id", simulator.stravaClientId());
    settings.put("strava.client-secret", simulator.stravaClientSecret());
    settings.put("strava.access-token", simulator.stravaAccessToken());
    settings.put("strava.refresh-token", simulator.stravaRefreshToken());
    settings.put("sheets.root-url", simulator.sheetsRootUrl().toString());
    settings.put("sheets.token-url", simulator.sheetsTokenUrl().toString());
    settings.put("sheets.spreadsheet-id", simulator.sheetsSpreadsheetId());
    settings.put("sheets.credentials-file", credentials.toString());
    return settings;
  }

  /** The same by the names of environment variables. */
  static Map<String, String> environment(Map<String, String> settings) {
    return settings.entrySet().stream()
        .collect(Collectors.toMap(entry -> variable(entry.getKey()), Map.Entry::getValue));
  }

  private static String variable(String key) {
    return "PM_" + key.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
