package io.github.personalmetrics.forecast;

import java.time.DayOfWeek;
import java.time.LocalDate;

/**
 * Where the body was, and where a forecast counts from: the means of the last week of which they
 * are known.
 *
 * @param monday its first day
 * @param weight in kilograms
 * @param fatRatio in percent
 */
public record StartingPoint(LocalDate monday, double weight, double fatRatio) {

  public StartingPoint {
    if (monday.getDayOfWeek() != DayOfWeek.MONDAY) {
      throw new IllegalArgumentException("a week starts on a Monday, and this is none: " + monday);
    }
    if (!(weight > 0 && fatRatio > 0 && Double.isFinite(weight + fatRatio))) {
      throw new IllegalArgumentException(
          "no body has %s kg and %s %% of fat".formatted(weight, fatRatio));
    }
  }
}
