package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Turns the rows of one tab into a measurement a day. Reads a tab once. */
final class MetricMapper {

  private final SourceId source;
  private final Spreadsheet.Tab tab;
  private final ZoneId zone;
  private final Header header;
  private final int date;
  private final Dates dates;
  private final Numbers numbers;
  private final Map<Metric, Integer> columns = new LinkedHashMap<>();
  private final Map<LocalDate, Measurement> days = new TreeMap<>();
  private final List<Rejection> rejected = new ArrayList<>();

  MetricMapper(SourceId source, Spreadsheet.Tab tab, ZoneId zone, SheetLayout layout) {
    this.source = source;
    this.tab = tab;
    this.zone = zone;
    this.header = Header.of(tab, layout);
    this.date = header.day();
    this.dates = layout.dates();
    this.numbers = layout.numbers();
  }

  Mapped map() {
    for (int column = 0; column < header.columns().size(); column++) {
      ColumnName name = header.columns().get(column);
      if (column != date && !name.cell().isBlank() && !isIgnored(name)) {
        addColumn(column, name.cell());
      }
    }
    header.rowsBelow().forEach(this::read);
    return new Mapped(List.<HealthRecord>copyOf(days.values()), rejected);
  }

  /** Notes, and a second column of the day, such as {@code Day} beside {@code Date}. */
  private static boolean isIgnored(ColumnName name) {
    return ColumnRole.NOTES.isNamed(name) || ColumnRole.DATE.isNamed(name);
  }

  private void addColumn(int column, Cell name) {
    try {
      Integer twin = columns.putIfAbsent(MetricName.metric(name), column);
      if (twin != null) {
        throw Header.twice(header.columns().get(twin).cell(), name);
      }
    } catch (CellException e) {
      // With an id of its own: it says nothing about any day, and must not stop deletions.
      rejected.add(e.rejection(source, tab.id() + ":header:" + column));
    }
  }

  private void read(int row) {
    if (columns.values().stream().allMatch(column -> tab.cell(row, column).isBlank())) {
      return;
    }
    LocalDate day;
    try {
      Cell cell = tab.cell(row, date).orFailedFormula();
      if (Totals.isByFirstWord(cell)) {
        rejected.add(Totals.rejection(cell, source, tab));
        return;
      }
      day = dates.read(cell);
      if (days.containsKey(day)) {
        rejected.add(
            new CellException(cell, "this day is there already, further up")
                .rejection(source, id(day)));
        return;
      }
    } catch (CellException e) {
      rejected.add(e.rejection(source, null));
      return;
    }
    Map<Metric, BigDecimal> values = values(row, day);
    if (!values.isEmpty()) {
      var at = day.atStartOfDay(zone).toInstant();
      var key = RecordKey.of(source, id(day));
      days.put(day, Measurement.of(key, at, zone, values, Quality.MANUAL));
    }
  }

  private Map<Metric, BigDecimal> values(int row, LocalDate day) {
    var values = new TreeMap<Metric, BigDecimal>();
    columns.forEach(
        (metric, column) -> {
          Cell cell = tab.cell(row, column);
          try {
            if (!cell.orFailedFormula().isBlank()) {
              values.put(metric, value(metric, column, cell));
            }
          } catch (CellException e) {
            rejected.add(e.rejection(source, id(day)));
          }
        });
    return values;
  }

  private BigDecimal value(Metric metric, int column, Cell cell) throws CellException {
    if (MetricName.isClock(header.columns().get(column).cell())) {
      return TimeCells.hours(cell);
    }
    BigDecimal number = numbers.read(cell);
    boolean time =
        switch (metric.unit().symbol()) {
          case "h" -> TimeCells.isTime(number) || TimeCells.mayBeTime(number);
          case "min", "s" -> TimeCells.isTime(number);
          default -> false;
        };
    if (time) {
      throw new CellException(
          cell,
          "the sheet may have made a time of day of this; write hours as 7.5, or say (h:mm) in the"
              + " header");
    }
    return number;
  }

  private String id(LocalDate day) {
    return tab.id() + ":" + day;
  }
}
