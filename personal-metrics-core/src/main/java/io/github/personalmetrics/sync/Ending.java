package io.github.personalmetrics.sync;

import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
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

  static final Ending RUNNING_ELSEWHERE =
      of(
          Outcome.SKIPPED,
          "sync.running",
          "another sync of it is running",
          "Nothing to do: the other one stores what is new.");

  static final Ending OUT_OF_TIME =
      of(
          Outcome.PARTIAL,
          "sync.deadline",
          "there is more to read than fits into one sync",
          "Nothing to do: the next sync goes on from here.");

  static final Ending SLICE_CUT_SHORT =
      of(
          Outcome.PARTIAL,
          "sync.deadline",
          "the slice holds more than there was time to read",
          "Ask for the slice again.");

  static final Ending INTERRUPTED =
      of(
          Outcome.FAILED,
          SourceRun.STOPPED,
          "it was told to stop",
          "Nothing is lost: the next sync goes on from here.");

  static final Ending DELETIONS_HELD =
      of(
          Outcome.NEEDS_CONFIRMATION,
          "sync.deletions-held",
          "more records are missing at the provider than a person usually deletes",
          "If they are gone on purpose, confirm the deletions; until then everything is kept.");

  static final Ending ROWS_REJECTED =
      of(
          Outcome.PARTIAL,
          "sync.rejections",
          "some rows could not be read",
          "Mend them where they are kept; the next sync reads them again.");

  /** Providers that limit without saying for how long count by the quarter of an hour at most. */
  private static final Duration DEFAULT_WAIT = Duration.ofMinutes(15);

  /** Whoever says to wait for a week is asked again tomorrow. */
  private static final Duration LONGEST_WAIT = Duration.ofDays(1);

  static Ending of(Outcome outcome, String code, String message, String advice) {
    return new Ending(outcome, code, message, advice, null);
  }

  /** The provider asked to wait, and was not asked again. */
  static Ending stillWaiting(SourceRun limited) {
    return new Ending(
        limited.outcome(), limited.code(), limited.message(), limited.advice(), limited.resumeAt());
  }

  /** The list is complete, and keeps being read meanwhile. */
  static Ending tracksWait(
      int left, @Nullable SourceException unreadable, Duration pause, Instant now) {
    return new Ending(
        Outcome.RATE_LIMITED,
        SourceRun.TRACKS_WAIT,
        "everything is read but "
            + (left == 1 ? "one track, which waits" : left + " tracks, which wait")
            + " so that calls are left for what is new"
            + (unreadable == null ? "" : "; a track could not be read: " + unreadable.getMessage()),
        "Nothing to do: a later sync goes on with them.",
        now.plus(capped(pause)));
  }

  private static Duration capped(Duration wait) {
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  static Ending of(SourceException e, Instant now) {
    Instant resumeAt = null;
    Outcome outcome;
    if (e instanceof SourceException.RateLimited limited) {
      outcome = Outcome.RATE_LIMITED;
      resumeAt = now.plus(capped(limited.retryAfter().orElse(DEFAULT_WAIT)));
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
