package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.SourceId;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which spreadsheet to read, and what is where in it. Immutable; prints no secret. */
public final class SheetsConfig {

  private final @Nullable GoogleAccess google;
  private final List<Path> files;
  private final ZoneId zone;
  private final SourceId source;
  private final List<TabChoice> tabs;
  private final SheetLayout layout;

  private SheetsConfig(
      @Nullable GoogleAccess google,
      List<Path> files,
      ZoneId zone,
      SourceId source,
      List<TabChoice> tabs,
      SheetLayout layout) {
    this.google = google;
    this.files = List.copyOf(files);
    this.zone = zone;
    this.source = source;
    this.tabs = tabs;
    this.layout = layout;
  }

  /**
   * A spreadsheet at Google, as {@code sheets/log} with the tab {@code log}, and {@code food} if
   * there is one.
   *
   * @param spreadsheetId the long part of the spreadsheet's address, between {@code /d/} and {@code
   *     /edit}
   * @param credentialsJson the content of a service account's key file
   */
  public static SheetsConfig of(String spreadsheetId, String credentialsJson) {
    return of(GoogleAccess.of(spreadsheetId, credentialsJson), List.of(), ZoneOffset.UTC);
  }

  /**
   * CSV files with the same layout, each as the tab of its name, as {@code sheets/log}. Add new
   * files behind the others: a record belongs to a day of the first, second or third file.
   *
   * @param zone where the days begin, as a file does not say it
   * @throws IllegalArgumentException if there is no file, or two have one name
   */
  public static SheetsConfig ofFiles(List<Path> files, ZoneId zone) {
    if (files.isEmpty()) {
      throw new IllegalArgumentException("expected a file");
    }
    var titles = new HashSet<String>();
    for (Path file : files) {
      if (!titles.add(Names.lower(CsvSheet.title(file)))) {
        throw new IllegalArgumentException(
            "two files are named " + CsvSheet.title(file) + "; rename one of them");
      }
    }
    return of(null, files, zone);
  }

  private static SheetsConfig of(@Nullable GoogleAccess google, List<Path> files, ZoneId zone) {
    return new SheetsConfig(
        google,
        files,
        zone,
        SourceId.of("sheets", "log"),
        TabChoice.STANDARD,
        SheetLayout.standard());
  }

  /** Another address of the API: the simulator. */
  public SheetsConfig withRootUrl(URI rootUrl) {
    return with(google().withRootUrl(rootUrl));
  }

  /** Another address for tokens than the one in the key file. */
  public SheetsConfig withTokenUrl(URI tokenUrl) {
    return with(google().withTokenUrl(tokenUrl));
  }

  /** How long to wait for a connection, and for an answer on it; 20 seconds unless said. */
  public SheetsConfig withTimeout(Duration timeout) {
    return with(google().withTimeout(timeout));
  }

  /**
   * Stores the records as {@code sheets/<name>}, so that a person can have several spreadsheets.
   *
   * @throws IllegalArgumentException if the name is not path-safe
   */
  public SheetsConfig withName(String name) {
    return new SheetsConfig(google, files, zone, SourceId.of("sheets", name), tabs, layout);
  }

  /**
   * The tabs to read, as in {@code log:workouts,food:metrics}; others are not looked at, and each
   * of these must be there.
   *
   * @throws IllegalArgumentException if it is not written so, or names a file that is not there
   */
  public SheetsConfig withTabs(String tabs) {
    List<TabChoice> chosen = TabChoice.parse(tabs);
    List<String> titles = files.stream().map(CsvSheet::title).toList();
    for (TabChoice tab : chosen) {
      if (isOfFiles() && titles.stream().noneMatch(tab.title()::equalsIgnoreCase)) {
        throw new IllegalArgumentException(
            "there is no file for the tab " + tab.title() + "; there is " + titles);
      }
    }
    return new SheetsConfig(google, files, zone, source, chosen, layout);
  }

  /**
   * Says what the connector cannot know: {@code ("exercise", "Lift name")} which header means what,
   * {@code ("date-order", "dmy")} how ambiguous cells are meant. The README lists what there is.
   *
   * @throws IllegalArgumentException if there is no such setting, or it cannot be right
   */
  public SheetsConfig withLayout(String setting, String value) {
    return new SheetsConfig(google, files, zone, source, tabs, layout.with(setting, value));
  }

  /**
   * More names of exercises, before those that are known.
   *
   * @param table a line such as {@code Bench press = bench, BP} for each
   * @throws IllegalArgumentException if it is not written so
   */
  public SheetsConfig withExercises(String table) {
    return new SheetsConfig(google, files, zone, source, tabs, layout.withExercises(table));
  }

  private SheetsConfig with(GoogleAccess changed) {
    return new SheetsConfig(changed, files, zone, source, tabs, layout);
  }

  /**
   * @throws IllegalStateException if it is read from files
   */
  GoogleAccess google() {
    if (google == null) {
      throw new IllegalStateException("files are not at Google");
    }
    return google;
  }

  boolean isOfFiles() {
    return google == null;
  }

  List<Path> files() {
    return files;
  }

  /** Of files; a spreadsheet at Google has its own. */
  ZoneId zone() {
    return zone;
  }

  SourceId source() {
    return source;
  }

  List<TabChoice> tabs() {
    return tabs;
  }

  SheetLayout layout() {
    return layout;
  }

  @Override
  public String toString() {
    return "SheetsConfig[source="
        + source
        + ", tabs="
        + tabs
        + ", from="
        + (google == null ? files : google)
        + ']';
  }
}
