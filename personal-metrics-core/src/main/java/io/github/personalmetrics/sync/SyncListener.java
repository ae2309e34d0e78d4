package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.SourceRun;

/** Watches a sync; called on the syncing thread, so it should be quick and must not throw. */
public interface SyncListener {

  SyncListener NONE = new SyncListener() {};

  default void started(SourceId source) {}

  /** After each stored page. */
  default void progressed(SyncProgress progress) {}

  default void finished(SourceRun run) {}
}
