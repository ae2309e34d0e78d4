package io.github.personalmetrics.testkit;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.TimeRange;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceConnector;
import io.github.personalmetrics.source.TrackSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the providers of {@link FailureSweepKit}, in three shapes. Not for many threads. */
final class SweepSource implements SourceConnector, TrackSource {

  /** How it answers, after the providers that there are. */
  enum Shape {
    /** What changed, in the order of changes, without a word about deletions; as Withings. */
    CHANGES,
    /** All, newest first, in slices that each list everything there is; as Strava. */
    SLICES,
    /** All, on one page; as a sheet. */
    SNAPSHOT
  }

  private static final int PAGE = 4;

  private final SourceId source;
  private final Shape shape;
  private final Map<String, HealthRecord> records = new LinkedHashMap<>();
  private final Map<String, Rejection> rejections = new LinkedHashMap<>();
  private final List<String> changes = new ArrayList<>();
  private final Map<String, Track> tracks = new HashMap<>();
  private String recipe = "1";

  SweepSource(SourceId source, Shape shape) {
    this.source = source;
    this.shape = shape;
  }

  SweepSource put(HealthRecord... changed) {
    for (HealthRecord record : changed) {
      String id = record.key().externalId();
      records.put(id, record);
      rejections.remove(id);
      changes.add(id);
    }
    return this;
  }

  SweepSource reject(String id, String raw) {
    records.remove(id);
    rejections.put(id, Records.rejection(source, id, raw));
    changes.add(id);
    return this;
  }

  SweepSource delete(String... ids) {
    for (String id : ids) {
      records.remove(id);
    }
    return this;
  }

  SweepSource track(String id, Track track) {
    tracks.put(id, track);
    return this;
  }

  SweepSource recipe(String recipe) {
    this.recipe = recipe;
    return this;
  }

  @Override
  public SourceId source() {
    return source;
  }

  @Override
  public String recipe() {
    return recipe;
  }

  @Override
  public Optional<Track> track(RecordKey key) {
    return Optional.ofNullable(tracks.get(key.externalId()));
  }

  @Override
  public Page fetch(FetchRequest request) {
    if (!(request instanceof FetchRequest.Resume resume)) {
      throw new IllegalArgumentException("the sweep asks for no windows");
    }
    return switch (shape) {
      case CHANGES -> changes(resume.cursor());
      case SLICES -> slice(resume.cursor());
      case SNAPSHOT ->
          Page.last(List.copyOf(records.values()), Cursor.of("at " + changes.size()))
              .withRejected(List.copyOf(rejections.values()))
              .withCovers(TimeRange.ALL);
    };
  }

  private Page changes(Cursor cursor) {
    int from = cursor.isStart() ? 0 : Integer.parseInt(cursor.value());
    int to = Math.min(from + PAGE, changes.size());
    List<String> ids = changes.subList(from, to).stream().distinct().toList();
    Cursor next = to == 0 ? cursor : Cursor.of(Integer.toString(to));
    List<HealthRecord> found = ids.stream().filter(records::containsKey).map(records::get).toList();
    List<Rejection> bad =
        ids.stream().filter(rejections::containsKey).map(rejections::get).toList();
    Page page = to < changes.size() ? Page.more(found, next) : Page.last(found, next);
    return page.withRejected(bad);
  }

  /** From the newest down; the next read begins at the newest again. */
  private Page slice(Cursor cursor) {
    Instant before =
        cursor.value().startsWith("before ")
            ? Instant.parse(cursor.value().substring(7))
            : Instant.MAX;
    List<HealthRecord> left =
        records.values().stream()
            .filter(record -> record.at().isBefore(before))
            .sorted(Comparator.comparing(HealthRecord::at).reversed())
            .toList();
    List<HealthRecord> found = left.stream().limit(PAGE).toList();
    if (found.size() == left.size()) {
      return Page.last(found, Cursor.of("all read")).withCovers(TimeRange.before(before));
    }
    Instant from = found.get(found.size() - 1).at();
    return Page.more(found, Cursor.of("before " + from)).withCovers(TimeRange.of(from, before));
  }
}
