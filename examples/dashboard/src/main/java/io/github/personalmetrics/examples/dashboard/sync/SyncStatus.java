package io.github.personalmetrics.examples.dashboard.sync;

import io.github.personalmetrics.examples.dashboard.web.StatusLine;
import io.github.personalmetrics.examples.dashboard.web.Texts;
import io.github.personalmetrics.examples.dashboard.web.Troubles;
import io.github.personalmetrics.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;

/** Says in a few words how fresh the numbers are. */
public final class SyncStatus {

  /** This many missed syncs in a row, and the numbers are called old. */
  private static final int MISSED = 2;

  private final SyncService service;
  private final Clock clock;
  private final Duration every;

  public SyncStatus(SyncService service, Clock clock, Duration every) {
    this.service = service;
    this.clock = clock;
    this.every = every;
  }

  public StatusLine line(Texts texts) {
    return line(texts, service.view());
  }

  StatusLine line(Texts texts, SyncView view) {
    String detail = lastOk(view).map(Instant::toString).orElse("");
    if (!view.isConnected()) {
      return new StatusLine("none", texts.get("status.none"), detail, false);
    }
    if (view.running()) {
      return new StatusLine("ok", texts.get("status.running"), detail, true);
    }
    if (view.failure() != null || isBad(view)) {
      return new StatusLine("bad", texts.get("status.bad"), detail, false);
    }
    return lastOk(view)
        .map(
            at ->
                new StatusLine(
                    isStale(view) ? "warn" : "ok",
                    texts.get("status.ago", ago(texts, at)),
                    detail,
                    false))
        .orElseGet(() -> new StatusLine("warn", texts.get("status.never"), detail, false));
  }

  /** What stopped the last sync as a whole; empty if nothing did. */
  public Optional<String> stopped(Texts texts, SyncView view) {
    return Optional.ofNullable(view.failure())
        .map(
            said ->
                service
                    .failure()
                    .filter(StoreException.class::isInstance)
                    .flatMap(e -> new Troubles(texts).find(((StoreException) e).code()))
                    .orElse(said))
        .map(what -> texts.get("notice.stopped", what));
  }

  /** When all sources were last read; the one that is furthest behind counts. */
  public Optional<Instant> lastOk(SyncView view) {
    return view.sources().stream()
        .map(SyncView.Source::lastOk)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  public boolean isStale(SyncView view) {
    Instant limit = clock.instant().minus(every.multipliedBy(MISSED));
    return lastOk(view).filter(at -> at.isBefore(limit)).isPresent();
  }

  /** Such as {@code 12 min ago}. */
  public String ago(Texts texts, Instant at) {
    Duration age = Duration.between(at, clock.instant());
    if (age.toMinutes() < 1) {
      return texts.get("ago.now");
    }
    if (age.toHours() < 1) {
      return texts.get("ago.minutes", age.toMinutes());
    }
    if (age.toDays() < 1) {
      return texts.get("ago.hours", age.toHours());
    }
    return texts.get("ago.days", age.toDays());
  }

  private static boolean isBad(SyncView view) {
    return view.sources().stream()
        .map(SyncView.Source::last)
        .anyMatch(last -> last != null && last.isBad());
  }
}
