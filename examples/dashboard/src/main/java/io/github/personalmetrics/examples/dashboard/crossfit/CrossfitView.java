package io.github.personalmetrics.examples.dashboard.crossfit;

import io.github.personalmetrics.analytics.OneRepMax.Formula;
import io.github.personalmetrics.examples.dashboard.page.Blank;
import io.github.personalmetrics.examples.dashboard.page.Choice;
import io.github.personalmetrics.examples.dashboard.page.Files;
import io.github.personalmetrics.examples.dashboard.page.Notices;
import io.github.personalmetrics.examples.dashboard.page.Period;
import io.github.personalmetrics.examples.dashboard.page.Range;
import io.github.personalmetrics.examples.dashboard.page.Tile;
import io.github.personalmetrics.examples.dashboard.series.ExerciseView;
import io.github.personalmetrics.examples.dashboard.series.Exercises;
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
import org.jspecify.annotations.Nullable;

/** Puts the CrossFit page together for one reader. */
final class CrossfitView {

  private static final String SOURCE = "sheets/";
  private static final int LAST_PAGE = 100_000;
  private static final int SHOWN_REJECTIONS = 20;

  private final Workouts workouts;
  private final Exercises exercises;
  private final @Nullable String sheet;
  private final SyncService sync;
  private final Supplier<LocalDate> today;
  private final Texts texts;
  private final Numbers numbers;
  private final Sizes sizes;
  private final Notices notices;
  private final SessionTable table;

  CrossfitView(
      Workouts workouts,
      Exercises exercises,
      @Nullable String sheet,
      SyncService sync,
      SyncStatus status,
      Supplier<LocalDate> today,
      Reader reader) {
    this.workouts = workouts;
    this.exercises = exercises;
    this.sheet = sheet;
    this.sync = sync;
    this.today = today;
    this.texts = reader.texts();
    this.numbers = reader.numbers();
    this.sizes = reader.sizes();
    this.notices = new Notices(texts, status);
    this.table = new SessionTable(numbers, sizes);
  }

  CrossfitPage page(Query query) {
    Map<String, Long> known = workouts.exercises();
    String exercise = chosen(query, known);
    LocalDate now = today.get();
    @Nullable LocalDate started = workouts.firstDay().orElse(null);
    LocalDate first = started == null ? now : started;
    Period period = Period.of(query, now, first);
    List<Row> shown = workouts.list(null, period.dates()).workouts();
    int sessions = workouts.list(exercise, period.dates()).workouts().size();
    int number = query.number("page", 1, LAST_PAGE, 1);
    List<RejectionsView.Row> rejected = sync.rejections().only(SOURCE).rejections();
    SyncView state = sync.view();
    ExerciseView progress = exercises.of(exercise, period.dates(), Formula.EPLEY, true);
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
        known.keySet().stream().map(it -> new Choice(it, it, it.equals(exercise))).toList(),
        shown.isEmpty() ? List.of() : tiles(totals, progress),
        texts.get(
            "crossfit.sentence",
            exercise,
            sessions,
            sizes.whole(totals.repetitions()),
            load(totals) + sizes.load().after()),
        sessions == 0 ? null : files.json() + "&exercise=" + encode(exercise),
        shown.isEmpty() ? null : files.json(),
        progress.bests().mean_per_repetition() == null
            ? null
            : "/api/v1/exercise?" + period.parameters() + "&name=" + encode(exercise),
        records(progress),
        sheet,
        shown.isEmpty() ? blank(exercise, started, state) : null,
        shown.isEmpty() ? null : files,
        table.of(shown, number, page -> link(exercise, period, page)),
        notices.of(state, rejected.size()),
        rejected.stream().limit(SHOWN_REJECTIONS).toList());
  }

  /** The one that was done most often, unless another is asked for. */
  private String chosen(Query query, Map<String, Long> known) {
    String wanted = query.text("exercise").orElse(null);
    if (wanted == null) {
      return workouts.heaviest().orElse(known.isEmpty() ? "" : known.keySet().iterator().next());
    }
    if (!known.containsKey(wanted)) {
      throw Problem.unexpected("exercise", "logged");
    }
    return wanted;
  }

  private List<Tile> tiles(WorkoutsView.Totals totals, ExerciseView progress) {
    LocalDate on = totals.max_date();
    return List.of(
        new Tile(
            "max",
            texts.get("crossfit.tile.max"),
            load(totals),
            sizes.load().unit(),
            on == null ? "" : texts.get("crossfit.tile.max.note", numbers.date(on)),
            ""),
        estimate(progress),
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

  private Tile estimate(ExerciseView progress) {
    ExerciseView.Estimate estimate = progress.total().estimated_one_rm();
    return new Tile(
        "one-rm",
        texts.get("crossfit.tile.one-rm"),
        estimate == null ? Sizes.NONE : sizes.load().text(estimate.value()),
        sizes.load().unit(),
        estimate == null
            ? ""
            : texts.get(
                "crossfit.tile.one-rm.note",
                sizes.load().text(estimate.low()),
                sizes.load().text(estimate.high())),
        "");
  }

  private String records(ExerciseView progress) {
    ExerciseView.Best best = progress.bests().mean_per_repetition();
    return best == null
        ? ""
        : texts.get(
            "crossfit.records.sentence",
            progress.exercise(),
            sizes.load().full(best.value()),
            numbers.date(best.date()));
  }

  private String load(WorkoutsView.Totals totals) {
    return totals.max_weight() == null ? Sizes.NONE : sizes.load().text(totals.max_weight());
  }

  private Blank blank(String exercise, @Nullable LocalDate started, SyncView state) {
    if (started != null) {
      return Blank.empty(
          texts.get("crossfit.empty", numbers.date(started)),
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
