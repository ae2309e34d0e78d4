package io.github.personalmetrics.forecast.service;

import io.github.personalmetrics.forecast.ForecastException;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.ForecastException.TooFewWeeks;
import io.github.personalmetrics.forecast.ForecastException.Unavailable;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Requests in, answers out: a server hands over what it was sent and sends what it gets, so that no
 * two servers differ. A bad parameter is a 400 that names it and its range. Where there is no model
 * yet it is a 422, whether or not the server can count the weeks that are missing; a model that
 * cannot be read is a 503 that says what to do, and of the place where models are kept no more than
 * a code. Safe for use by many threads.
 */
public final class ForecastEndpoint {

  private static final Logger log = LoggerFactory.getLogger(ForecastEndpoint.class);

  private final ForecastService service;

  public ForecastEndpoint(ForecastService service) {
    this.service = service;
  }

  /**
   * {@code GET /forecast}: the same plan for every week.
   *
   * @param query what stood behind the question mark, still encoded; absent if there was none
   */
  public ForecastAnswer forecast(@Nullable String query) {
    return answer(
        () -> {
          QueryString parameters = QueryString.parse(query);
          return service.forecast(ForecastQuestion.of(parameters::values));
        });
  }

  /**
   * {@code POST /forecast}: a plan for each week, with what going on as usual would do beside it,
   * if the model knows the usual week.
   *
   * @param query as above; it may name a forecaster
   * @param body a JSON list of weeks
   */
  public ForecastAnswer plan(@Nullable String query, String body) {
    return answer(() -> service.forecast(PlannedWeeks.parse(body), forecaster(query)));
  }

  /** {@code GET /model}: the card alone. */
  public ForecastAnswer model(@Nullable String query) {
    return answer(() -> service.model(forecaster(query)));
  }

  private static @Nullable String forecaster(@Nullable String query) {
    return ForecastQuestion.forecaster(
        QueryString.parse(query).values(ForecastQuestion.FORECASTER));
  }

  private static ForecastAnswer answer(Supplier<?> make) {
    try {
      return ForecastAnswer.of(make.get());
    } catch (BadInputException e) {
      return ForecastAnswer.badParameter(e);
    } catch (ForecastException e) {
      String detail = e.getMessage() + ". " + e.advice();
      if (e instanceof TooFewWeeks || e instanceof NoModel) {
        return ForecastAnswer.problem(422, "Unprocessable Content", detail);
      }
      log.warn("no forecast, {}: {}", e.code(), detail);
      return ForecastAnswer.problem(
          503, "Service Unavailable", e instanceof Unavailable ? unavailable(e.code()) : detail);
    }
  }

  /** Where models are kept, and how it fails, is for whoever runs it and reads the log. */
  private static String unavailable(String code) {
    return "The place where the models are kept cannot be reached now. Try again later. If it goes on, the log says why ("
        + code
        + ").";
  }
}
