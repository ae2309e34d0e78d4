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
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLException;

/** Says what an HTTP failure means: as the provider reads it, or else as everybody does. */
final class ErrorMapping {

  private static final String LATER = "Nothing is lost: the next sync goes on from here.";
  private static final String NETWORK =
      "Check the network of this machine. Nothing is lost: the next sync goes on from here.";
  private static final String REPORT =
      "The provider may have changed its answers: look for a newer version, or report it.";

  private final String provider;
  private final ErrorReading reading;
  private final Clock clock;

  ErrorMapping(String provider, ErrorReading reading, Clock clock) {
    this.provider = provider;
    this.reading = reading;
    this.clock = clock;
  }

  SourceException noAnswer(IOException e) {
    if (e instanceof AnswerCheck.NotJsonException) {
      // Most often a gateway's page.
      return later("not-json", " did not answer with JSON: " + e.getMessage(), LATER, e);
    }
    if (e instanceof JsonEncodingException) {
      return later("not-json", " did not answer with JSON", LATER, e);
    }
    if (e instanceof BodyLimit.BodyTooLargeException) {
      return new InvalidResponse(
          provider + ".too-large", provider + "'s answer is larger than 16 MiB", REPORT, e);
    }
    if (e instanceof InterruptedIOException) {
      return later("timeout", " did not answer in time", LATER, e);
    }
    if (e instanceof UnknownHostException) {
      return later("unknown-host", "'s address is not known to the name service", NETWORK, e);
    }
    if (e instanceof SSLException) {
      return later(
          "untrusted",
          " cannot be trusted: there is no secure connection to it (" + reason(e) + ")",
          "Check this machine's clock, and whether somebody stands between it and the provider.",
          e);
    }
    if (e instanceof ConnectException || e instanceof NoRouteToHostException) {
      return later("unreachable", " cannot be reached", NETWORK, e);
    }
    if (e instanceof ProtocolException && !isCutShort(e)) {
      return later("not-http", " did not answer as a web server does", LATER, e);
    }
    if (e instanceof EOFException || isCutShort(e)) {
      return later("cut-short", "'s answer ended too early", LATER, e);
    }
    return later("connection-lost", " broke the connection off", LATER, e);
  }

  private Unavailable later(String code, String what, String advice, IOException e) {
    return new Unavailable(provider + '.' + code, provider + what, advice, e);
  }

  /** OkHttp calls a body that is shorter than it said a fault of the protocol. */
  private static boolean isCutShort(IOException e) {
    return String.valueOf(e.getMessage()).contains("unexpected end of stream");
  }

  /** One line of it: what does not match, or what is over. */
  private static String reason(IOException e) {
    String text = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    return text.length() > 120 ? text.substring(0, 120) + "..." : text;
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
    return reading.read(answer).orElseGet(() -> usual(answer));
  }

  private SourceException usual(ErrorReading.Answer answer) {
    int status = answer.status();
    String message =
        provider
            + " answered with HTTP status "
            + status
            + Words.of(answer).map(words -> ": " + words).orElse("");
    Optional<Duration> wait = answer.retryAfter(clock.instant());
    if (status == 429 || (status == 503 && wait.isPresent())) {
      return new RateLimited(provider + ".rate-limited", message, LATER, wait.orElse(null));
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
}
