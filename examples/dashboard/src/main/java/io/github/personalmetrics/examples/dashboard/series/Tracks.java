package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.BestEfforts;
import io.github.personalmetrics.analytics.Course;
import io.github.personalmetrics.analytics.GradeAdjustedPace;
import io.github.personalmetrics.analytics.Running;
import io.github.personalmetrics.analytics.Splits;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.examples.dashboard.series.TrackView.Effort;
import io.github.personalmetrics.examples.dashboard.series.TrackView.Length;
import io.github.personalmetrics.examples.dashboard.series.TrackView.Split;
import io.github.personalmetrics.store.MetricStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What devices recorded during activities. Keeps none: they are large. */
public final class Tracks {

  /** Metres per second; the fastest on skis came to 71. */
  private static final double FASTEST = 100;

  private final MetricStore store;
  private final Activities activities;

  public Tracks(MetricStore store, Activities activities) {
    this.store = store;
    this.activities = activities;
  }

  /** Whether there is such an activity, be it without a track. */
  public boolean hasActivity(RecordKey key) {
    return activities.activity(key).isPresent();
  }

  /** Empty if there is no such activity, or no track of it. */
  public Optional<TrackView> find(RecordKey key, Length length) {
    return activities
        .activity(key)
        .flatMap(activity -> store.track(key).map(track -> view(activity, track, length)));
  }

  private static TrackView view(Activity activity, Track track, Length length) {
    boolean run = activity.sport().isRunning();
    Course course = Course.of(track, fastest(activity));
    return new TrackView(
        activity.key().source().toString(),
        activity.key().externalId(),
        track.size(),
        IntStream.range(0, track.size()).mapToObj(i -> track.millis(i) / 1000.0).toList(),
        channels(track),
        Rounded.of(course.distance()),
        run
            ? GradeAdjustedPace.of(course).map(it -> Rounded.of(it.flatDistance())).orElse(null)
            : null,
        Splits.of(course, length.metres()).stream().map(split -> split(split, run)).toList(),
        BestEfforts.of(course).stream().map(Tracks::effort).toList());
  }

  /** Metres per second that can be. */
  static double fastest(Activity activity) {
    return activity.sport().isRunning() ? Running.FASTEST : FASTEST;
  }

  private static Map<String, List<@Nullable Double>> channels(Track track) {
    var channels = new LinkedHashMap<String, List<@Nullable Double>>();
    for (Channel channel : track.channels()) {
      channels.put(channel.name().toLowerCase(Locale.ROOT), column(track, channel));
    }
    return channels;
  }

  private static List<@Nullable Double> column(Track track, Channel channel) {
    var column = new ArrayList<@Nullable Double>(track.size());
    for (int i = 0; i < track.size(); i++) {
      double value = track.value(channel, i);
      column.add(Double.isNaN(value) ? null : Double.valueOf(Rounded.of(value)));
    }
    return column;
  }

  static Split split(Splits.Split split, boolean run) {
    return new Split(
        split.number(),
        Rounded.of(split.distance()),
        Rounded.of(split.seconds()),
        speed(split.distance(), split.seconds()),
        Rounded.orNull(split.climb()),
        run ? Rounded.orNull(split.flatDistance()) : null);
  }

  static Effort effort(BestEfforts.Effort effort) {
    return new Effort(
        Rounded.of(effort.distance()),
        Rounded.of(effort.seconds()),
        speed(effort.distance(), effort.seconds()),
        Rounded.of(effort.startDistance()),
        Rounded.of(effort.startSeconds()));
  }

  /** A device may move on within a second, so that a short stretch takes no time. */
  private static @Nullable Double speed(double metres, double seconds) {
    return seconds > 0 ? Rounded.of(metres / seconds) : null;
  }
}
