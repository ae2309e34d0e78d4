package io.github.personalmetrics.examples.dashboard.running;

import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Files;
import io.github.personalmetrics.examples.dashboard.page.Notices;
import io.github.personalmetrics.examples.dashboard.page.Period;
import io.github.personalmetrics.examples.dashboard.page.Range;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.running.RunningPage.Column;
import io.github.personalmetrics.examples.dashboard.running.RunningQuery.By;
import io.github.personalmetrics.examples.dashboard.running.RunningQuery.Sort;
import io.github.personalmetrics.examples.dashboard.series.Activities;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView.Row;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.FastestRuns;
import io.github.personalmetrics.examples.dashboard.series.Runs;
import io.github.personalmetrics.examples.dashboard.sync.RejectionsView;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.sync.SyncView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Puts the Running page together for one reader. */
final class RunningView {

  private static final String SOURCE = "strava/";
  private static final int SHOWN_REJECTIONS = 20;

  private final Activities activities;
  private final FastestRuns fastest;
  private final SyncService sync;
  private final Supplier<LocalDate> today;
  private final Texts texts;
  private final Numbers numbers;
  private final Sizes sizes;
  private final Notices notices;
  private final RunTable table;

  RunningView(
      Activities activities,
      FastestRuns fastest,
      SyncService sync,
      SyncStatus status,
      Supplier<LocalDate> today,
      Reader reader) {
    this.activities = activities;
    this.fastest = fastest;
    this.sync = sync;
    this.today = today;
    this.texts = reader.texts();
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
    this.notices = new Notices(texts, status);
    this.table = new RunTable(numbers, sizes);
  }

  RunningPage page(Query parameters) {
    LocalDate now = today.get();
    @Nullable LocalDate started = activities.firstDay(Sport.RUN).orElse(null);
    LocalDate first = started == null ? now : started;
    RunningQuery query = RunningQuery.of(parameters, sizes, now, first);
    RunMeasure measure = query.measure();
    Period period = query.period();
    List<Row> shown = runs(period.dates());
    var climbs = new Climbs(shown);
    List<RejectionsView.Row> rejected = sync.rejections().only(SOURCE).rejections();
    SyncView state = sync.view();
    return new RunningPage(
        measure.id(),
        texts.get("running." + measure.id()),
        measure.unit(sizes),
        period.from().toString(),
        period.to().toString(),
        period.buttons(now, first, texts, query::link),
        Arrays.stream(RunMeasure.values()).map(it -> choice(it, measure)).toList(),
        RunningQuery.id(query.by()),
        Arrays.stream(By.values()).map(it -> group(it, query)).toList(),
        sums(query),
        tiles(activities.totals(Sport.RUN, period.dates()), period),
        sentence(shown),
        shown.isEmpty() ? null : data(query),
        shown.isEmpty() ? null : files(period).json(),
        climbs.steps(),
        climbs.legend(texts, sizes),
        columns(query),
        shown.isEmpty() ? blank(query, started, state) : null,
        shown.isEmpty() ? null : files(period),
        table.of(shown, query),
        notices.of(state, rejected.size()),
        rejected.stream().limit(SHOWN_REJECTIONS).toList());
  }

  private List<RunningPage.Sum> sums(RunningQuery query) {
    if (query.by() == By.RUN) {
      return List.of();
    }
    var summary = new Runs(activities).summary(query.period().dates());
    var sums = new ArrayList<RunningPage.Sum>();
    for (var sum : query.by() == By.WEEK ? summary.weeks() : summary.months()) {
      sums.add(
          0,
          new RunningPage.Sum(
              numbers.date(sum.start()),
              sum.start().toString(),
              sizes.whole(sum.runs()),
              sizes.distance().text(sum.distance()),
              sizes.time(sum.time()),
              sizes.speed().text(sum.speed()),
              sizes.pace(sum.speed()),
              sizes.height().text(sum.elevation_gain())));
    }
    return sums;
  }

  /** Where the bars come from. */
  private static String data(RunningQuery query) {
    return query.by() == By.RUN
        ? files(query.period()).json()
        : "/api/v1/running/summary?" + query.period().parameters();
  }

