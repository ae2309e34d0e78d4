package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.forecast.service.ForecastAnswer;
import io.github.personalmetrics.forecast.service.ForecastEndpoint;
import io.github.personalmetrics.forecast.service.ForecastService;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;

/** Forecasts and the model card. */
public final class ForecastApi implements Section {

  private final ForecastEndpoint endpoint;

  public ForecastApi(ForecastService service) {
    this.endpoint = new ForecastEndpoint(service);
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/forecast", this::forecast);
    routes.post("/api/v1/forecast", this::plan, Access.VIEWER);
    routes.get("/api/v1/testget", this::forecast);
    routes.get("/testget", this::forecast);
    routes.get("/api/v1/model", this::model);
  }

  private void forecast(Context ctx) {
    send(ctx, endpoint.forecast(ctx.queryString()));
  }

  /** Changes nothing: a list of weeks is too long for an address. */
  private void plan(Context ctx) {
    send(ctx, endpoint.plan(ctx.queryString(), ctx.body()));
  }

  private void model(Context ctx) {
    send(ctx, endpoint.model(ctx.queryString()));
  }

  private static void send(Context ctx, ForecastAnswer answer) {
    answer.headers().forEach(ctx::header);
    ctx.status(answer.status()).result(answer.body());
  }
}
