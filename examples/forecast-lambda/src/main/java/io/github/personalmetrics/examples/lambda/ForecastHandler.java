package io.github.personalmetrics.examples.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPResponse;
import io.github.personalmetrics.forecast.ForecastException.NoModel;
import io.github.personalmetrics.forecast.knn.Forecasters;
import io.github.personalmetrics.forecast.service.ForecastAnswer;
import io.github.personalmetrics.forecast.service.ForecastEndpoint;
import io.github.personalmetrics.forecast.service.ForecastService;
import io.github.personalmetrics.store.s3.S3ModelRepository;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code GET /forecast}, {@code GET /testget} and {@code POST /forecast} of the dashboard, by the
 * model that the dashboard has published to a bucket. Each request asks the bucket whether that
 * model is still the current one, which costs one call without a body.
 *
 * <p>Nothing of a person, no credential and no connection exists before the first request: what a
 * snapshot of the started function (SnapStart) is restored to has yet to ask for all of it.
 */
public final class ForecastHandler
    implements RequestHandler<APIGatewayV2HTTPEvent, APIGatewayV2HTTPResponse> {

  private static final Logger log = LoggerFactory.getLogger(ForecastHandler.class);

  /** It publishes nothing, and so removes nothing. */
  private static final int KEEP = 2;

  private static final String NO_MODEL =
      "Run `dashboard train` with models=s3:... set to this function's bucket; it says how many weeks"
          + " there are to learn from.";

  private final Supplier<ForecastEndpoint> opening;
  private @Nullable ForecastEndpoint endpoint;

  /** What Lambda calls. */
  public ForecastHandler() {
    this(System.getenv());
  }

  private ForecastHandler(Map<String, String> variables) {
    Environment environment = Environment.of(variables);
    this.opening = () -> open(environment);
    if (Rehearsal.isWorthIt(variables)) {
      Rehearsal.run();
    }
  }

  ForecastHandler(Supplier<ForecastEndpoint> opening) {
    this.opening = opening;
  }

  private static ForecastEndpoint open(Environment environment) {
    var models =
        new S3ModelRepository(
            Bucket.client(environment.endpoint()),
            environment.models(),
            environment.subject(),
            KEEP,
            Clock.systemUTC());
    return new ForecastEndpoint(
        new ForecastService(
            models, Forecasters::load, Forecasters.byName(), () -> new NoModel(NO_MODEL)));
  }

  @Override
  public APIGatewayV2HTTPResponse handleRequest(APIGatewayV2HTTPEvent event, Context context) {
    return response(answer(event));
  }

  private ForecastAnswer answer(APIGatewayV2HTTPEvent event) {
    try {
      return switch (method(event)) {
        case "GET" -> endpoint().forecast(event.getRawQueryString());
        case "POST" -> endpoint().plan(event.getRawQueryString(), body(event));
        default ->
            ForecastAnswer.problem(
                405, "Method Not Allowed", "This address does not understand that method.");
      };
    } catch (RuntimeException e) {
      log.error("no answer", e);
      return ForecastAnswer.problem(
          500, "Internal Server Error", "The function could not answer. Try again.");
    }
  }

  private synchronized ForecastEndpoint endpoint() {
    ForecastEndpoint known = endpoint;
    if (known == null) {
      known = opening.get();
      endpoint = known;
    }
    return known;
  }

  private static String method(APIGatewayV2HTTPEvent event) {
    return Optional.ofNullable(event.getRequestContext())
        .map(APIGatewayV2HTTPEvent.RequestContext::getHttp)
        .map(APIGatewayV2HTTPEvent.RequestContext.Http::getMethod)
        .orElse("");
  }

  private static String body(APIGatewayV2HTTPEvent event) {
    String body = Optional.ofNullable(event.getBody()).orElse("");
    if (!event.getIsBase64Encoded()) {
      return body;
    }
    try {
      return new String(Base64.getDecoder().decode(body), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      // No JSON either.
      return "";
    }
  }

  private static APIGatewayV2HTTPResponse response(ForecastAnswer answer) {
    return APIGatewayV2HTTPResponse.builder()
        .withStatusCode(answer.status())
        .withHeaders(answer.headers())
        .withBody(answer.body())
        .build();
  }
}
