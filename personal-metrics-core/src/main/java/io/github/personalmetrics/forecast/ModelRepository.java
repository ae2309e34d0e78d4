package io.github.personalmetrics.forecast;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the versions of one person's model and knows which one is in use. A version never changes;
 * readers see a whole model at any moment, also while one is published. Safe for use by many
 * threads; every method throws {@link ForecastException}.
 */
public interface ModelRepository {

  /** A version that is kept. */
  record Published(ModelVersion version, Instant at, boolean current) {}

  /** Keeps it and makes it the current one; the oldest versions may go. */
  void publish(StoredModel model);

  /** Empty until the first one is published. */
  Optional<StoredModel> current();

  /**
   * One of those that are kept, current or not.
   *
   * @throws ForecastException.Unreadable if it is not kept, or damaged
   */
  StoredModel read(ModelVersion version);

  /** Latest first. */
  List<Published> list();

  /**
   * Makes an earlier version the current one, or a later one again.
   *
   * @throws ForecastException.Unreadable if it is not kept, or damaged; nothing has changed then
   */
  void rollBack(ModelVersion version);

  /** Whether the current one was rolled back to, and none was published since. */
  boolean isRolledBack();

  /**
   * Removes every version.
   *
   * @return false if there was none
   */
  boolean erase();
}