  private Choice group(By by, RunningQuery query) {
    return new Choice(
        query.link(by), texts.get("running.by." + RunningQuery.id(by)), by == query.by());
  }

  private List<Column> columns(RunningQuery query) {
    return List.of(
        column(texts.get("weight.date"), Sort.DATE, query),
        column(texts.get("running.name"), Sort.NAME, query),
        column(sizes.distance().unit(), Sort.DISTANCE, query),
        column(texts.get("running.duration"), Sort.TIME, query),
        column(sizes.speed().unit(), Sort.SPEED, query),
        // Sorted as its neighbour, the other way round: one of the two says so.
        new Column(sizes.paceUnit(), query.link(Sort.SPEED), null, false),
        column(texts.get("running.elevation") + sizes.height().inUnit(), Sort.ELEVATION, query));
  }

  private static Column column(String label, Sort sort, RunningQuery query) {
    return new Column(label, query.link(sort), query.direction(sort), sort == Sort.NAME);
  }

  private static Files files(Period period) {
    String parameters = "?sport=run&" + period.parameters();
    return new Files(
        "/api/v1/export/activities.csv" + parameters, "/api/v1/activities" + parameters);
  }

  private List<Row> runs(Dates dates) {
    return activities.list(Sport.RUN, dates, false).activities();
  }

  private List<Tile> tiles(ActivitiesView.Totals totals, Period period) {
    Row longest = totals.longest();
    if (longest == null) {
      return List.of();
    }
    var tiles = new ArrayList<Tile>(totals(totals, longest));
    FastestRuns.DISTANCES.forEach(metres -> tiles.add(best(metres, period)));
    return tiles;
  }

  private Tile best(double metres, Period period) {
    String id = "best-" + Math.round(metres / 1000);
    return fastest
        .best(metres, period.dates())
        .map(
            best ->
                tile(
                    id,
                    sizes.time(best.seconds()),
                    "",
                    texts.get("running.tile.longest.note", numbers.date(best.run().date()))))
        .orElseGet(() -> tile(id, Sizes.NONE, "", texts.get("running.tile.best.none")));
  }

  private List<Tile> totals(ActivitiesView.Totals totals, Row longest) {
    return List.of(
        tile("runs", sizes.whole(totals.count()), "", ""),
        tile("distance", sizes.distance().text(totals.distance()), sizes.distance().unit(), ""),
        tile("time", sizes.time(totals.time()), "", texts.get("running.tile.time.note")),
        tile(
            "longest",
            sizes.distance().text(longest.distance()),
            sizes.distance().unit(),
            texts.get("running.tile.longest.note", numbers.date(longest.date()))));
  }

  private Tile tile(String id, String value, String unit, String note) {
    return new Tile(id, texts.get("running.tile." + id), value, unit, note, "");
  }

  private String sentence(List<Row> shown) {
    return shown.stream()
        .filter(run -> run.speed() != null)
        .max(Comparator.comparingDouble(run -> speed(run.speed())))
        .map(
            fastest ->
                texts.get(
                    "running.sentence",
                    shown.size(),
                    sizes.effort(fastest.speed()) + ' ' + sizes.effortUnit(),
                    sizes.distance().full(fastest.distance()),
                    numbers.date(fastest.date())))
        .orElse("");
  }

  private static double speed(@Nullable Double speed) {
    return speed == null ? 0 : speed;
  }

  private Blank blank(RunningQuery query, @Nullable LocalDate started, SyncView state) {
    if (started != null) {
      return Blank.empty(
          texts.get("running.empty", numbers.date(started)),
          query.link(Range.ALL),
          texts.get("weight.show-all"));
    }
    return state.isConnected(SOURCE)
        ? Blank.nothingYet(texts.get("running.nothing-yet"))
        : Blank.notConnected(texts.get("running.not-connected"));
  }

  private Choice choice(RunMeasure measure, RunMeasure chosen) {
    return new Choice(measure.id(), texts.get("running." + measure.id()), measure == chosen);
  }
}
