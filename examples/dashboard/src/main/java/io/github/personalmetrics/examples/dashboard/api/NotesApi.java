package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.domain.Annotation.Verdict;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.examples.dashboard.series.Notes;
import io.github.personalmetrics.examples.dashboard.series.Series;
import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.math.BigDecimal;
import java.util.Optional;

/** The person's own word about a measurement, and goals. */
public final class NotesApi implements Section {

  /** An id may hold slashes. */
  private static final String ANNOTATION =
      "/api/v1/measurements/{provider}/{stream}/<id>/annotation";

  private static final String GOALS = "/api/v1/goals";
  private static final int LONGEST_NUMBER = 32;
  private static final BigDecimal LARGEST = BigDecimal.valueOf(1_000_000);

  private final Notes notes;
  private final Series series;

  public NotesApi(Notes notes, Series series) {
    this.notes = notes;
    this.series = series;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.put(ANNOTATION, this::annotate, Access.OWNER);
    routes.delete(ANNOTATION, this::withdraw, Access.OWNER);
    routes.get(GOALS, ctx -> ctx.header("Cache-Control", "no-store").json(notes.goals()));
    routes.put(GOALS + "/{metric}", this::setGoal, Access.OWNER);
    routes.delete(GOALS + "/{metric}", this::dropGoal, Access.OWNER);
  }

  private void annotate(Context ctx) {
    Verdict verdict =
        new Query(ctx)
            .choice("verdict", Verdict.class)
            .orElseThrow(
                () ->
                    Problem.badParameter(
                        "verdict", "expected one of exclude, include, mine, not_mine"));
    if (!notes.annotate(key(ctx), verdict)) {
      throw Problem.of(404, "There is no such measurement.").asException();
    }
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private void withdraw(Context ctx) {
    notes.withdraw(key(ctx));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private void setGoal(Context ctx) {
    var query = new Query(ctx);
    BigDecimal target =
        query
            .text("target")
            .flatMap(NotesApi::number)
            .orElseThrow(() -> Problem.badParameter("target", "expected a number such as 72.5"));
    notes.setGoal(metric(ctx), target, query.date("by").orElse(null));
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private void dropGoal(Context ctx) {
    String id = ctx.pathParam("metric");
    if (!notes.dropGoal(id)) {
      throw Problem.of(404, "There is no goal for that metric.").asException();
    }
    ctx.status(HttpStatus.NO_CONTENT);
  }

  private Metric metric(Context ctx) {
    return series
        .metric(ctx.pathParam("metric"))
        .orElseThrow(() -> Problem.of(404, "There is no such metric.").asException());
  }

  private static RecordKey key(Context ctx) {
    try {
      return RecordKey.of(
          SourceId.of(ctx.pathParam("provider"), ctx.pathParam("stream")), ctx.pathParam("id"));
    } catch (IllegalArgumentException e) {
      throw Problem.of(404, "There is no such measurement.").asException();
    }
  }

  /** Bounded before it is parsed: a huge exponent would become a huge number. */
  private static Optional<BigDecimal> number(String text) {
    if (text.length() > LONGEST_NUMBER || !text.matches("\\d+(\\.\\d+)?")) {
      return Optional.empty();
    }
    return Optional.of(new BigDecimal(text)).filter(it -> it.abs().compareTo(LARGEST) <= 0);
  }
}
