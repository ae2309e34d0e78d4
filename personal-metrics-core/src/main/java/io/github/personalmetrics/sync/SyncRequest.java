package io.github.personalmetrics.sync;

import io.github.personalmetrics.domain.SourceId;
import java.util.Set;

/**
 * What to sync.
 *
 * @param sources these only; empty means all
 * @param full from the start instead of from the cursor
 */
public record SyncRequest(Set<SourceId> sources, boolean full) {

  public SyncRequest {
    sources = Set.copyOf(sources);
  }

  public static SyncRequest all() {
    return new SyncRequest(Set.of(), false);
  }

  boolean includes(SourceId source) {
    return sources.isEmpty() || sources.contains(source);
  }
}
