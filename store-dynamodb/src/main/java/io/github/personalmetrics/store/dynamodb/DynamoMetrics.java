package io.github.personalmetrics.store.dynamodb;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.MetricInfo;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.StoreException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

final class DynamoMetrics implements MetricStore {

  /** Items asked for at once when the last one is looked for: it is mostly the first. */
  private static final int LATEST_PAGE = 8;

  /** Records that are held back until it is sure that they are of one state. */
  private static final int HELD_BACK = 50_000;

  /** Readings of which each was overtaken by a page that changed what it read. */
  private static final int TRIES = 6;

  private static final Duration FIRST_WAIT = Duration.ofMillis(50);
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

  private static final Logger log = LoggerFactory.getLogger(DynamoMetrics.class);

  private final Person person;

  DynamoMetrics(Person person) {
    this.person = person;
  }

  /**
   * Pages that only add records are hidden until they are whole. While one changes or deletes what
   * is there, the scan waits, for a minute from when that began, and then reads again what fits
   * into memory: a page that takes longer, or is overtaken again and again, is shown in part.
   */
  @Override
  public <R extends HealthRecord> void scan(RecordQuery<R> query, Consumer<? super R> sink) {
    for (int tries = 1; ; tries++) {
      Person.Snapshot before = calm();
      boolean last = tries == TRIES || before.beingDisturbed();
      var line = new TimeLine<>(person, query, true, 0, before::sees);
      var records = new ArrayList<R>();
      List<R> next = line.next();
      while (!next.isEmpty() && records.size() < HELD_BACK) {
        records.addAll(next);
        next = line.next();
      }
      if (!next.isEmpty() || last || isAsBefore(before)) {
        records.forEach(sink);
        while (!next.isEmpty()) {
          next.forEach(sink);
          next = line.next();
        }
        return;
      }
    }
  }

  /** Waits while what is there is being changed; no longer than its writer is waited for. */
  private Person.Snapshot calm() {
    Backoff.Pacing pacing = person.gateway().pacing();
    Duration waited = Duration.ZERO;
    Duration wait = FIRST_WAIT;
    Person.Snapshot snapshot = person.snapshot();
    while (snapshot.beingDisturbed() && waited.compareTo(Person.WRITES) < 0) {
      pacing.sleep(wait, person.gateway().name(Table.STATE));
      waited = waited.plus(wait);
      wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) < 0 ? wait.multipliedBy(2) : LONGEST_WAIT;
      snapshot = person.snapshot();
    }
    return snapshot;
  }

  private boolean isAsBefore(Person.Snapshot before) {
    Person.Snapshot after = person.snapshot();
    return !after.beingDisturbed() && after.disturbed() == before.disturbed();
  }

  @Override
  public <R extends HealthRecord> Optional<R> latest(RecordQuery<R> query) {
    for (int tries = 1; ; tries++) {
      Person.Snapshot before = calm();
      List<R> last = new TimeLine<>(person, query, false, LATEST_PAGE, before::sees).next();
      if (tries == TRIES || before.beingDisturbed() || isAsBefore(before)) {
        return last.isEmpty() ? Optional.empty() : Optional.of(last.get(last.size() - 1));
      }
    }
  }

  /** Counts once for each version, and leaves the result for whoever asks next. */
  @Override
  public List<MetricInfo> metrics() {
    String version = version();
    return MetricSummary.read(person, version).orElseGet(() -> countAll(version));
  }

  private List<MetricInfo> countAll(String version) {
    List<MetricInfo> metrics = count();
    try {
      MetricSummary.write(person, version, metrics);
    } catch (StoreException.Unavailable e) {
      // Who may only read, or has no capacity left, counts again the next time.
      log.debug("what metrics there are could not be noted: {}", e.getMessage());
    }
    return metrics;
  }

  private List<MetricInfo> count() {
    Map<Metric, MetricInfo> infos = new TreeMap<>();
    scan(
        RecordQuery.measurements(),
        measurement -> measurement.values().keySet().forEach(it -> count(it, measurement, infos)));
    return List.copyOf(infos.values());
  }

  private static void count(Metric metric, Measurement measurement, Map<Metric, MetricInfo> infos) {
    Instant at = measurement.at();
    infos.merge(
        metric,
        new MetricInfo(metric, 1, at, at),
        (all, one) -> new MetricInfo(metric, all.count() + 1, all.first(), one.last()));
  }

  @Override
  public Optional<Track> track(RecordKey key) {
    return Tracks.read(person, key);
  }

  @Override
  public String version() {
    return person.version();
  }
}
