package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.store.StoreCopy;
import java.io.PrintWriter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/** Tells now and then how far a copy is, if it takes longer than a moment. */
final class CopyMeter implements StoreCopy.Progress {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration NEXT = Duration.ofSeconds(5);

  private final PrintWriter out;
  private final Clock clock;
  private Instant due;

  CopyMeter(PrintWriter out, Clock clock) {
    this.out = out;
    this.clock = clock;
    this.due = clock.instant().plus(FIRST);
  }

  /**
   * @param done from 0 to 1
   */
  void part(double done) {
    tell(String.format(Locale.ROOT, "%.0f %%", 100 * done));
  }

  @Override
  public void progressed(StoreCopy.Stage stage, long records) {
    tell(stage.name().toLowerCase(Locale.ROOT) + ' ' + records + " records");
  }

  private void tell(String progress) {
    Instant now = clock.instant();
    if (!now.isBefore(due)) {
      due = now.plus(NEXT);
      out.println(progress + " …");
      out.flush();
    }
  }
}
