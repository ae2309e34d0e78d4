package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Activity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Statistics of runs: the running family, see {@link io.github.personalmetrics.domain.Sport}. */
public final class Running {

  private Running() {}

  /**
   * The last run and the one before it.
   *
   * @param previous absent if it was the first
   */
  public record Comparison(Activity last, @Nullable Activity previous) {

    /** Metres more than the time before. */
    public OptionalDouble distanceChange() {
      return previous == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(last.distance() - previous.distance());
    }

    /** Metres per second faster than the time before. */
    public OptionalDouble speedChange() {
      if (previous == null) {
        return OptionalDouble.empty();
      }
      OptionalDouble now = speed(last);
      OptionalDouble before = speed(previous);
      return now.isEmpty() || before.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(now.getAsDouble() - before.getAsDouble());
    }

    /** Metres of climbing more than the time before. */
    public OptionalDouble elevationChange() {
      return previous == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(last.elevationGain() - previous.elevationGain());
    }

    /** Seconds longer than the time before. */
    public OptionalDouble timeChange() {
      return previous == null
          ? OptionalDouble.empty()
          : OptionalDouble.of((last.time().toMillis() - previous.time().toMillis()) / 1000.0);
    }
  }

  /** Metres per second over {@link Activity#time}; empty if it took no time. */
  public static OptionalDouble speed(Activity activity) {
    double seconds = activity.time().toMillis() / 1000.0;
    return seconds == 0 ? OptionalDouble.empty() : OptionalDouble.of(activity.distance() / seconds);
  }

  /**
   * @param activities ascending by time; what is not a run is passed over
   */
  public static Optional<Comparison> lastAgainstPrevious(List<Activity> activities) {
    Activity last = null;
    for (int i = activities.size() - 1; i >= 0; i--) {
      Activity activity = activities.get(i);
      if (!activity.sport().isRunning()) {
        continue;
      }
      if (last != null) {
        return Optional.of(new Comparison(last, activity));
      }
      last = activity;
    }
    return Optional.ofNullable(last).map(only -> new Comparison(only, null));
  }
}
