package io.github.personalmetrics.connectors.withings;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the status inside an envelope means; note that 503 is "invalid parameters" here. */
final class WithingsStatus {

  private static final String LATER = "Nothing is lost: the next sync goes on from here.";
  private static final int LONGEST = 160;
  private static final String CONNECT = "Connect Withings again.";

  private WithingsStatus() {}

  /** The body of a good answer. */
  static RawJson body(WithingsApi.Envelope envelope) {
    Integer status = envelope.status();
    if (status == null) {
      throw new InvalidResponse(
          "withings.no-status",
          "Withings answered without a status",
          "Withings may have changed its answers: look for a newer version, or report it.",
          null);
    }
    if (status != 0) {
      throw error(status, words(envelope), envelope.body());
    }
    return envelope.body() == null ? new RawJson("{}") : envelope.body();
  }

  private static RuntimeException error(int status, String words, @Nullable RawJson body) {
    String message = "Withings answered with status " + status + words;
    if (words.contains("invalid refresh_token") || words.contains("invalid code")) {
      return new Unauthorized("withings.consent-lost", message, CONNECT, null);
    }
    return switch (StatusFamily.of(status)) {
      case AUTHENTICATION_FAILED ->
          new Unauthorized("withings.invalid-token", message, CONNECT, null);
      case NOT_ALLOWED ->
          new Refused(
              "withings.not-allowed",
              message,
              "Connect Withings again and allow it to read your data.",
              null);
      case TOO_MANY_REQUESTS ->
          new RateLimited("withings.rate-limited", message, LATER, wait(body));
      case INVALID_PARAMETERS, NOT_IMPLEMENTED, BAD_STATE ->
          new InvalidResponse(
              "withings.bad-request",
              message,
              "This version asks Withings something that it does not take: please report it.",
              null);
      case TIMEOUT, OK, ERROR -> new Unavailable("withings.error-" + status, message, LATER, null);
    };
  }

  private static String words(WithingsApi.Envelope envelope) {
    String error = envelope.error() == null ? "" : envelope.error();
    String line = error.replaceAll("[\\s\\p{Cntrl}]+", " ").strip();
    return line.isEmpty()
        ? ""
        : ": " + (line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line);
  }

  private static @Nullable Duration wait(@Nullable RawJson body) {
    if (body == null) {
      return null;
    }
    try {
      Long seconds = body.as(Waiting.Body.class).wait_seconds();
      return seconds == null || seconds < 0 ? null : Duration.ofSeconds(seconds);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  interface Waiting {
    @SuppressWarnings("MemberName") // as on the wire
    record Body(@Nullable Long wait_seconds) {}
  }
}
