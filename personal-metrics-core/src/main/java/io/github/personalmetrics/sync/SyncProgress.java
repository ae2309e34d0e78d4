package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.SyncCounts;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a running source is.
 *
 * @param done records or tracks of this stage that were read
 * @param total of them in this stage, if the provider says so
 * @param counts of the whole run
 * @param elapsed since the stage began
 */
public record SyncProgress(
    SourceId source,
    Stage stage,
    long done,
    @Nullable Integer total,
    SyncCounts counts,
    Duration elapsed) {

  /** Records come first, then the tracks of activities. */
  public enum Stage {
    RECORDS,
    TRACKS
  }

  /** Time left at the pace so far; empty until there is a total and something was read. */
  public Optional<Duration> remaining() {
    if (total == null || done == 0) {
      return Optional.empty();
    }
    long left = Math.max(0, total - done);
    return Optional.of(elapsed.multipliedBy(left).dividedBy(done));
  }
}
