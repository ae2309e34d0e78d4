package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Annotation;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.MetricInfo;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.PendingDeletion;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SubjectStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A person's records as statistics should see them: the person's own word is applied, and what the
 * provider seems to have deleted is left out until the person has decided.
 *
 * <p>A measurement that the person claims comes with a quality that counts. {@link #metrics} and
 * {@link #track} are the store's own. Safe for use by many threads.
 */
public final class CuratedMetrics implements MetricStore {

  private record Words(
      String version, Map<RecordKey, Annotation.Verdict> verdicts, Set<RecordKey> held) {}

  private final SubjectStore store;
  private final MetricStore all;
  private volatile @Nullable Words words;

  public CuratedMetrics(SubjectStore store) {
    this.store = store;
    this.all = store.metrics();
  }

  /** The record as statistics should see it; empty if they should not. */
  public <R extends HealthRecord> Optional<R> curate(R record) {
    return curate(record, words());
  }

  /** Tells of many records whether statistics see them, all by the same words of the person. */
  public Predicate<HealthRecord> counting() {
    Words now = words();
    return record -> curate(record, now).filter(CuratedMetrics::counts).isPresent();
  }

  private static boolean counts(HealthRecord record) {
    return !(record instanceof Measurement measurement)
        || measurement.quality().countsInStatistics();
  }

  @Override
  public <R extends HealthRecord> void scan(RecordQuery<R> query, Consumer<? super R> sink) {
    Words now = words();
    all.scan(query, record -> curate(record, now).ifPresent(sink));
  }

  @Override
  public <R extends HealthRecord> Optional<R> latest(RecordQuery<R> query) {
    Words now = words();
    Optional<R> latest = all.latest(query);
    while (latest.isPresent()) {
      R found = latest.get();
      // Others of the same moment come before it in the order of keys.
      var sameTime = new ArrayList<R>();
      all.scan(
          query.in(TimeRange.of(found.at(), found.at().plusNanos(1))),
          record -> curate(record, now).ifPresent(sameTime::add));
      if (!sameTime.isEmpty()) {
        return Optional.of(sameTime.get(sameTime.size() - 1));
      }
      latest = all.latest(query.in(TimeRange.of(query.range().from(), found.at())));
    }
    return Optional.empty();
  }

  @Override
  public List<MetricInfo> metrics() {
    return all.metrics();
  }

  @Override
  public Optional<Track> track(RecordKey key) {
    return all.track(key);
  }

  @Override
  public String version() {
    return all.version();
  }

  /** Read anew when the version says that something changed. */
  private Words words() {
    String version = all.version();
    Words known = words;
    if (known == null || !known.version().equals(version)) {
      var verdicts = new HashMap<RecordKey, Annotation.Verdict>();
      store.notes().annotations().forEach(note -> verdicts.put(note.key(), note.verdict()));
      known =
          new Words(
              version,
              verdicts,
              store.ledger().pendingDeletions().stream()
                  .map(PendingDeletion::key)
                  .collect(Collectors.toUnmodifiableSet()));
      words = known;
    }
    return known;
  }

  @SuppressWarnings("unchecked") // a measurement with another quality is a measurement
  private static <R extends HealthRecord> Optional<R> curate(R record, Words words) {
    if (words.held().contains(record.key())) {
      return Optional.empty();
    }
    Annotation.Verdict verdict = words.verdicts().get(record.key());
    if (verdict == null) {
      return Optional.of(record);
    }
    if (!verdict.countsInStatistics()) {
      return Optional.empty();
    }
    if (record instanceof Measurement measurement && !measurement.quality().countsInStatistics()) {
      return Optional.of((R) measurement.withQuality(Quality.CONFIRMED));
    }
    return Optional.of(record);
  }
}
