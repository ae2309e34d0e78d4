package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.source.SourcePolicy;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SyncCounts;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * What every run of an engine shares.
 *
 * @param policies by provider
 * @param deadline of a sync over all sources
 */
record EngineParts(
    SubjectStore store,
    Clock clock,
    Retries retries,
    SyncListener listener,
    Map<String, SourcePolicy> policies,
    Duration leaseFor,
    Duration deadline) {

  Instant now() {
    return clock.instant();
  }

  Duration since(Instant instant) {
    return Duration.between(instant, now());
  }

  Instant notBefore(SourceId source) {
    return policies.getOrDefault(source.provider(), SourcePolicy.OPEN).notBefore(now());
  }

  SourceRun run(SourceId source, Instant startedAt, SyncCounts counts, Ending ending) {
    return new SourceRun(
        source,
        startedAt,
        since(startedAt),
        ending.outcome(),
        counts,
        ending.code(),
        ending.message(),
        ending.advice(),
        ending.resumeAt());
  }
}
