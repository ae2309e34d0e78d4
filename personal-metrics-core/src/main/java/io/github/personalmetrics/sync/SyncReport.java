package io.github.personalmetrics.sync;

import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What one sync did, source by source, in the order they ran. */
public record SyncReport(List<SourceRun> runs) {

  public SyncReport {
    runs = List.copyOf(runs);
  }

  /** When the first of the providers that asked to wait may be called again. */
  public Optional<Instant> resumeAt() {
    return runs.stream()
        .filter(run -> run.outcome() == Outcome.RATE_LIMITED)
        .map(SourceRun::resumeAt)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /** Whether a provider asked to wait; tracks that we hold back ourselves do not count. */
  public boolean isCutShortByLimit() {
    return runs.stream()
        .anyMatch(run -> run.outcome() == Outcome.RATE_LIMITED && !run.isWaitingForTracksOnly());
  }

  public boolean has(Outcome outcome) {
    return runs.stream().anyMatch(run -> run.outcome() == outcome);
  }
}
