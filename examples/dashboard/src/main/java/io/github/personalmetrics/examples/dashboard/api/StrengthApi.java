package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.analytics.OneRepMax.Formula;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Exercises;
import io.github.personalmetrics.examples.dashboard.web.CachedJson;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** What was trained with sets, exercise by exercise. */
public final class StrengthApi implements Section {

  private final Exercises exercises;
  private final CachedJson answers;

  public StrengthApi(Exercises exercises, CachedJson answers) {
    this.exercises = exercises;
    this.answers = answers;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/exercises", ctx -> answers.answer(ctx, "exercises", exercises::list));
    routes.get("/api/v1/exercise", this::exercise);
  }

  private void exercise(Context ctx) {
    var query = new Query(ctx);
    String name =
        query
            .text("name")
            .orElseThrow(
                () -> Problem.badParameter("name", "expected one of those of /api/v1/exercises"));
    Dates dates = Parameters.dates(query);
    Formula formula = query.choice("formula", Formula.class, Formula.EPLEY);
    boolean warmups = query.flag("warmups", true);
    if (!exercises.has(name)) {
      throw Problem.of(404, "There is no such exercise; /api/v1/exercises lists them.")
          .asException();
    }
    answers.answer(
        ctx,
        "exercise " + dates + formula + warmups + name,
        () -> exercises.of(name, dates, formula, warmups));
  }
}
