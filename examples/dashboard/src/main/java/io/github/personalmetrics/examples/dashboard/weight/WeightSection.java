package io.github.personalmetrics.examples.dashboard.weight;

import io.github.personalmetrics.domain.Annotation.Verdict;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.series.Composition;
import io.github.personalmetrics.examples.dashboard.series.Notes;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.sync.SyncService;
import io.github.personalmetrics.examples.dashboard.sync.SyncStatus;
import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.LocalPath;
import io.github.personalmetrics.examples.dashboard.web.NavLink;
import io.github.personalmetrics.examples.dashboard.web.Pages;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.ProblemException;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Body weight and composition over time. */
public final class WeightSection implements Section {

  public static final NavLink LINK = new NavLink("/weight", "nav.weight", "w");

  private final Pages pages;
  private final Series series;
  private final Composition composition;
  private final SyncService sync;
  private final SyncStatus status;
  private final Notes notes;
  private final Clock clock;

  public WeightSection(
      Pages pages,
      Series series,
      Composition composition,
      SyncService sync,
      SyncStatus status,
      Notes notes,
      Clock clock) {
    this.pages = pages;
    this.series = series;
    this.composition = composition;
    this.sync = sync;
    this.status = status;
    this.notes = notes;
    this.clock = clock;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(LINK.path(), this::show);
    routes.post("/weight/readings", this::annotate, Access.OWNER);
  }

  /** What the person says of a reading, from a form. */
  private void annotate(Context ctx) {
    RecordKey key = key(ctx);
    String verdict = String.valueOf(ctx.formParam("verdict"));
    if (verdict.equals(Readings.UNDO)) {
      notes.withdraw(key);
    } else if (!notes.annotate(key, verdict(verdict))) {
      throw unknown();
    }
    ctx.redirect(LocalPath.of(ctx.formParam("back")), HttpStatus.SEE_OTHER);
  }

  private static Verdict verdict(String text) {
    return Arrays.stream(Verdict.values())
        .filter(it -> it.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.unexpected("verdict", "one-of", "exclude, include, mine, not_mine, undo"));
  }

  private static RecordKey key(Context ctx) {
    try {
      return RecordKey.of(
          SourceId.parse(String.valueOf(ctx.formParam("source"))),
          String.valueOf(ctx.formParam("id")));
    } catch (IllegalArgumentException e) {
      throw unknown();
    }
  }

  private static ProblemException unknown() {
    return Problem.told(404, "error.reading");
  }

  private void show(Context ctx) {
    var query = new Query(ctx);
    var reader = pages.reader(ctx);
    var view = new WeightView(series, composition, sync, status, notes, clock, reader);
    var metrics = MetricChoice.among(series.metrics().metrics(), reader.texts());
    pages.render(
        ctx, "weight.jte", "weight.title", view.of(query, metrics, chosen(query, metrics)));
  }

  private static MetricChoice chosen(Query query, List<MetricChoice> metrics) {
    String wanted = query.text("param").orElse("weight");
    return metrics.stream()
        .filter(metric -> metric.isNamed(wanted))
        .findFirst()
        .orElseThrow(
            () ->
                Problem.unexpected(
                    "param",
                    "one-of",
                    metrics.stream().map(MetricChoice::param).collect(Collectors.joining(", "))));
  }
}
