package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.SyncCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks a source for its last day and throws the answer away. */
final class SourceCheck {

  private static final Logger log = LoggerFactory.getLogger(SourceCheck.class);

  private SourceCheck() {}

  /** One call without a retry: a person waits for it. */
  static SourceRun of(SourceConnector connector, Clock clock) {
    Instant start = clock.instant();
    var lastDay = TimeRange.of(start.minus(Duration.ofDays(1)), start);
    try {
      connector.fetch(FetchRequest.window(lastDay));
      return run(connector, clock, start, Outcome.OK, null, null, null);
    } catch (SourceException e) {
      return run(connector, clock, start, outcome(e), e.code(), e.getMessage(), e.advice());
    } catch (StoreException e) {
      return run(connector, clock, start, Outcome.FAILED, e.code(), e.getMessage(), e.advice());
    } catch (RuntimeException | LinkageError e) {
      // The latter is a jar that does not hold all it needs.
      log.error("{} stopped on a fault of its connector", connector.source(), e);
      return run(
          connector,
          clock,
          start,
          Outcome.FAILED,
          "connector.defect",
          "its connector failed with " + e.getClass().getSimpleName(),
          "This is a fault of the connector: please report it, with the log.");
    }
  }

  private static Outcome outcome(SourceException e) {
    if (e instanceof SourceException.RateLimited) {
      return Outcome.RATE_LIMITED;
    }
    if (e instanceof SourceException.Unauthorized) {
      return Outcome.NEEDS_REAUTH;
    }
    return e instanceof SourceException.Refused ? Outcome.REFUSED : Outcome.FAILED;
  }

  private static SourceRun run(
      SourceConnector connector,
      Clock clock,
      Instant start,
      Outcome outcome,
      @Nullable String code,
      @Nullable String message,
      @Nullable String advice) {
    return new SourceRun(
        connector.source(),
        start,
        Duration.between(start, clock.instant()),
        outcome,
        SyncCounts.NONE,
        code,
        message,
        advice,
        null);
  }
}
