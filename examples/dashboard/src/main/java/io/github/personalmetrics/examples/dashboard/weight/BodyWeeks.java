package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.series.Composition;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.MuscleGainView;
import io.github.personalmetrics.examples.dashboard.series.MuscleGainView.Period;
import io.github.personalmetrics.examples.dashboard.series.MuscleGainView.Rule;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.series.WeeklyView.Week;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.examples.dashboard.weight.WeightPage.Gain;
import io.github.personalmetrics.examples.dashboard.weight.WeightPage.Quadrants;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Good and bad weeks of a body: when it gained muscle, and how weight and fat moved together. */
final class BodyWeeks {

  private final Series series;
  private final Composition composition;
  private final Texts texts;
  private final Numbers numbers;
  private final Measure mass;

  BodyWeeks(Series series, Composition composition, Reader reader) {
    this.series = series;
    this.composition = composition;
    this.texts = reader.texts();
    this.numbers = reader.numbers();
    this.mass = reader.sizes().weight();
  }

  List<Gain> gains(Dates dates) {
    List<Period> periods = composition.muscleGain(Rule.TREND, dates).periods();
    return Objects.requireNonNullElse(periods, List.<Period>of()).stream().map(this::gain).toList();
  }

  private Gain gain(MuscleGainView.Period period) {
    return new Gain(
        numbers.date(period.first_monday()),
        numbers.date(period.last_sunday()),
        mass.change(period.fat_free_mass_at_end() - period.fat_free_mass_at_start()),
        mass.change(period.fat_mass_at_end() - period.fat_mass_at_start()));
  }

  /** Absent without a week in which both are known. */
  @Nullable Quadrants quadrants(WeightQuery query) {
    Map<LocalDate, Double> fat = new HashMap<>();
    weeks(Metric.FAT_RATIO, query).forEach(week -> fat.put(week.monday(), week.delta()));
    int[] counts = new int[4];
    int all = 0;
    var moves = new ArrayList<Quadrants.Move>();
    for (Week week : weeks(Metric.BODY_WEIGHT, query)) {
      Double weight = week.delta();
      Double fatChange = fat.get(week.monday());
      if (weight != null && fatChange != null) {
        counts[(weight > 0 ? 2 : 0) + (fatChange > 0 ? 1 : 0)]++;
        all++;
        moves.add(new Quadrants.Move(week.week(), mass.change(weight), numbers.change(fatChange)));
      }
    }
    return all == 0
        ? null
        : new Quadrants(
            texts.get("quadrants.sentence", all, counts[2], counts[0], counts[1], counts[3]),
            query.weeks(Metric.BODY_WEIGHT),
            query.weeks(Metric.FAT_RATIO),
            WeekTable.of(moves, query));
  }

  private List<Week> weeks(Metric metric, WeightQuery query) {
    return series.weekly(metric, query.dates()).weeks();
  }
}
