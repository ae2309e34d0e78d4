package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.SourceId;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which spreadsheet to read, and as whom. Immutable; prints no secret. */
public final class SheetsConfig {

  private static final URI ROOT_URL = URI.create("https://sheets.googleapis.com/");
  private static final String TABS = "log:workouts,food:metrics";

  private final String spreadsheetId;
  private final String credentialsJson;
  private final URI rootUrl;
  private final @Nullable URI tokenUrl;
  private final SourceId source;
  private final List<TabChoice> tabs;
  private final Duration timeout;

  private SheetsConfig(
      String spreadsheetId,
      String credentialsJson,
      URI rootUrl,
      @Nullable URI tokenUrl,
      SourceId source,
      List<TabChoice> tabs,
      Duration timeout) {
    this.spreadsheetId = spreadsheetId;
    this.credentialsJson = credentialsJson;
    this.rootUrl = rootUrl;
    this.tokenUrl = tokenUrl;
    this.source = source;
    this.tabs = tabs;
    this.timeout = timeout;
  }

  /**
   * A spreadsheet at Google, as {@code sheets/log} with the tabs {@code log} and {@code food}.
   *
   * @param spreadsheetId the long part of the spreadsheet's address, between {@code /d/} and {@code
   *     /edit}
   * @param credentialsJson the content of a service account's key file
   */
  public static SheetsConfig of(String spreadsheetId, String credentialsJson) {
    return new SheetsConfig(
        spreadsheetId,
        credentialsJson,
        ROOT_URL,
        null,
        SourceId.of("sheets", "log"),
        TabChoice.parse(TABS),
        Duration.ofSeconds(20));
  }

  /** Another address of the API: the simulator. */
  public SheetsConfig withRootUrl(URI rootUrl) {
    return new SheetsConfig(
        spreadsheetId, credentialsJson, rootUrl, tokenUrl, source, tabs, timeout);
  }

  /** Another address for tokens than the one in the key file. */
  public SheetsConfig withTokenUrl(URI tokenUrl) {
    return new SheetsConfig(
        spreadsheetId, credentialsJson, rootUrl, tokenUrl, source, tabs, timeout);
  }

  /**
   * Stores the records as {@code sheets/<name>}, so that a person can have several spreadsheets.
   *
   * @throws IllegalArgumentException if the name is not path-safe
   */
  public SheetsConfig withName(String name) {
    return new SheetsConfig(
        spreadsheetId,
        credentialsJson,
        rootUrl,
        tokenUrl,
        SourceId.of("sheets", name),
        tabs,
        timeout);
  }

  /**
   * The tabs to read, as in {@code log:workouts,food:metrics}; others are not looked at.
   *
   * @throws IllegalArgumentException if it is not written so
   */
  public SheetsConfig withTabs(String tabs) {
    return new SheetsConfig(
        spreadsheetId, credentialsJson, rootUrl, tokenUrl, source, TabChoice.parse(tabs), timeout);
  }

  /** How long to wait for a connection, and for an answer on it; 20 seconds unless said. */
  public SheetsConfig withTimeout(Duration timeout) {
    return new SheetsConfig(
        spreadsheetId, credentialsJson, rootUrl, tokenUrl, source, tabs, timeout);
  }

  String spreadsheetId() {
    return spreadsheetId;
  }

  String credentialsJson() {
    return credentialsJson;
  }

  URI rootUrl() {
    return rootUrl;
  }

  @Nullable URI tokenUrl() {
    return tokenUrl;
  }

  SourceId source() {
    return source;
  }

  List<TabChoice> tabs() {
    return tabs;
  }

  Duration timeout() {
    return timeout;
  }

  @Override
  public String toString() {
    return "SheetsConfig[source=" + source + ", tabs=" + tabs + ", rootUrl=" + rootUrl + ']';
  }
}
