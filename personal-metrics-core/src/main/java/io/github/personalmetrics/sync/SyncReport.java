package io.github.personalmetrics.sync;

import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import java.util.List;

/** What one sync did, source by source, in the order they ran. */
public record SyncReport(List<SourceRun> runs) {

  public SyncReport {
    runs = List.copyOf(runs);
  }

  public boolean has(Outcome outcome) {
    return runs.stream().anyMatch(run -> run.outcome() == outcome);
  }
}
