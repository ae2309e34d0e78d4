package io.github.personalmetrics.connectors.sheets;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Workout;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Turns the rows of one tab into sessions. A session is known by its day and label, never by its
 * rows, so that rows may move. Reads a tab once.
 */
final class WorkoutMapper {

  private record Session(RecordKey key, LocalDate date, String label, List<ExerciseSet> sets) {}

  private final SourceId source;
  private final Spreadsheet.Tab tab;
  private final ZoneId zone;
  private final Header header;
  private final WorkoutColumns columns;
  private final SetReader reader;
  private final Dates dates;
  private final FillDown fillDown;
  private final Map<RecordKey, Session> sessions = new LinkedHashMap<>();
  private final List<Rejection> rejected = new ArrayList<>();

  /**
   * The session of the rows above; absent before the first, and after a date that is unreadable.
   */
  private @Nullable Session above;

  /** The exercise of the row above, if the rows are of one session. */
  private @Nullable String exerciseAbove;

  WorkoutMapper(SourceId source, Spreadsheet.Tab tab, ZoneId zone, SheetLayout layout) {
    this.source = source;
    this.tab = tab;
    this.zone = zone;
    this.header = Header.of(tab, layout);
    this.columns = WorkoutColumns.of(header);
    this.reader = new SetReader(tab, columns, layout);
    this.dates = layout.dates();
    this.fillDown = layout.fillDown();
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
    boolean bare = isBlank(row, columns.ofWork());
    if (bare && isBlank(row, columns.date(), columns.session()) || isTotal(row)) {
      return;
    }
    Session session = null;
    String exercise = null;
    try {
      session = session(row);
      above = session;
      if (!bare) {
        exercise = exercise(row);
        session.sets().addAll(sets(row, exercise, session));
      }
    } catch (CellException e) {
      above = session;
      reject(e, session);
    }
    exerciseAbove = exercise;
  }

  private void reject(CellException e, @Nullable Session session) {
    rejected.add(e.rejection(source, session == null ? null : session.key().externalId()));
  }

  private boolean isTotal(int row) {
    Cell total = total(row);
    if (total == null) {
      return false;
    }
    rejected.add(Totals.rejection(total, source, tab));
    if (!tab.cell(row, columns.date()).isBlank()) {
      above = sessionOfTotal(row);
    }
    exerciseAbove = null;
    return true;
  }

  /** The cell that says so; a session or a note may begin with such a word. */
  private @Nullable Cell total(int row) {
    for (int column : new int[] {columns.date(), columns.exercise()}) {
      if (Totals.isByFirstWord(tab.cell(row, column))) {
        return tab.cell(row, column);
      }
    }
    for (int column : new int[] {columns.session(), columns.notes()}) {
      if (column >= 0 && Totals.is(tab.cell(row, column))) {
        return tab.cell(row, column);
      }
    }
    return null;
  }

  /** What the rows below it belong to, if its date can be read. */
  private @Nullable Session sessionOfTotal(int row) {
    try {
      LocalDate date = dates.read(tab.cell(row, columns.date()).orFailedFormula());
      Cell name = name(row);
      boolean unnamed = name.isBlank() || Totals.is(name);
      boolean same = unnamed && above != null && above.date().equals(date);
      return same ? above : session(date, unnamed ? Cell.absent(tab.title()) : name);
    } catch (CellException e) {
      return null;
    }
  }

  /** A row without a date belongs to the session above it. */
  private Session session(int row) throws CellException {
    Cell day = tab.cell(row, columns.date()).orFailedFormula();
    Cell name = name(row);
    if (!day.isBlank()) {
      exerciseAbove = null;
      return session(dates.read(day), name);
    }
    if (fillDown == FillDown.NONE) {
      throw new CellException(day, "there is no date here");
    }
    if (above == null) {
      throw new CellException(day, "there is no date here, and none above that could be read");
    }
    return name.isBlank() ? above : session(above.date(), name);
  }

  private Cell name(int row) throws CellException {
    return columns.session() < 0
        ? Cell.absent(tab.title())
        : tab.cell(row, columns.session()).orFailedFormula().orFormula();
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

  private String exercise(int row) throws CellException {
    String taken = fillDown == FillDown.EXERCISE ? exerciseAbove : null;
    return taken != null && tab.cell(row, columns.exercise()).isBlank()
        ? taken
        : reader.exercise(row);
  }

  private List<ExerciseSet> sets(int row, String exercise, Session session) throws CellException {
    return reader.sets(row, exercise, e -> reject(e, session));
  }

  private boolean isBlank(int row, int... indexes) {
    for (int column : indexes) {
      if (column >= 0 && !tab.cell(row, column).isBlank()) {
        return false;
      }
    }
    return true;
  }
}
