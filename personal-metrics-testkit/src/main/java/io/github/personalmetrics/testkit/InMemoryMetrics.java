package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.MetricInfo;
import io.github.personalmetrics.store.MetricStore;
import io.github.personalmetrics.store.RecordQuery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

final class InMemoryMetrics implements MetricStore {

  static final Comparator<HealthRecord> ORDER =
      Comparator.comparing(HealthRecord::at).thenComparing(HealthRecord::key);

  private final InMemoryStore.Access access;

  InMemoryMetrics(InMemoryStore.Access access) {
    this.access = access;
  }

  @Override
  public <R extends HealthRecord> void scan(RecordQuery<R> query, Consumer<? super R> sink) {
    List<HealthRecord> matches =
        access.read(s -> s.records.values().stream().filter(query::matches).sorted(ORDER).toList());
    matches.forEach(record -> sink.accept(query.type().cast(record)));
  }

  @Override
  public <R extends HealthRecord> Optional<R> latest(RecordQuery<R> query) {
    return access
        .read(s -> s.records.values().stream().filter(query::matches).max(ORDER))
        .map(query.type()::cast);
  }

  @Override
  public List<MetricInfo> metrics() {
    Map<Metric, MetricInfo> infos = new TreeMap<>();
    for (Measurement measurement : find(RecordQuery.measurements())) {
      Instant at = measurement.at();
      for (Metric metric : measurement.values().keySet()) {
        infos.merge(
            metric,
            new MetricInfo(metric, 1, at, at),
            (all, one) -> new MetricInfo(metric, all.count() + 1, all.first(), one.last()));
      }
    }
    return List.copyOf(infos.values());
  }

  @Override
  public Optional<Track> track(RecordKey key) {
    return access.read(
        subject ->
            subject.records.containsKey(key)
                ? subject.tracks.getOrDefault(key, Optional.empty())
                : Optional.empty());
  }

  @Override
  public String version() {
    return access.read(subject -> Long.toString(subject.version));
  }
}
