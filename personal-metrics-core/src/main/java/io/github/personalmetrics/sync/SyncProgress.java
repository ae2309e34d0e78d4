package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.SyncCounts;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a running source is.
 *
 * @param total records that this run will read, if the provider says so
 */
public record SyncProgress(
    SourceId source, SyncCounts counts, @Nullable Integer total, Duration elapsed) {

  /** Time left at the pace so far; empty until there is a total and something was read. */
  public Optional<Duration> remaining() {
    if (total == null || counts.read() == 0) {
      return Optional.empty();
    }
    long left = Math.max(0, total - counts.read());
    return Optional.of(elapsed.multipliedBy(left).dividedBy(counts.read()));
  }
}
