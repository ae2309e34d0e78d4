package io.github.personalmetrics.connectors.http;

import io.github.personalmetrics.source.SourceException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What one provider means by an HTTP error, where its body or headers say more than the status.
 * Called by many threads at once.
 */
@FunctionalInterface
public interface ErrorReading {

  /**
   * @return empty to leave it at what the status means everywhere
   */
  Optional<SourceException> read(Answer answer);

  /**
   * An answer with a status of 300 or more.
   *
   * @param headers by name in lower case
   * @param body as it came, but for the secrets that were sent; may be empty, HTML, or JSON of any
   *     shape
   */
  record Answer(int status, Map<String, String> headers, String body) {

    public Answer {
      headers = Map.copyOf(headers);
    }

    public Optional<String> header(String lowerCaseName) {
      return Optional.ofNullable(headers.get(lowerCaseName));
    }

    /**
     * How long the provider asks to wait by {@code Retry-After}; empty if it does not say so in a
     * way that can be obeyed.
     */
    public Optional<Duration> retryAfter(Instant now) {
      return RetryAfter.of(this, now);
    }

    /** Reads the body as a wire record; empty if it is something else. */
    public <T> Optional<T> bodyAs(Class<T> type) {
      try {
        return Optional.of(new RawJson(body).as(type));
      } catch (IllegalArgumentException e) {
        return Optional.empty();
      }
    }

    /** The body of an error may quote what was sent, tokens too. */
    @Override
    public String toString() {
      return "Answer[status=" + status + ']';
    }
  }
}
