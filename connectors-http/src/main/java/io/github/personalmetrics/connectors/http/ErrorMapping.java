package io.github.personalmetrics.connectors.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonEncodingException;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.InvalidResponse;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import io.github.personalmetrics.source.SourceException.Unavailable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Says what an HTTP failure means: as the provider reads it, or else as everybody does. */
final class ErrorMapping {

  private static final String LATER = "Nothing is lost: the next sync goes on from here.";
  private static final String REPORT =
      "The provider may have changed its answers: look for a newer version, or report it.";

  private final String provider;
  private final ErrorReading reading;

  ErrorMapping(String provider, ErrorReading reading) {
    this.provider = provider;
    this.reading = reading;
  }

  SourceException noAnswer(IOException e) {
    if (e instanceof JsonEncodingException) {
      // Most often a gateway's HTML page, or an answer that was cut short.
      return new Unavailable(
          provider + ".not-json", provider + " did not answer with JSON", LATER, e);
    }
    if (e instanceof EOFException) {
      return new Unavailable(
          provider + ".cut-short", provider + "'s answer ended too early", LATER, e);
    }
    if (e instanceof BodyLimit.BodyTooLargeException) {
      return new InvalidResponse(
          provider + ".too-large", provider + "'s answer is larger than 16 MiB", REPORT, e);
    }
    if (e instanceof InterruptedIOException) {
      return new Unavailable(provider + ".timeout", provider + " did not answer in time", LATER, e);
    }
    return new Unavailable(provider + ".unreachable", provider + " cannot be reached", LATER, e);
  }

  SourceException unreadable(RuntimeException e) {
    if (e instanceof JsonDataException) {
      return new InvalidResponse(
          provider + ".unexpected-json",
          provider + " answered JSON of another shape: " + e.getMessage(),
          REPORT,
          e);
    }
    throw e;
  }

  SourceException empty() {
    return new InvalidResponse(
        provider + ".empty", provider + " answered without a body", REPORT, null);
  }

  SourceException status(ErrorReading.Answer answer) {
    return reading
        .read(answer)
        .orElseGet(() -> status(answer.status(), answer.header("retry-after").orElse(null)));
  }

  private SourceException status(int status, @Nullable String retryAfter) {
    String message = provider + " answered with HTTP status " + status;
    if (status == 429) {
      return new RateLimited(provider + ".rate-limited", message, LATER, seconds(retryAfter));
    }
    if (status == 401) {
      return new Unauthorized(
          provider + ".invalid-token", message, "Connect " + provider + " again.", null);
    }
    if (status >= 500 || status == 408) {
      return new Unavailable(provider + ".http-" + status, message, LATER, null);
    }
    return new Refused(
        provider + ".http-" + status,
        message,
        "Check the address and the credentials in the settings of " + provider + ".",
        null);
  }

  private static @Nullable Duration seconds(@Nullable String retryAfter) {
    return retryAfter != null && retryAfter.matches("[0-9]{1,7}")
        ? Duration.ofSeconds(Long.parseLong(retryAfter))
        : null;
  }
}
