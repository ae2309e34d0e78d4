package io.github.personalmetrics.examples.dashboard.overview;

import io.github.personalmetrics.analytics.WeeklyVariation;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Cell;
import io.github.personalmetrics.examples.dashboard.overview.OverviewPage.Grid;
import io.github.personalmetrics.examples.dashboard.series.Activities;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Workouts;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Collectors;

/** The days of the last weeks, a column for each week, and what was done on them. */
final class ActivityGrid {

  private static final int WEEKS = 12;

  /** Of a day's cell and the gap beside it, in the picture's own measure. */
  private static final int STEP = 13;

  private final Activities activities;
  private final Workouts workouts;
  private final Texts texts;
  private final Numbers numbers;

  ActivityGrid(Activities activities, Workouts workouts, Reader reader) {
    this.activities = activities;
    this.workouts = workouts;
    this.texts = reader.texts();
    this.numbers = reader.numbers();
  }

  Grid of(LocalDate today) {
    LocalDate first = WeeklyVariation.monday(today).minusWeeks(WEEKS - 1);
    var dates = new Dates(first, today.plusDays(1));
    Set<LocalDate> runs =
        activities.list(Sport.RUN, dates, false).activities().stream()
            .map(ActivitiesView.Row::date)
            .collect(Collectors.toSet());
    Set<LocalDate> sessions =
        workouts.list(null, dates).workouts().stream()
            .map(WorkoutsView.Row::date)
            .collect(Collectors.toSet());
    var cells = new ArrayList<Cell>();
    int day = 0;
    for (LocalDate date = first; !date.isAfter(today); date = date.plusDays(1), day++) {
      String kind = kind(runs.contains(date), sessions.contains(date));
      cells.add(
          new Cell(
              day / 7 * STEP,
              day % 7 * STEP,
              kind,
              texts.get(
                  "overview.grid.day", numbers.date(date), texts.get("overview.grid." + kind))));
    }
    return new Grid(
        cells,
        WEEKS * STEP,
        7 * STEP,
        texts.get("overview.grid", WEEKS, runs.size(), sessions.size()));
  }

  private static String kind(boolean run, boolean session) {
    return run ? (session ? "both" : "run") : session ? "session" : "none";
  }
}
