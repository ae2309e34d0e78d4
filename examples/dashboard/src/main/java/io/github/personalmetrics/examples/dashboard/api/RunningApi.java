package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.examples.dashboard.series.Dates;
import io.github.personalmetrics.examples.dashboard.series.Profiles;
import io.github.personalmetrics.examples.dashboard.series.Runs;
import io.github.personalmetrics.examples.dashboard.series.TrackView.Length;
import io.github.personalmetrics.examples.dashboard.series.Tracks;
import io.github.personalmetrics.examples.dashboard.web.CachedJson;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.ProblemException;
import io.github.personalmetrics.examples.dashboard.web.Query;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** What runs add up to, and the tracks of activities. */
public final class RunningApi implements Section {

  private final Runs runs;
  private final Tracks tracks;
  private final Profiles profiles;
  private final CachedJson answers;

  public RunningApi(Runs runs, Tracks tracks, Profiles profiles, CachedJson answers) {
    this.runs = runs;
    this.tracks = tracks;
    this.profiles = profiles;
    this.answers = answers;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/running/summary", this::summary);
    routes.get("/api/v1/activities/{provider}/{stream}/{id}/track", this::track);
    routes.get("/api/v1/activities/{provider}/{stream}/{id}/profile", this::profile);
  }

  private void summary(Context ctx) {
    Dates dates = Parameters.dates(new Query(ctx));
    answers.answer(ctx, "running " + dates, () -> runs.summary(dates));
  }

  private void track(Context ctx) {
    Length split = split(ctx);
    RecordKey key = activity(ctx);
    answers.answer(
        ctx,
        "track " + split + key,
        () -> tracks.find(key, split).orElseThrow(RunningApi::noTrack));
  }

  private void profile(Context ctx) {
    Length split = split(ctx);
    RecordKey key = activity(ctx);
    answers.answer(
        ctx,
        "profile " + split + key,
        () -> profiles.find(key, split).orElseThrow(RunningApi::noTrack));
  }

  private static Length split(Context ctx) {
    return new Query(ctx).choice("split", Length.class, Length.KILOMETRE);
  }

  private RecordKey activity(Context ctx) {
    return Parameters.activity(ctx)
        .filter(tracks::hasActivity)
        .orElseThrow(Parameters::noSuchActivity);
  }

  private static ProblemException noTrack() {
    return Problem.of(404, "That activity has no track.").asException();
  }
}
