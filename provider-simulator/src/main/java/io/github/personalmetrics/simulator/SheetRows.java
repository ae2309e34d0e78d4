package io.github.personalmetrics.simulator;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Writes a person's training and food into tabs as a tidy athlete would. */
final class SheetRows {
  private static final LocalDate SERIAL_ZERO = LocalDate.of(1899, 12, 30);
  private static final LocalTime EVENING = LocalTime.of(21, 0);

  private SheetRows() {}

  static List<SheetTab> of(SyntheticPerson person) {
    return List.of(log(person), food(person));
  }

  /** One row an exercise, the date on each; a blank row between weeks. */
  private static SheetTab log(SyntheticPerson person) {
    var rows = header("Date", "Session", "Exercise", "Sets", "Reps", "Weight", "Notes");
    LocalDate week = null;
    for (var session : person.trainingSessions()) {
      var since = evening(session.date(), person.zone());
      var monday = session.date().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
      if (week != null && !week.equals(monday)) {
        rows.add(new SheetTab.Row(since, List.of()));
      }
      week = monday;
      for (var lift : session.lifts()) {
        rows.add(new SheetTab.Row(since, cells(session, lift)));
      }
    }
    return SheetTab.of("log", rows);
  }

  private static List<Object> cells(TrainingSession session, TrainingSession.Lift lift) {
    return List.of(
        serial(session.date()),
        session.label(),
        lift.exercise(),
        lift.sets(),
        lift.reps(),
        orEmpty(lift.kilograms()),
        lift.note());
  }

  private static SheetTab food(SyntheticPerson person) {
    var rows = header("Date", "Food index");
    person
        .foodIndex()
        .forEach(
            (day, index) ->
                rows.add(
                    new SheetTab.Row(evening(day, person.zone()), List.of(serial(day), index))));
    return SheetTab.of("food", rows);
  }

  private static List<SheetTab.Row> header(String... names) {
    return new ArrayList<>(List.of(new SheetTab.Row(Instant.MIN, List.of((Object[]) names))));
  }

  private static Object orEmpty(@Nullable Object cell) {
    return cell == null ? "" : cell;
  }

  private static Instant evening(LocalDate day, ZoneId zone) {
    return day.atTime(EVENING).atZone(zone).toInstant();
  }

  private static long serial(LocalDate day) {
    return ChronoUnit.DAYS.between(SERIAL_ZERO, day);
  }
}
