package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.RecordKey;
import java.time.Instant;

/** A record that the provider no longer lists, kept until a person confirms. */
public record PendingDeletion(RecordKey key, Instant since) {}
