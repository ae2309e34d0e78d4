package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.BestEfforts;
import io.github.personalmetrics.analytics.Course;
import io.github.personalmetrics.analytics.Splits;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.examples.dashboard.series.TrackView.Length;
import io.github.personalmetrics.store.MetricStore;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Tracks made ready to be drawn. Safe for use by many threads. */
public final class Profiles {

  /** More than a screen has columns. */
  static final int MOST_POINTS = 2_000;

  /** Beyond these, the gaps of pauses are too narrow to be seen. */
  private static final int MOST_PAUSES = 200;

  private static final int COLOURS = 5;

  private record Question(RecordKey key, Length split) {}

  private record Found(@Nullable ProfileView profile) {}

  private final MetricStore store;
  private final Activities activities;
  private final Kept kept;

  public Profiles(MetricStore store, Activities activities) {
    this.store = store;
    this.activities = activities;
    this.kept = new Kept(store::version);
  }

  /**
   * Empty if there is no such activity, or no track of it.
   *
   * @param split how long a split is
   */
  public Optional<ProfileView> find(RecordKey key, Length split) {
    Activity activity = activities.activity(key).orElse(null);
    if (activity == null) {
      return Optional.empty();
    }
    Found found =
        kept.get(
            new Question(key, split),
            Found.class,
            () ->
                new Found(
                    store.track(key).map(track -> view(activity, track, split)).orElse(null)));
    return Optional.ofNullable(found.profile);
  }

  /** What was recorded, to be written elsewhere. */
  public Optional<Track> track(RecordKey key) {
    return activities.activity(key).flatMap(activity -> store.track(key));
  }

  private static ProfileView view(Activity activity, Track track, Length length) {
    double fastest = Tracks.fastest(activity);
    Course course = Course.of(track, fastest);
    var motion = new Motion(track, fastest);
    int[] points = points(track, motion);
    List<@Nullable Double> speeds = column(points, motion.speeds, 1e3);
    boolean place = track.has(Channel.LATITUDE) && track.has(Channel.LONGITUDE);
    return new ProfileView(
        activity.key().source().toString(),
        activity.key().externalId(),
        track.size(),
        Arrays.stream(points).mapToObj(i -> rounded(motion.seconds[i], 10)).toList(),
        column(points, motion.metres, 10),
        column(points, column(track, Channel.ALTITUDE), 10),
        speeds,
        place ? column(points, column(track, Channel.LATITUDE), 1e6) : null,
        place ? column(points, column(track, Channel.LONGITUDE), 1e6) : null,
        column(points, column(track, Channel.HEART_RATE), 1),
        starts(points, motion.starts),
        steps(motion.speeds),
        Splits.of(course, length.metres()).stream()
            .map(split -> Tracks.split(split, activity.sport().isRunning()))
            .toList(),
        BestEfforts.of(course).stream().map(Tracks::effort).toList());
  }

  private static int[] points(Track track, Motion motion) {
    double[][] columns =
        IntStream.range(0, 4)
            .mapToObj(
                i ->
                    switch (i) {
                      case 0 -> motion.speeds;
                      case 1 -> column(track, Channel.ALTITUDE);
                      case 2 -> column(track, Channel.LATITUDE);
                      default -> column(track, Channel.LONGITUDE);
                    })
            .filter(column -> column.length > 0)
            .toArray(double[][]::new);
    var kept = new BitSet();
    kept.set(0);
    kept.set(track.size() - 1);
    motion.starts.stream()
        .limit(MOST_PAUSES)
        .forEach(
            start -> {
              kept.set(start - 1);
              kept.set(start);
            });
    return Thinning.keep(columns, kept, track.size(), MOST_POINTS);
  }

  private static double[] column(Track track, Channel channel) {
    return track.has(channel)
        ? IntStream.range(0, track.size()).mapToDouble(i -> track.value(channel, i)).toArray()
        : new double[0];
  }

  private static @Nullable List<@Nullable Double> column(
      int[] points, double[] values, double scale) {
    if (values.length == 0) {
      return null;
    }
    var column = new ArrayList<@Nullable Double>(points.length);
    for (int i : points) {
      column.add(Double.isNaN(values[i]) ? null : Double.valueOf(rounded(values[i], scale)));
    }
    return column;
  }

  private static double rounded(double value, double scale) {
    return Math.rint(value * scale) / scale;
  }

  private static List<Integer> starts(int[] points, BitSet starts) {
    return starts.stream()
        .map(start -> Arrays.binarySearch(points, start))
        .map(found -> found < 0 ? -found - 1 : found)
        .filter(index -> index < points.length)
        .distinct()
        .boxed()
        .toList();
  }

  private static List<Double> steps(double[] speeds) {
    double[] known = Arrays.stream(speeds).filter(speed -> !Double.isNaN(speed)).sorted().toArray();
    return IntStream.range(1, COLOURS)
        .filter(step -> known.length > 0)
        .mapToObj(step -> rounded(known[step * known.length / COLOURS], 100))
        .distinct()
        .toList();
  }
}
