package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.analytics.Splits;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a device recorded during an activity, as {@code /activities/.../track} answers it.
 *
 * @param samples how many there are
 * @param time seconds of each sample since the start, ascending
 * @param channels a value for each sample by channel, such as {@code altitude}, null where the
 *     device missed it: degrees, metres, beats or steps per minute, watts, degrees Celsius
 * @param distance metres from the first sample to the last, without what nobody can have covered
 * @param flat_distance metres on the flat that cost a runner as much energy (Minetti et al. 2002);
 *     absent without altitudes and for other sports
 * @param splits one after the other
 * @param best_efforts by distance, ascending
 */
public record TrackView(
    String source,
    String id,
    int samples,
    List<Double> time,
    Map<String, List<@Nullable Double>> channels,
    double distance,
    @Nullable Double flat_distance,
    List<Split> splits,
    List<Effort> best_efforts) {

  /** How long a split is. */
  public enum Length {
    KILOMETRE,
    MILE;

    double metres() {
      return this == MILE ? Splits.MILE : Splits.KILOMETRE;
    }
  }

  /**
   * @param number 1 for the first
   * @param distance metres; the last split may be shorter
   * @param time seconds elapsed, pauses included
   * @param speed metres per second; absent if it took no time
   * @param climb metres up, below 0 if down; absent without altitudes
   * @param flat_distance as of the whole
   */
  public record Split(
      int number,
      double distance,
      double time,
      @Nullable Double speed,
      @Nullable Double climb,
      @Nullable Double flat_distance) {}

  /**
   * The fastest stretch of a length.
   *
   * @param distance metres
   * @param time seconds elapsed, pauses included
   * @param speed metres per second; absent if it took no time
   * @param start_distance metres from the first sample
   * @param start_time seconds from the start of the activity
   */
  public record Effort(
      double distance,
      double time,
      @Nullable Double speed,
      double start_distance,
      double start_time) {}
}
