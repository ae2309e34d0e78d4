package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.SourceId;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One finished run of one source.
 *
 * @param code of the error that ended it, such as {@code withings.invalid-token}
 * @param message what happened, if it did not go well
 * @param advice what a person can do about it
 * @param resumeAt when it makes sense to try again
 */
public record SourceRun(
    SourceId source,
    Instant startedAt,
    Duration took,
    Outcome outcome,
    SyncCounts counts,
    @Nullable String code,
    @Nullable String message,
    @Nullable String advice,
    @Nullable Instant resumeAt) {

  /** The code of a run that stored its list whole and left tracks for later ones. */
  public static final String TRACKS_WAIT = "sync.tracks-wait";

  /** The code of a run that was told to stop. */
  public static final String STOPPED = "sync.interrupted";

  /** Whether somebody has ended it, so that nothing went wrong; the next run goes on. */
  public boolean wasStopped() {
    return STOPPED.equals(code);
  }

  /**
   * Whether a limit only holds back tracks: whatever is new is stored, nobody has refused anything,
   * and what is new may be asked for at any time.
   */
  public boolean isWaitingForTracksOnly() {
    return TRACKS_WAIT.equals(code);
  }
}
