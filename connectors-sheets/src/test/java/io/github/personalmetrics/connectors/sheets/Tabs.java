package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;

/** Tabs as the wire has them: every number a BigDecimal. */
final class Tabs {

  static final SourceId SOURCE = SourceId.of("sheets", "log");
  static final ZoneId ZONE = ZoneId.of("Europe/Paris");
  static final int ID = 17;

  private Tabs() {}

  static List<Object> row(Object... cells) {
    return Arrays.stream(cells)
        .map(cell -> cell instanceof Number ? new BigDecimal(cell.toString()) : cell)
        .toList();
  }

  @SafeVarargs
  static Mapped workouts(List<Object>... rows) {
    return workouts(SheetLayout.standard(), List.of(rows));
  }

  static Mapped workouts(SheetLayout layout, List<List<Object>> rows) {
    return new WorkoutMapper(SOURCE, tab("log", TabKind.WORKOUTS, rows), ZONE, layout).map();
  }

  @SafeVarargs
  static Mapped metrics(List<Object>... rows) {
    var tab = tab("food", TabKind.METRICS, List.of(rows));
    return new MetricMapper(SOURCE, tab, ZONE, SheetLayout.standard()).map();
  }

  static List<Workout> sessions(Mapped mapped) {
    return mapped.records().stream().map(Workout.class::cast).toList();
  }

  static List<String> days(Mapped mapped) {
    return sessions(mapped).stream().map(workout -> workout.localDate().toString()).toList();
  }

  static List<String> locators(Mapped mapped) {
    return mapped.rejected().stream().map(rejection -> rejection.locator()).toList();
  }

  /** {@code 5@80 5@80}, or {@code -} for body weight, and {@code /side}. */
  static String sets(Mapped mapped) {
    return String.join(
        " ",
        sessions(mapped).get(0).sets().stream()
            .map(
                set ->
                    set.reps()
                        + (set.perSide() ? "/side" : "")
                        + "@"
                        + (set.load() == null ? "-" : set.load().toPlainString()))
            .toList());
  }

  private static Spreadsheet.Tab tab(String title, TabKind kind, List<List<Object>> rows) {
    return new Spreadsheet.Tab(0, ID, title, kind, rows);
  }
}
