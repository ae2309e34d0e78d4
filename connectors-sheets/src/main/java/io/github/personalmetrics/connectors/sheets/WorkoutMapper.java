package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one tab into sessions. A session is known by its day and label, never by its
 * rows, so that rows may move. Reads a tab once.
 */
final class WorkoutMapper {

  private static final int MOST_SETS = 100;
  private static final int MOST_REPS = 10_000;

  private record Session(RecordKey key, LocalDate date, String label, List<ExerciseSet> sets) {}

  private final SourceId source;
  private final Spreadsheet.Tab tab;
  private final ZoneId zone;
  private final Header header;
  private final int date;
  private final int session;
  private final int exercise;
  private final int sets;
  private final int reps;
  private final int weight;
  private final int notes;
  private final LoadUnit unit;
  private final Map<RecordKey, Session> sessions = new LinkedHashMap<>();
  private final List<Rejection> rejected = new ArrayList<>();

  /**
   * The session of the rows above; absent before the first, and after a date that is unreadable.
   */
  private @Nullable Session above;

  WorkoutMapper(SourceId source, Spreadsheet.Tab tab, ZoneId zone) {
    this.source = source;
    this.tab = tab;
    this.zone = zone;
    this.header = Header.of(tab);
    this.date = header.mandatory(ColumnRole.DATE);
    this.session = header.column(ColumnRole.SESSION);
    this.exercise = header.mandatory(ColumnRole.EXERCISE);
    this.sets = header.column(ColumnRole.SETS);
    this.reps = header.mandatory(ColumnRole.REPS);
    this.weight = header.mandatory(ColumnRole.WEIGHT);
    this.notes = header.column(ColumnRole.NOTES);
    this.unit = ColumnRole.unit(header.cells().get(weight).text());
  }

  Mapped map() {
    header.rowsBelow().forEach(this::read);
    List<HealthRecord> records =
        sessions.values().stream()
            .filter(session -> !session.sets().isEmpty())
            .<HealthRecord>map(this::workout)
            .toList();
    return new Mapped(records, rejected);
  }

  private Workout workout(Session session) {
    var at = session.date().atStartOfDay(zone).toInstant();
    return new Workout(session.key(), at, zone, session.label(), session.sets());
  }

  private void read(int row) {
    boolean bare = isBlank(row, exercise, sets, reps, weight, notes);
    if (bare && isBlank(row, date, session)) {
      return;
    }
    Session session = null;
    try {
      session = session(row);
      above = session;
      if (!bare) {
        session.sets().addAll(sets(row));
      }
    } catch (CellException e) {
      above = session;
      rejected.add(e.rejection(source, session == null ? null : session.key().externalId()));
    }
  }

  /** A row without a date belongs to the session above it. */
  private Session session(int row) throws CellException {
    Cell day = cell(row, date);
    Cell name = cell(row, session);
    if (!day.isBlank()) {
      return session(day.date(), name);
    }
    if (above == null) {
      throw new CellException(day, "there is no date here, and none above that could be read");
    }
    return name.isBlank() ? above : session(above.date(), name);
  }

  private Session session(LocalDate date, Cell name) throws CellException {
    String label = name.text();
    String id = tab.id() + ":" + date + (label.isEmpty() ? "" : ":" + Names.lower(label));
    try {
      return sessions.computeIfAbsent(
          RecordKey.of(source, id), key -> new Session(key, date, label, new ArrayList<>()));
    } catch (IllegalArgumentException e) {
      throw new CellException(name, "this is too long or too strange for a session's name");
    }
  }

  private List<ExerciseSet> sets(int row) throws CellException {
    Cell name = required(row, exercise, "which exercise it was");
    int count = cell(row, sets).isBlank() ? 1 : cell(row, sets).whole("the sets", 1, MOST_SETS);
    int repetitions =
        required(row, reps, "how many repetitions").whole("the repetitions", 0, MOST_REPS);
    Cell load = cell(row, weight);
    BigDecimal kilograms = load.isBodyWeight() ? null : load.load(unit);
    String note = cell(row, notes).text();
    try {
      return Collections.nCopies(
          count,
          new ExerciseSet(name.text(), repetitions, kilograms, null, null, false, false, note));
    } catch (IllegalArgumentException e) {
      throw new CellException(name, "this is too long or too strange for an exercise");
    }
  }

  private Cell required(int row, int column, String what) throws CellException {
    Cell cell = cell(row, column);
    if (cell.isBlank()) {
      throw new CellException(cell, "nothing says " + what);
    }
    return cell;
  }

  private Cell cell(int row, int column) throws CellException {
    return column < 0 ? new Cell(tab.title(), "") : tab.cell(row, column).orFailedFormula();
  }

  private boolean isBlank(int row, Integer... columns) {
    return Stream.of(columns)
        .filter(column -> column >= 0)
        .allMatch(column -> tab.cell(row, column).isBlank());
  }
}
