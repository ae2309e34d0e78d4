package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.sync.SyncReport;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a finished sync is told: a line that people read and scripts cut, and an exit code. */
final class SyncLine {

  private static final int FAILED = 1;
  private static final int RATE_LIMITED = 3;
  private static final int NEEDS_REAUTH = 4;
  private static final int NEEDS_CONFIRMATION = 5;

  private SyncLine() {}

  static String of(SourceRun run) {
    var counts = run.counts();
    return String.format(
        Locale.ROOT,
        "%s %s read=%d new=%d changed=%d unchanged=%d deleted=%d rejected=%d calls=%d took=%.1fs",
        run.source(),
        run.outcome(),
        counts.read(),
        counts.created(),
        counts.changed(),
        counts.unchanged(),
        counts.deleted(),
        counts.rejected(),
        counts.calls(),
        run.took().toMillis() / 1000.0);
  }

  /** What happened and what to do; empty if all is well. */
  static String explanation(SourceRun run) {
    if (run.message() == null) {
      return "";
    }
    return run.source() + ": " + reason(run);
  }

  static String reason(SourceRun run) {
    return run.message() + sentence(run.advice()) + code(run.code());
  }

  /** The outcome that most needs a person decides. Tracks that follow later need none. */
  static int exitCode(SyncReport report) {
    return Stream.of(
            Outcome.FAILED, Outcome.REFUSED, Outcome.NEEDS_REAUTH, Outcome.NEEDS_CONFIRMATION)
        .filter(report::has)
        .findFirst()
        .map(SyncLine::exitCode)
        .orElse(report.isCutShortByLimit() ? RATE_LIMITED : 0);
  }

  private static int exitCode(Outcome outcome) {
    return switch (outcome) {
      case OK, PARTIAL, SKIPPED -> 0;
      case RATE_LIMITED -> RATE_LIMITED;
      case NEEDS_REAUTH -> NEEDS_REAUTH;
      case NEEDS_CONFIRMATION -> NEEDS_CONFIRMATION;
      case REFUSED, FAILED -> FAILED;
    };
  }

  private static String sentence(@Nullable String advice) {
    return advice == null ? "" : ". " + advice;
  }

  private static String code(@Nullable String code) {
    return code == null ? "" : " (" + code + ')';
  }
}
