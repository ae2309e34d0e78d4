package io.github.personalmetrics.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * A week that a model can learn from: what was trained, and what came of it.
 *
 * @param monday its first day
 * @param change the mean of this week minus the mean of the week before
 */
public record TrainingWeek(LocalDate monday, WeeklyPlan training, Change change) {

  public TrainingWeek {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("a week starts on a Monday, and this is none: " + monday);
    }
  }
}
