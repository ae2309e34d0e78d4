package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.examples.dashboard.series.Composition;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.MuscleGainView.Rule;
import io.github.personalmetrics.examples.dashboard.web.CachedJson;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** What a body is made of. */
public final class BodyApi implements Section {

  private final Composition composition;
  private final CachedJson answers;

  public BodyApi(Composition composition, CachedJson answers) {
    this.composition = composition;
    this.answers = answers;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/muscle-gain", this::muscleGain);
  }

  private void muscleGain(Context ctx) {
    var query = new Query(ctx);
    Rule rule = query.choice("rule", Rule.class, Rule.TREND);
    Dates dates = Parameters.dates(query);
    answers.answer(ctx, "muscle-gain " + rule + dates, () -> composition.muscleGain(rule, dates));
  }
}
