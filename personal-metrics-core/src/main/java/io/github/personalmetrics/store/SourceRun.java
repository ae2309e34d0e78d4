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
    @Nullable Instant resumeAt) {}
