package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncListener;
import io.github.personalmetrics.sync.SyncProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Draws how far a sync is on one line of a terminal, and wipes it in the end. */
final class ProgressBar implements SyncListener {

  private static final int WIDTH = 24;
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter terminal;

  ProgressBar(PrintWriter terminal) {
    this.terminal = terminal;
  }

  @Override
  public void started(SourceId source) {
    draw(source + " …");
  }

  @Override
  public void progressed(SyncProgress progress) {
    String what =
        progress.source() + (progress.stage() == SyncProgress.Stage.TRACKS ? " tracks" : "");
    Integer total = progress.total();
    if (total == null || total == 0) {
      draw(what + " " + progress.done());
      return;
    }
    int filled = (int) Math.min(WIDTH, WIDTH * progress.done() / total);
    String left =
        progress.remaining().map(time -> ", " + (time.toSeconds() + 1) + " s left").orElse("");
    draw(
        String.format(
            Locale.ROOT,
            "%s [%s%s] %d of %d%s",
            what,
            "#".repeat(filled),
            ".".repeat(WIDTH - filled),
            progress.done(),
            total,
            left));
  }

  @Override
  public void finished(SourceRun run) {
    draw("");
  }

  private void draw(String line) {
    terminal.print(WIPE + line);
    terminal.flush();
  }
}
