package io.github.personalmetrics.connectors.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the header of that name (RFC 9110, section 10.2.3): seconds, or a date. */
final class RetryAfter {

  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

  private RetryAfter() {}

  /**
   * @param now by our clock; the provider's own {@code Date} counts if there is one
   * @return empty if it is absent, negative or unreadable; a date that is over is no wait at all
   */
  static Optional<Duration> of(ErrorReading.Answer answer, Instant now) {
    Optional<String> header = answer.header("retry-after").map(String::strip);
    if (header.isEmpty()) {
      return Optional.empty();
    }
    if (SECONDS.matcher(header.get()).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(header.get())));
    }
    Instant from = answer.header("date").flatMap(RetryAfter::date).orElse(now);
    return date(header.get())
        .map(until -> Duration.between(from, until))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(
          ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
