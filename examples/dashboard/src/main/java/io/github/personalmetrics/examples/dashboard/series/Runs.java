package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.ActivityTotals;
import io.github.personalmetrics.analytics.CalendarPeriod;
import io.github.personalmetrics.analytics.ElevationEffect;
import io.github.personalmetrics.analytics.Running;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.examples.dashboard.series.RunningView.Bests;
import io.github.personalmetrics.examples.dashboard.series.RunningView.Effect;
import io.github.personalmetrics.examples.dashboard.series.RunningView.Period;
import io.github.personalmetrics.examples.dashboard.series.RunningView.Totals;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What runs add up to. Safe for use by many threads. */
public final class Runs {

  private final Activities activities;

  public Runs(Activities activities) {
    this.activities = activities;
  }

  public RunningView summary(Dates dates) {
    Running running = activities.running().between(dates.first(), dates.end());
    return new RunningView(
        totals(running.totals()),
        periods(running, CalendarPeriod.WEEK),
        periods(running, CalendarPeriod.MONTH),
        periods(running, CalendarPeriod.YEAR),
        bests(running.bests()),
        running.elevationEffect().map(Runs::effect).orElse(null));
  }

  private Bests bests(Running.Bests bests) {
    return new Bests(
        row(bests.farthest()), row(bests.longest()), row(bests.highest()), row(bests.fastest()));
  }

  private ActivitiesView.@Nullable Row row(@Nullable Activity run) {
    return run == null ? null : activities.row(run);
  }

  private static List<Period> periods(Running running, CalendarPeriod length) {
    return running.totals(length).stream()
        .map(
            period -> {
              Totals of = totals(period.totals());
              return new Period(
                  period.start(),
                  of.runs(),
                  of.distance(),
                  of.time(),
                  of.elevation_gain(),
                  of.speed());
            })
        .toList();
  }

  private static Totals totals(ActivityTotals totals) {
    return new Totals(
        totals.activities(),
        Rounded.of(totals.distance()),
        Rounded.seconds(totals.time()),
        Rounded.of(totals.elevationGain()),
        Rounded.of(totals.speed()));
  }

  private static Effect effect(ElevationEffect effect) {
    return new Effect(
        Rounded.of(effect.slope()),
        Rounded.of(effect.standardError()),
        Rounded.of(effect.flatSpeed()),
        effect.runs());
  }
}
