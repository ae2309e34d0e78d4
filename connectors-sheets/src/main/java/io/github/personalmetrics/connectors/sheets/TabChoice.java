package io.github.personalmetrics.connectors.sheets;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A tab to read, by the name that its owner gave it.
 *
 * @param optional nobody asked for it: it is read if it is there
 */
record TabChoice(String title, TabKind kind, boolean optional) {

  /** A log, and beside it what one eats, if that is there. */
  static final List<TabChoice> STANDARD =
      List.of(
          new TabChoice("log", TabKind.WORKOUTS, false),
          new TabChoice("food", TabKind.METRICS, true));

  /**
   * Reads {@code log:workouts,food:metrics}.
   *
   * @throws IllegalArgumentException if it is not written so
   */
  static List<TabChoice> parse(String text) {
    List<TabChoice> tabs = Arrays.stream(text.split(",")).map(TabChoice::parseOne).toList();
    if (tabs.stream().map(tab -> tab.title.toLowerCase(Locale.ROOT)).distinct().count()
        < tabs.size()) {
      throw new IllegalArgumentException("expected each tab once");
    }
    return tabs;
  }

  private static TabChoice parseOne(String text) {
    int colon = text.lastIndexOf(':');
    String title = colon < 0 ? "" : text.substring(0, colon).strip();
    String kind = text.substring(colon + 1).strip().toUpperCase(Locale.ROOT);
    if (title.isEmpty() || Arrays.stream(TabKind.values()).noneMatch(k -> k.name().equals(kind))) {
      throw new IllegalArgumentException(
          "expected tabs with what they hold, workouts or metrics: log:workouts,food:metrics");
    }
    return new TabChoice(title, TabKind.valueOf(kind), false);
  }

  /** As a range that means the whole tab, whatever else in the spreadsheet has that name. */
  static String range(String title) {
    return '\'' + title.replace("'", "''") + '\'';
  }

  @Override
  public String toString() {
    return title + ':' + kind.name().toLowerCase(Locale.ROOT);
  }
}
