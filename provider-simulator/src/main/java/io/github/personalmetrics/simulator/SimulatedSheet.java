package io.github.personalmetrics.simulator;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The spreadsheet behind {@code /sheets/}, for a test to edit like its owner would. Thread-safe.
 *
 * <p>Cells are what the wire has: numbers (dates too, as days since 1899-12-30), booleans, and
 * text; an empty cell is {@code ""}.
 */
public final class SimulatedSheet {
  /** Google's name for it. */
  static final String UTC = "Etc/GMT";

  private final Clock clock;
  private final List<SheetTab> tabs;
  private String timeZone;
  private boolean shared = true;

  SimulatedSheet(Clock clock, String timeZone, List<SheetTab> tabs) {
    this.clock = clock;
    this.timeZone = timeZone.equals("Z") ? UTC : timeZone;
    this.tabs = new ArrayList<>(tabs);
  }

  /**
   * What is in a tab by now, the header first, without empty cells and rows at the ends.
   *
   * @throws IllegalArgumentException when there is no such tab
   */
  public synchronized List<List<Object>> rows(String tab) {
    return existing(tab).known(clock.instant());
  }

  /** Writes a tab anew, header first; a tab that is not there is added. */
  public synchronized void replace(String tab, List<? extends List<?>> rows) {
    var written = SheetTab.always(rows);
    if (find(tab).isEmpty()) {
      tabs.add(SheetTab.of(tab, written));
    } else {
      put(existing(tab).withRows(written));
    }
  }

  /**
   * Gives a tab another name; its number stays.
   *
   * @throws IllegalArgumentException when there is no such tab
   */
  public synchronized void rename(String tab, String title) {
    put(existing(tab).withTitle(title));
  }

  /** The zone in the spreadsheet's settings. */
  public synchronized void timeZone(String timeZone) {
    this.timeZone = timeZone;
  }

  /** Shares it with the service account, or takes that back. */
  public synchronized void share(boolean shared) {
    this.shared = shared;
  }

  synchronized boolean isShared() {
    return shared;
  }

  synchronized String timeZone() {
    return timeZone;
  }

  synchronized List<SheetTab> tabs() {
    return List.copyOf(tabs);
  }

  /** Tabs are found as Google does: without regard to case. */
  synchronized Optional<SheetTab> find(String title) {
    return tabs.stream().filter(tab -> tab.title().equalsIgnoreCase(title)).findFirst();
  }

  private SheetTab existing(String title) {
    return find(title)
        .orElseThrow(() -> new IllegalArgumentException("There is no tab \"" + title + '"'));
  }

  private void put(SheetTab changed) {
    tabs.replaceAll(tab -> tab.id() == changed.id() ? changed : tab);
  }
}
