package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.analytics.DailyAggregation;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Files;
import io.github.personalmetrics.examples.dashboard.page.Notices;
import io.github.personalmetrics.examples.dashboard.page.Range;
import io.github.personalmetrics.examples.dashboard.series.Composition;
import io.github.personalmetrics.examples.dashboard.series.DailyView;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Notes;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.series.WeeklyView;
import io.github.personalmetrics.examples.dashboard.sync.RejectionsView;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.sync.SyncView;
import io.github.personalmetrics.examples.dashboard.web.Measure;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts the Weight page together for one reader. */
final class WeightView {

  private static final int WEEK = 7;
  private static final int SHOWN_REJECTIONS = 20;

  private final Series series;
  private final SyncService sync;
  private final SyncStatus status;
  private final Notes notes;
  private final Clock clock;
  private final Texts texts;
  private final ZoneId zone;
  private final Numbers numbers;
  private final Sizes sizes;
  private final Notices notices;
  private final Readings readings;
  private final BodyWeeks bodyWeeks;

  WeightView(
      Series series,
      Composition composition,
      SyncService sync,
      SyncStatus status,
      Notes notes,
      Clock clock,
      Reader reader) {
    this.series = series;
    this.sync = sync;
    this.status = status;
    this.notes = notes;
    this.clock = clock;
    this.texts = reader.texts();
    this.zone = reader.zone();
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
    this.notices = new Notices(texts, status);
    this.readings = new Readings(series, reader);
    this.bodyWeeks = new BodyWeeks(series, composition, reader);
  }

  WeightPage of(Query parameters, List<MetricChoice> metrics, MetricChoice metric) {
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    List<DailyView.Day> all = days(metric, Dates.EVER, WEEK);
    LocalDate first = all.isEmpty() ? today : all.get(0).date();
    WeightQuery query = WeightQuery.of(parameters, metric, today, first);
    List<DailyView.Day> shown = days(metric, query.dates(), query.window());
    List<DailyView.Day> weekly = days(metric, query.dates(), WEEK);
    Measure measure = sizes.of(metric.metric());
    var summary = new Summary(texts, numbers, measure, status);
    SyncView state = sync.view();
    // Activities and sessions have pages of their own.
    List<RejectionsView.Row> rejections =
        sync.rejections().without("strava/").without("sheets/").rejections();
    return new WeightPage(
        metric.label(),
        measure,
        goal(metric.metric()),
        query.period().from().toString(),
        query.period().to().toString(),
        query.period().buttons(today, first, texts, query::link),
        metrics.stream().map(m -> new Choice(m.param(), m.label(), m.equals(metric))).toList(),
        WeightQuery.WINDOWS.stream().map(w -> window(w, query)).toList(),
        summary.tiles(metric.metric(), series.latest(metric.metric()), weekly, zone),
        summary.sentence(weekly) + goal(metric.metric(), measure),
        shown.isEmpty() ? null : query.data(),
        strip(query, all, today),
        shown.isEmpty() ? null : query.weeks(),
        weeks(metric, query, measure),
        blank(query, all, shown, state),
        shown.isEmpty() ? null : new Files(query.csv(), query.data()),
        DayTable.of(shown, query, parameters, numbers, measure),
        readings.of(metric, measure, query, parameters.date("day").orElse(null)),
        query.gains(),
        bodyWeeks.gains(query.dates()),
        bodyWeeks.quadrants(query),
        notices.of(state, rejections.size()),
        rejections.stream().limit(SHOWN_REJECTIONS).toList());
  }

  private List<DailyView.Day> days(MetricChoice metric, Dates dates, int window) {
    return series.daily(metric.metric(), dates, window, DailyAggregation.MEDIAN).days();
  }

  private WeightPage.@Nullable Strip strip(
      WeightQuery query, List<DailyView.Day> all, LocalDate today) {
    return new RangeStrip(texts, numbers)
        .of(
            all,
            series.weekly(query.metric().metric(), Dates.EVER).weeks(),
            query.period(),
            today,
            query::link);
  }

  private WeightPage.Weeks<WeightPage.Week> weeks(
      MetricChoice metric, WeightQuery query, Measure measure) {
    var weeks = new ArrayList<WeightPage.Week>();
    for (WeeklyView.Week week : series.weekly(metric.metric(), query.dates()).weeks()) {
      Double delta = week.delta();
      weeks.add(
          new WeightPage.Week(
              week.week(),
              numbers.date(week.monday()),
              measure.text(week.mean()),
              Integer.toString(week.days()),
              delta == null ? Sizes.NONE : measure.change(delta)));
    }
    return WeekTable.of(weeks, query);
  }

  private @Nullable Double goal(Metric metric) {
    return notes.goal(metric).map(goal -> goal.target().doubleValue()).orElse(null);
  }

  private String goal(Metric metric, Measure measure) {
    return notes
        .goal(metric)
        .map(
            goal ->
                ' ' + texts.get("weight.goal.sentence", measure.full(goal.target().doubleValue())))
        .orElse("");
  }

  private Choice window(int window, WeightQuery query) {
    String label = window == 1 ? texts.get("smooth.none") : texts.get("smooth.days", window);
    return new Choice(WeightQuery.smooth(window), label, window == query.window());
  }

  private @Nullable Blank blank(
      WeightQuery query, List<DailyView.Day> all, List<DailyView.Day> shown, SyncView state) {
    if (!shown.isEmpty()) {
      return null;
    }
    if (!all.isEmpty()) {
      String first = numbers.date(all.get(0).date());
      return new Blank(
          "empty",
          texts.get("weight.empty", first),
          query.link(Range.ALL),
          texts.get("weight.show-all"));
    }
    return state.isConnected()
        ? new Blank("empty", texts.get("weight.nothing-yet"), null, "")
        : new Blank("not-connected", texts.get("weight.not-connected"), null, "");
  }
}
