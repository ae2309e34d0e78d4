package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.connectors.http.ErrorReading;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.source.SourceException.RateLimited;
import io.github.personalmetrics.source.SourceException.Refused;
import io.github.personalmetrics.source.SourceException.Unauthorized;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What a Fault means: one status has several meanings, told apart by its resource and code. */
final class StravaErrors implements ErrorReading {

  static final String ATHLETE_LIMIT =
      "Strava connects no more people to this app: disconnect one, or ask for a higher tier at"
          + " strava.com/settings/api.";

  private static final Pattern QUARTER_AND_DAY = Pattern.compile("(\\d{1,9}), ?(\\d{1,9})");
  private static final Pattern PLAIN = Pattern.compile("[\\w .:-]{1,80}");
  private static final long QUARTER = 900;
  private static final long DAY = 86_400;

  /** The provider's clock may be a little behind ours. */
  private static final Duration MARGIN = Duration.ofSeconds(5);

  private final Clock clock;

  StravaErrors(Clock clock) {
    this.clock = clock;
  }

  private record Fault(String resource, String field, String code) {
    static final Fault NONE = new Fault("", "", "");

    boolean is(String resource, String code) {
      return this.resource.equals(resource) && this.code.equalsIgnoreCase(code);
    }
  }

  @Override
  public Optional<SourceException> read(Answer answer) {
    Fault fault = fault(answer);
    String message = message(answer.status(), fault);
    return Optional.ofNullable(
        switch (answer.status()) {
          case 400 -> badRequest(fault, message);
          case 401 -> unauthorized(fault, message);
          case 403 -> forbidden(answer, fault, message);
          case 429 -> rateLimited(answer, message);
          default -> null;
        });
  }

  private static @Nullable SourceException badRequest(Fault fault, String message) {
    // A code was called a RequestToken in 2018.
    if (fault.is("RefreshToken", "invalid")
        || fault.is("AuthorizationCode", "invalid")
        || fault.is("RequestToken", "invalid")) {
      return new Unauthorized("strava.consent-lost", message, "Connect Strava again.", null);
    }
    if (fault.is("Application", "invalid") && fault.field().startsWith("client_")) {
      return new Refused(
          "strava.bad-client",
          message,
          "Check strava.client-id and strava.client-secret: Strava knows no such app.",
          null);
    }
    return null;
  }

  private static SourceException unauthorized(Fault fault, String message) {
    if (fault.is("AccessToken", "missing")) {
      // New tokens would allow no more than the old ones.
      return new Refused(
          "strava.scope-missing",
          message,
          "Connect Strava again and leave \"View data about your activities\" ticked.",
          null);
    }
    return new Unauthorized("strava.invalid-token", message, "Connect Strava again.", null);
  }

  private @Nullable SourceException forbidden(Answer answer, Fault fault, String message) {
    if (fault.is("Application", "Inactive")) {
      return new Refused(
          "strava.app-inactive",
          message,
          "Strava has switched this app off: since June 2026 its owner needs a Strava"
              + " subscription. See strava.com/settings/api.",
          null);
    }
    if (answer.body().contains("connected athletes exceeded")) {
      return new Refused("strava.athlete-limit", message, ATHLETE_LIMIT, null);
    }
    // As it was said before 429 came into use.
    return fault.is("Application", "exceeded") ? rateLimited(answer, message) : null;
  }

  private RateLimited rateLimited(Answer answer, String message) {
    Instant now = clock.instant();
    Optional<Duration> asked = answer.retryAfter(now);
    if (asked.isPresent()) {
      // Strava sends none, but a gateway in front of it may.
      return limited(message, asked.get());
    }
    long window = isDayUsedUp(answer) ? DAY : QUARTER;
    Instant next =
        Instant.ofEpochSecond((Math.floorDiv(now.getEpochSecond(), window) + 1) * window);
    return limited(message, Duration.between(now, next).plus(MARGIN));
  }

  private static RateLimited limited(String message, Duration wait) {
    return new RateLimited(
        "strava.rate-limited", message, "Nothing is lost: the next sync goes on from here.", wait);
  }

  /**
   * There are two limits, over all calls and over reading ones; headers may be missing or empty.
   */
  private static boolean isDayUsedUp(Answer answer) {
    return isDayUsedUp(answer, "x-ratelimit") || isDayUsedUp(answer, "x-readratelimit");
  }

  private static boolean isDayUsedUp(Answer answer, String limit) {
    Optional<Long> allowed = answer.header(limit + "-limit").flatMap(StravaErrors::day);
    Optional<Long> used = answer.header(limit + "-usage").flatMap(StravaErrors::day);
    return allowed.isPresent() && used.isPresent() && used.get() >= allowed.get();
  }

  private static Optional<Long> day(String header) {
    Matcher matcher = QUARTER_AND_DAY.matcher(header.strip());
    return matcher.matches() ? Optional.of(Long.valueOf(matcher.group(2))) : Optional.empty();
  }

  private static Fault fault(Answer answer) {
    return answer
        .bodyAs(StravaApi.Fault.class)
        .map(StravaApi.Fault::errors)
        .filter(errors -> errors instanceof List<?> list && !list.isEmpty())
        .map(errors -> ((List<?>) errors).get(0))
        .filter(Map.class::isInstance)
        .map(first -> fault((Map<?, ?>) first))
        .orElse(Fault.NONE);
  }

  private static Fault fault(Map<?, ?> error) {
    return new Fault(
        plain(error.get("resource")), plain(error.get("field")), plain(error.get("code")));
  }

  private static String plain(@Nullable Object value) {
    String text = String.valueOf(value);
    return PLAIN.matcher(text).matches() ? text : "";
  }

  private static String message(int status, Fault fault) {
    String words = String.join(" ", fault.resource(), fault.field(), fault.code()).strip();
    return "Strava answered with HTTP status " + status + (words.isEmpty() ? "" : ": " + words);
  }
}
