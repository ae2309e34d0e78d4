package io.github.personalmetrics.examples.dashboard.crossfit;

import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Files;
import io.github.personalmetrics.examples.dashboard.page.Notices;
import io.github.personalmetrics.examples.dashboard.page.Period;
import io.github.personalmetrics.examples.dashboard.page.Range;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Workouts;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView;
import io.github.personalmetrics.examples.dashboard.series.WorkoutsView.Row;
import io.github.personalmetrics.examples.dashboard.sync.RejectionsView;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.sync.SyncView;
import io.github.personalmetrics.examples.dashboard.web.Numbers;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Reader;
import io.github.personalmetrics.examples.dashboard.web.Sizes;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Puts the CrossFit page together for one reader. */
final class CrossfitView {

  private static final Dates ALL = new Dates(null, null);
  private static final String SOURCE = "sheets/";
  private static final int LAST_PAGE = 100_000;
  private static final int SHOWN_REJECTIONS = 20;

  private final Workouts workouts;
  private final SyncService sync;
  private final Supplier<LocalDate> today;
  private final Texts texts;
  private final Numbers numbers;
  private final Sizes sizes;
  private final Notices notices;
  private final SessionTable table;

  CrossfitView(
      Workouts workouts,
      SyncService sync,
      SyncStatus status,
      Supplier<LocalDate> today,
      Reader reader) {
    this.workouts = workouts;
    this.sync = sync;
    this.today = today;
    this.texts = reader.texts();
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
    this.notices = new Notices(texts, status);
    this.table = new SessionTable(numbers, sizes);
  }

  CrossfitPage page(Query query) {
    Map<String, Long> exercises = workouts.exercises();
    String exercise = chosen(query, exercises);
    List<Row> all = workouts.list(null, ALL).workouts();
    LocalDate now = today.get();
    LocalDate first = all.isEmpty() ? now : all.get(0).date();
    Period period = Period.of(query, now, first);
    List<Row> shown = workouts.list(null, period.dates()).workouts();
    int sessions = workouts.list(exercise, period.dates()).workouts().size();
    int number = query.number("page", 1, LAST_PAGE, 1);
    List<RejectionsView.Row> rejected = sync.rejections().only(SOURCE).rejections();
    SyncView state = sync.view();
    WorkoutsView.Totals totals = workouts.totals(exercise, period.dates());
    var files =
        new Files(
            "/api/v1/export/sets.csv?" + period.parameters(),
            "/api/v1/workouts?" + period.parameters());
    return new CrossfitPage(
        exercise,
        sizes.load().unit(),
        period.from().toString(),
        period.to().toString(),
        period.buttons(now, first, texts, range -> link(exercise, range)),
        exercises.keySet().stream().map(it -> new Choice(it, it, it.equals(exercise))).toList(),
        shown.isEmpty() ? List.of() : tiles(totals),
        texts.get(
            "crossfit.sentence",
            exercise,
            sessions,
            sizes.whole(totals.repetitions()),
            load(totals) + sizes.load().after()),
        sessions == 0 ? null : files.json() + "&exercise=" + encode(exercise),
        shown.isEmpty() ? null : files.json(),
        shown.isEmpty() ? blank(exercise, all, state) : null,
        shown.isEmpty() ? null : files,
        table.of(shown, number, page -> link(exercise, period, page)),
        notices.of(state, rejected.size()),
        rejected.stream().limit(SHOWN_REJECTIONS).toList());
  }

  /** The one that was done most often, unless another is asked for. */
  private String chosen(Query query, Map<String, Long> exercises) {
    String wanted = query.text("exercise").orElse(null);
    if (wanted == null) {
      return workouts
          .heaviest()
          .orElse(exercises.isEmpty() ? "" : exercises.keySet().iterator().next());
    }
    if (!exercises.containsKey(wanted)) {
      throw Problem.badParameter("exercise", "expected one that is in the log");
    }
    return wanted;
  }

  private List<Tile> tiles(WorkoutsView.Totals totals) {
    LocalDate on = totals.max_date();
    return List.of(
        new Tile(
            "max",
            texts.get("crossfit.tile.max"),
            load(totals),
            sizes.load().unit(),
            on == null ? "" : texts.get("crossfit.tile.max.note", numbers.date(on)),
            ""),
        new Tile(
            "repetitions",
            texts.get("crossfit.tile.repetitions"),
            sizes.whole(totals.repetitions()),
            "",
            "",
            ""),
        new Tile(
            "mean",
            texts.get("crossfit.tile.mean"),
            sizes.load().text(totals.mean_per_repetition()),
            sizes.load().unit(),
            texts.get("crossfit.tile.mean.note"),
            ""));
  }

  private String load(WorkoutsView.Totals totals) {
    return totals.max_weight() == null ? Sizes.NONE : sizes.load().text(totals.max_weight());
  }

  private Blank blank(String exercise, List<Row> all, SyncView state) {
    if (!all.isEmpty()) {
      return Blank.empty(
          texts.get("crossfit.empty", numbers.date(all.get(0).date())),
          link(exercise, Range.ALL),
          texts.get("weight.show-all"));
    }
    return state.isConnected(SOURCE)
        ? Blank.nothingYet(texts.get("crossfit.nothing-yet"))
        : Blank.notConnected(texts.get("crossfit.not-connected"));
  }

  private static String link(String exercise, Range range) {
    return "/crossfit?" + named(exercise) + "range=" + range.id();
  }

  private static String link(String exercise, Period period, int page) {
    return "/crossfit?%sfrom=%s&to=%s&page=%d"
        .formatted(named(exercise), period.from(), period.to(), page);
  }

  private static String named(String exercise) {
    return exercise.isEmpty() ? "" : "exercise=" + encode(exercise) + '&';
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
