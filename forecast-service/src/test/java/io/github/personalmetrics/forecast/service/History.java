package io.github.personalmetrics.forecast.service;

import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.StartingPoint;
import io.github.personalmetrics.forecast.TrainingData;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/** A person's weeks, for a model to learn from. */
final class History {

  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T10:15:30Z"), ZoneOffset.UTC);

  private static final LocalDate FIRST = LocalDate.parse("2026-01-05");

  private History() {}

  /** Lazy and hard weeks in turn: 0.2 kg and 0.1 points up, or half a kilogram and as many down. */
  static TrainingData data(int count) {
    var weeks = new ArrayList<TrainingWeek>();
    for (int i = 0; i < count; i++) {
      boolean hard = i % 2 == 1;
      weeks.add(
          new TrainingWeek(
              FIRST.plusWeeks(i),
              new WeeklyPlan(hard ? 20 : 5, hard ? 120 : 30, hard ? 4 : 1, 40 + i),
              hard ? new Change(-0.5, -0.5) : new Change(0.2, 0.1)));
    }
    return new TrainingData(
        "3",
        weeks,
        List.of(),
        List.of(),
        new TreeSet<>(),
        new TreeSet<>(),
        new Change(-0.3, 0.1),
        new StartingPoint(FIRST.plusWeeks(count - 1L), 80.5, 20.25),
        new WeeklyPlan(5, 30, 1, 40));
  }
}
