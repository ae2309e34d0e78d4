package io.github.personalmetrics.examples.dashboard.api;

import io.github.personalmetrics.examples.dashboard.forecasting.BadInputException;
import io.github.personalmetrics.examples.dashboard.forecasting.ForecastQuestion;
import io.github.personalmetrics.examples.dashboard.forecasting.ForecastService;
import io.github.personalmetrics.examples.dashboard.forecasting.PlannedWeeks;
import io.github.personalmetrics.examples.dashboard.forecasting.Training;
import io.github.personalmetrics.examples.dashboard.web.Access;
import io.github.personalmetrics.examples.dashboard.web.Problem;
import io.github.personalmetrics.examples.dashboard.web.Section;
import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Forecasts and the model card. */
public final class ForecastApi implements Section {

  private static final Logger log = LoggerFactory.getLogger(ForecastApi.class);

  private final ForecastService service;
  private final Training training;

  public ForecastApi(ForecastService service, Training training) {
    this.service = service;
    this.training = training;
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
    answer(ctx, () -> service.forecast(ForecastQuestion.of(ctx::queryParams)));
  }

  /** Changes nothing: a list of weeks is too long for an address. */
  private void plan(Context ctx) {
    answer(
        ctx,
        () ->
            service.forecast(
                PlannedWeeks.parse(ctx.body()), training.habits(Training.HABIT_WEEKS)));
  }

  private void model(Context ctx) {
    answer(ctx, service::model);
  }

  private static void answer(Context ctx, Supplier<?> make) {
    ctx.header("Cache-Control", "no-store");
    try {
      ctx.json(make.get());
    } catch (BadInputException e) {
      throw Problem.badParameter(e.parameter(), String.valueOf(e.getMessage()));
    } catch (ForecastException e) {
      throw Problem.of(status(e), e.getMessage() + ". " + e.advice()).asException();
    }
  }

  private static int status(ForecastException e) {
    if (e instanceof TooFewWeeks) {
      return 422;
    }
    log.warn("no forecast, {}: {}", e.code(), e.getMessage());
    return 503;
  }
}
