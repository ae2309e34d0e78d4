package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.BodySeries;
import io.github.personalmetrics.analytics.MuscleGain;
import io.github.personalmetrics.analytics.WeeklyVariation;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.series.MuscleGainView.Period;
import io.github.personalmetrics.examples.dashboard.series.MuscleGainView.Rule;
import io.github.personalmetrics.examples.dashboard.series.MuscleGainView.Week;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.time.LocalDate;
import java.util.List;

/** What a body is made of, over time. Safe for use by many threads. */
public final class Composition {

  private record Gains(List<LocalDate> rawWeeks, List<MuscleGain.Period> periods) {}

  private final MetricStore store;
  private final Kept kept;

  /**
   * @param store what statistics see of all that there is
   */
  public Composition(MetricStore store) {
    this.store = store;
    this.kept = new Kept(store::version);
  }

  /**
   * Found in all that there is: dates select what is told, and change no week and no period.
   *
   * @param dates of the Monday of a week, or of some day of a period
   */
  public MuscleGainView muscleGain(Rule rule, Dates dates) {
    return rule == Rule.RAW
        ? new MuscleGainView(rule.id(), weeks(dates), null)
        : new MuscleGainView(rule.id(), null, periods(dates));
  }

  private List<Week> weeks(Dates dates) {
    return gains().rawWeeks.stream()
        .filter(dates::contains)
        .map(monday -> new Week(WeeklyVariation.label(monday), monday))
        .toList();
  }

  private List<Period> periods(Dates dates) {
    return gains().periods.stream()
        .filter(period -> dates.overlap(period.from(), period.to()))
        .map(
            period ->
                new Period(
                    period.from(),
                    period.to(),
                    Rounded.of(period.fatFreeAtStart()),
                    Rounded.of(period.fatFreeAtEnd()),
                    Rounded.of(period.fatAtStart()),
                    Rounded.of(period.fatAtEnd()),
                    period.windows()))
        .toList();
  }

  private Gains gains() {
    return kept.get(
        "gains",
        Gains.class,
        () -> {
          BodySeries body = BodySeries.of(store.find(RecordQuery.measurements(Metric.BODY_WEIGHT)));
          return new Gains(MuscleGain.rawWeeks(body), MuscleGain.periods(body));
        });
  }
}
