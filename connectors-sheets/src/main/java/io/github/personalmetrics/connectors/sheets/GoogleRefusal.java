package io.github.personalmetrics.connectors.sheets;

import com.google.api.client.googleapis.json.GoogleJsonError;
import com.google.api.client.http.HttpHeaders;
import com.google.api.client.http.HttpResponse;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.Key;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Google answered with an error status. Without a cause, whose text would be the whole answer. */
final class GoogleRefusal extends IOException {

  private static final long serialVersionUID = 1;
  private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");
  private static final int LONGEST = 200;

  private final int status;
  private final String words;
  private final @Nullable Duration retryAfter;

  private GoogleRefusal(int status, String words, @Nullable Duration retryAfter) {
    super("status " + status);
    this.status = status;
    this.words = words;
    this.retryAfter = retryAfter;
  }

  /**
   * @param body without secrets
   */
  static GoogleRefusal of(HttpResponse response, String body) {
    return new GoogleRefusal(
        response.getStatusCode(), words(body), retryAfter(response.getHeaders()).orElse(null));
  }

  int status() {
    return status;
  }

  /** What Google says in its own words, such as {@code : The caller ...}; may be empty. */
  String words() {
    return words;
  }

  /** How long to wait, if the answer says so. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  private static String words(String body) {
    try {
      var answer = GsonFactory.getDefaultInstance().fromString(body, Answer.class);
      String said = answer == null || answer.error == null ? null : answer.error.getMessage();
      String line = said == null ? "" : said.replaceAll("\\s+", " ").strip();
      String some = line.length() > LONGEST ? line.substring(0, LONGEST) + "..." : line;
      return some.isEmpty() ? "" : ": " + some;
    } catch (IOException | RuntimeException e) {
      return "";
    }
  }

  /** A date counts from the answer's own, so that no clock of ours is needed. */
  private static Optional<Duration> retryAfter(HttpHeaders headers) {
    String said = headers.getRetryAfter();
    if (said == null) {
      return Optional.empty();
    }
    if (SECONDS.matcher(said.strip()).matches()) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(said.strip())));
    }
    return date(headers.getDate())
        .flatMap(from -> date(said).map(until -> Duration.between(from, until)))
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
  }

  private static Optional<Instant> date(@Nullable String text) {
    try {
      return text == null
          ? Optional.empty()
          : Optional.of(
              ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** The shape that all Google APIs share; public for Google's parser. */
  public static final class Answer {
    @Key public @Nullable GoogleJsonError error;
  }
}
