package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.SourceRun;

/** Watches a sync; called on the syncing thread, so it should be quick and must not throw. */
public interface SyncListener {

  SyncListener NONE = new SyncListener() {};

  default void started(SourceId source) {}

  /** After each stored page. */
  default void progressed(SyncProgress progress) {}

  /**
   * Asked between pages, tracks and sources: whether to end there, as an interrupt would; what is
   * stored stays, and the next sync goes on. Unlike an interrupt, it disturbs no call and no
   * commit.
   */
  default boolean isToStop() {
    return false;
  }

  default void finished(SourceRun run) {}
}
