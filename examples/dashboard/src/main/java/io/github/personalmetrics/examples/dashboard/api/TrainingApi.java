package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.examples.dashboard.series.Activities;
import io.github.personalmetrics.examples.dashboard.series.ActivitiesView;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Workouts;
import io.github.personalmetrics.examples.dashboard.web.CachedJson;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import org.jspecify.annotations.Nullable;

/** Activities of every sport, and strength sessions. */
public final class TrainingApi implements Section {

  private enum Duplicates {
    MERGED,
    ALL
  }

  private final Activities activities;
  private final Workouts workouts;
  private final CachedJson answers;

  public TrainingApi(Activities activities, Workouts workouts, CachedJson answers) {
    this.activities = activities;
    this.workouts = workouts;
    this.answers = answers;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/activities", this::activities);
    routes.get("/api/v1/activities/{provider}/{stream}/{id}", this::activity);
    routes.get("/api/v1/workouts", this::workouts);
  }

  private void activities(Context ctx) {
    var query = new Query(ctx);
    Sport sport = Parameters.sport(query);
    Dates dates = Parameters.dates(query);
    Duplicates duplicates = query.choice("duplicates", Duplicates.class, Duplicates.MERGED);
    answers.answer(
        ctx,
        "activities " + sport + dates + duplicates,
        () -> activities.list(sport, dates, duplicates == Duplicates.ALL));
  }

  private void activity(Context ctx) {
    ActivitiesView.Row found =
        Parameters.activity(ctx).flatMap(activities::find).orElseThrow(Parameters::noSuchActivity);
    ctx.header("Cache-Control", "private, no-cache").json(found);
  }

  private void workouts(Context ctx) {
    var query = new Query(ctx);
    @Nullable String exercise = query.text("exercise").orElse(null);
    Dates dates = Parameters.dates(query);
    answers.answer(ctx, "workouts " + dates + exercise, () -> workouts.list(exercise, dates));
  }
}
