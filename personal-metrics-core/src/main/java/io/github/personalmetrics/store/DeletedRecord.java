package io.github.personalmetrics.store;

import io.github.personalmetrics.domain.HealthRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * A record that was deleted and can still be put back, or was put back.
 *
 * @param at when it was deleted
 * @param confirmed a person said that it is gone on purpose
 * @param restoredAt when a person put it back: from then on it is kept, although the provider does
 *     not list it, until the provider does
 */
public record DeletedRecord(
    HealthRecord record, Instant at, boolean confirmed, @Nullable Instant restoredAt) {

  /** Of one moment by key. */
  public static final Comparator<DeletedRecord> LATEST_FIRST =
      Comparator.comparing(DeletedRecord::at)
          .reversed()
          .thenComparing(deleted -> deleted.record().key());

  /** How long a deleted record can be put back; afterwards the store may forget it. */
  public static final Duration KEPT = Duration.ofDays(30);

  public boolean isRestored() {
    return restoredAt != null;
  }

  public boolean isForgotten(Instant now) {
    return !isRestored() && !now.isBefore(at.plus(KEPT));
  }
}
