package io.github.personalmetrics.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A week that a model can learn from: what was trained, and what came of it.
 *
 * @param monday its first day
 * @param change the mean of this week minus the mean of the week before
 * @param lead how far the daily trend was ahead of its mean when the week before ended; known
 *     before this week began
 */
public record TrainingWeek(LocalDate monday, WeeklyPlan training, Change change, Change lead) {

  public TrainingWeek {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("a week starts on a Monday, and this is none: " + monday);
    }
  }

  /** A week of which no trend is known. */
  public TrainingWeek(LocalDate monday, WeeklyPlan training, Change change) {
    this(monday, training, change, Change.NONE);
  }
}
