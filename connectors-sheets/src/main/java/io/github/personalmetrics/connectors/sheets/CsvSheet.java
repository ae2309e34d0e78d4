package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unavailable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** CSV files as the tabs of one spreadsheet, named as the files are without their ending. */
final class CsvSheet implements SheetReader {

  /** Several million cells. */
  private static final long MOST_BYTES = 128L << 20;

  private final List<Path> files;
  private final List<TabChoice> tabs;
  private final ZoneId zone;

  private CsvSheet(List<Path> files, List<TabChoice> tabs, ZoneId zone) {
    this.files = files;
    this.tabs = tabs;
    this.zone = zone;
  }

  static CsvSheet of(SheetsConfig config) {
    return new CsvSheet(config.files(), config.tabs(), config.zone());
  }

  @Override
  public Optional<Spreadsheet> read(@Nullable SheetCursor known, Predicate<Spreadsheet> unchanged) {
    var read = new ArrayList<Spreadsheet.Tab>();
    for (int i = 0; i < files.size(); i++) {
      String title = title(files.get(i));
      if (isChosen(title)) {
        read.add(new Spreadsheet.Tab(i, i, title, kind(title), rows(files.get(i))));
      }
    }
    var spreadsheet = new Spreadsheet(zone, read, 1);
    return unchanged.test(spreadsheet) ? Optional.empty() : Optional.of(spreadsheet);
  }

  static String title(Path file) {
    String name = String.valueOf(file.getFileName());
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? name : name.substring(0, dot);
  }

  /** Without the setting all are. */
  private boolean isChosen(String title) {
    return tabs.equals(TabChoice.STANDARD)
        || tabs.stream().anyMatch(tab -> tab.title().equalsIgnoreCase(title));
  }

  /** What has no known name is a log. */
  private TabKind kind(String title) {
    return tabs.stream()
        .filter(tab -> tab.title().equalsIgnoreCase(title))
        .map(TabChoice::kind)
        .findFirst()
        .orElse(TabKind.WORKOUTS);
  }

  private static List<List<Object>> rows(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw refused(file, "it is larger than " + (MOST_BYTES >> 20) + " MB", null);
      }
      return CsvTable.parse(Files.readAllBytes(file));
    } catch (IllegalArgumentException e) {
      throw refused(file, String.valueOf(e.getMessage()), e);
    } catch (IOException e) {
      throw new Unavailable(
          "sheets.file-unreadable",
          file + " cannot be read",
          "Check sheets.file, and whether the file is there and may be read.",
          e);
    }
  }

  private static Refused refused(Path file, String why, @Nullable Exception e) {
    return new Refused(
        "sheets.not-csv",
        file + " is not a CSV file that can be read: " + why,
        "Open it in a spreadsheet program and save it as CSV, UTF-8.",
        e);
  }
}
