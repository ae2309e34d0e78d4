package io.github.personalmetrics.sync;

import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How a run ended, and why. */
record Ending(
    Outcome outcome,
    @Nullable String code,
    @Nullable String message,
    @Nullable String advice,
    @Nullable Instant resumeAt) {

  static final Ending OK = new Ending(Outcome.OK, null, null, null, null);

  /** Providers that limit without saying for how long count by the quarter of an hour at most. */
  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(15);

  static Ending of(Outcome outcome, String code, String message, String advice) {
    return new Ending(outcome, code, message, advice, null);
  }

  static Ending of(SourceException e, Instant now) {
    Instant resumeAt = null;
    Outcome outcome;
    if (e instanceof SourceException.RateLimited limited) {
      outcome = Outcome.RATE_LIMITED;
      resumeAt = now.plus(limited.retryAfter().orElse(DEFAULT_WAIT));
    } else if (e instanceof SourceException.Unauthorized) {
      outcome = Outcome.NEEDS_REAUTH;
    } else if (e instanceof SourceException.Refused) {
      outcome = Outcome.REFUSED;
    } else {
      outcome = Outcome.FAILED;
    }
    return new Ending(outcome, e.code(), e.getMessage(), e.advice(), resumeAt);
  }
}
