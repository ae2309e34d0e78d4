package io.github.personalmetrics.forecast.service;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What to answer over HTTP; a problem (RFC 9457) if the status is 400 or more.
 *
 * @param body JSON
 */
public record ForecastAnswer(int status, Map<String, String> headers, String body) {

  private static final String JSON = "application/json";
  private static final String PROBLEM = "application/problem+json";

  public ForecastAnswer {
    headers = Map.copyOf(headers);
  }

  static ForecastAnswer of(Object view) {
    return new ForecastAnswer(200, headers(JSON), ForecastJson.write(view));
  }

  static ForecastAnswer badParameter(BadInputException e) {
    String parameter = e.parameter();
    return problem(400, "Bad Request", parameter + ": " + e.getMessage(), parameter);
  }

  /** Why there is no forecast, such as {@code 422} while there is no model. */
  public static ForecastAnswer problem(int status, String title, String detail) {
    return problem(status, title, detail, null);
  }

  private static ForecastAnswer problem(
      int status, String title, String detail, @Nullable String parameter) {
    var problem = new ForecastJson.Problem("about:blank", title, status, detail, parameter, null);
    return new ForecastAnswer(status, headers(PROBLEM), ForecastJson.write(problem));
  }

  /** A person's numbers are for nobody's cache. */
  private static Map<String, String> headers(String contentType) {
    return Map.of("Content-Type", contentType, "Cache-Control", "no-store");
  }
}
