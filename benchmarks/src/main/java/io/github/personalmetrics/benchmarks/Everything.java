package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.analytics.BodySeries;
import io.github.personalmetrics.analytics.CalendarPeriod;
import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.analytics.DailySeries;
import io.github.personalmetrics.analytics.Deduplication;
import io.github.personalmetrics.analytics.Evolution;
import io.github.personalmetrics.analytics.MuscleGain;
import io.github.personalmetrics.analytics.OneRepMax;
import io.github.personalmetrics.analytics.Outliers;
import io.github.personalmetrics.analytics.PersonalBests;
import io.github.personalmetrics.analytics.Progress;
import io.github.personalmetrics.analytics.RollingMean;
import io.github.personalmetrics.analytics.Running;
import io.github.personalmetrics.analytics.StrengthLog;
import io.github.personalmetrics.analytics.TimeWindowMean;
import io.github.personalmetrics.analytics.Trend;
import io.github.personalmetrics.analytics.WeeklyVariation;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a dashboard shows of a person, computed from the records; each step keeps its result. */
final class Everything {

  private final List<Object> results = new ArrayList<>();

  private Everything() {}

  static List<Object> of(Person person) {
    var everything = new Everything();
    everything.addBody(person);
    everything.addRunning(person);
    everything.addStrength(person);
    return everything.results;
  }

  static List<Object> body(Person person) {
    var everything = new Everything();
    everything.addBody(person);
    return everything.results;
  }

  static List<Object> running(Person person) {
    var everything = new Everything();
    everything.addRunning(person);
    return everything.results;
  }

  static List<Object> strength(Person person) {
    var everything = new Everything();
    everything.addStrength(person);
    return everything.results;
  }

  /** Of columns that were made before, as a page does between two syncs. */
  static List<Object> of(PersonColumns columns) {
    var everything = new Everything();
    everything.add(columns.body);
    everything.add(columns.running);
    everything.add(columns.strength);
    return everything.results;
  }

  private void addBody(Person person) {
    add(keep(body(person.weighIns)));
  }

  static BodySeries body(List<Measurement> weighIns) {
    Outliers outliers = Outliers.of(Metric.BODY_WEIGHT, weighIns, Map.of());
    return BodySeries.of(weighIns, outliers::counts);
  }

  private void add(BodySeries body) {
    DailySeries daily = keep(DailyAggregation.MEDIAN.apply(body.weight()));
    keep(RollingMean.of(daily, 7));
    keep(Trend.of(daily, Trend.SLOW));
    keep(TimeWindowMean.of(body.weight(), Points.WEEK));
    keep(WeeklyVariation.of(DailyAggregation.MEAN.apply(body.weight())));
    for (Evolution.Since since : Evolution.Since.values()) {
      keep(Evolution.of(body.weight(), since, Person.ZONE));
    }
    keep(MuscleGain.periods(body));
  }

  private void addRunning(Person person) {
    add(keep(Running.of(person.activities, Deduplication.WITHOUT_PREFERENCE)));
  }

  private void add(Running running) {
    keep(running.totals());
    for (CalendarPeriod period : CalendarPeriod.values()) {
      keep(running.totals(period));
    }
    keep(running.bests());
    keep(running.lastAgainstPrevious());
    keep(running.elevationEffect());
  }

  private void addStrength(Person person) {
    add(keep(StrengthLog.of(person.workouts)));
  }

  private void add(StrengthLog log) {
    keep(log.summary());
    keep(log.sessions());
    keep(log.totals(CalendarPeriod.WEEK));
    OneRepMax how = OneRepMax.standard();
    keep(PersonalBests.byExercise(log, how));
    keep(Progress.oneRepMax(log.only("exercise 0"), how).bestWithin(90));
  }

  private <T> T keep(T result) {
    results.add(result);
    return result;
  }
}
