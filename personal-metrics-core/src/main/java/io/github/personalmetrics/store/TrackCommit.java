package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import org.jspecify.annotations.Nullable;

/**
 * What a source answered about the track of one of its activities.
 *
 * @param lease the right to store it
 * @param track absent if the provider has none, which is remembered
 */
public record TrackCommit(Lease lease, RecordKey key, @Nullable Track track) {}
