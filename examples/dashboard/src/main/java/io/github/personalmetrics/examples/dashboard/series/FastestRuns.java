package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.BestEfforts;
import io.github.personalmetrics.analytics.Course;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.store.MetricStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * The fastest stretches of all runs that have a track. Each track is read once and its times are
 * remembered, because reading them all takes seconds. Safe for use by many threads.
 */
public final class FastestRuns {

  /** Metres. */
  public static final List<Double> DISTANCES = List.of(5_000.0, 10_000.0);

  private static final int MOST_REMEMBERED = 20_000;

  /**
   * @param seconds elapsed
   */
  public record Best(double seconds, ActivitiesView.Row run) {}

  private record Bests(Map<Double, Best> byDistance) {}

  private final MetricStore store;
  private final Activities activities;
  private final Kept kept;
  private final Map<ActivitiesView.Row, Map<Double, Double>> times = new ConcurrentHashMap<>();

  public FastestRuns(MetricStore store, Activities activities) {
    this.store = store;
    this.activities = activities;
    this.kept = new Kept(store::version);
  }

  /**
   * @param metres one of {@link #DISTANCES}
   * @return empty if no run with a track is that long
   */
  public Optional<Best> best(double metres, Dates dates) {
    Bests bests = kept.get(dates, Bests.class, () -> find(dates));
    return Optional.ofNullable(bests.byDistance.get(metres));
  }

  /** Reads the tracks of those days before somebody waits for them. */
  public void warm(Dates dates) {
    kept.get(dates, Bests.class, () -> find(dates));
  }

  /** One at a time: whoever waits finds the tracks read. */
  private synchronized Bests find(Dates dates) {
    var bests = new HashMap<Double, Best>();
    for (ActivitiesView.Row run : activities.list(Sport.RUN, dates, false).activities()) {
      times(run)
          .forEach(
              (metres, seconds) ->
                  bests.merge(
                      metres,
                      new Best(seconds, run),
                      (one, other) -> one.seconds <= other.seconds ? one : other));
    }
    return new Bests(bests);
  }

  private Map<Double, Double> times(ActivitiesView.Row run) {
    Map<Double, Double> known = times.get(run);
    if (known != null) {
      return known;
    }
    var key = RecordKey.of(SourceId.parse(run.source()), run.id());
    Map<Double, Double> found = store.track(key).map(FastestRuns::times).orElse(null);
    if (found == null) {
      // It may follow with a later sync.
      return Map.of();
    }
    if (times.size() >= MOST_REMEMBERED) {
      times.clear();
    }
    times.put(run, found);
    return found;
  }

  private static Map<Double, Double> times(Track track) {
    return BestEfforts.of(Course.of(track), DISTANCES).stream()
        .collect(Collectors.toMap(BestEfforts.Effort::distance, BestEfforts.Effort::seconds));
  }
}
