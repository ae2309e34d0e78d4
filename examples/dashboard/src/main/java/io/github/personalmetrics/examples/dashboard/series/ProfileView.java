package io.github.personalmetrics.examples.dashboard.series;

import io.github.personalmetrics.examples.dashboard.series.TrackView.Effort;
import io.github.personalmetrics.examples.dashboard.series.TrackView.Split;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A track as it is drawn, as {@code /activities/.../profile} answers it: few enough points for a
 * chart and a map, however long it is. A column that nothing was recorded for is absent; a point
 * that it misses is null.
 *
 * @param samples how many were recorded
 * @param time seconds of each point since the start, ascending
 * @param distance metres since the first sample, never going back
 * @param altitude metres above sea level
 * @param speed metres per second over ten seconds; null where somebody stands still
 * @param latitude degrees north
 * @param longitude degrees east
 * @param heart_rate beats per minute
 * @param starts indexes of the points that follow a pause; what lies between is a gap
 * @param speed_steps metres per second, ascending: as much of the run is slower than the first as
 *     lies between any two; empty if it is steady
 * @param splits one after the other
 */
public record ProfileView(
    String source,
    String id,
    int samples,
    List<Double> time,
    @Nullable List<@Nullable Double> distance,
    @Nullable List<@Nullable Double> altitude,
    @Nullable List<@Nullable Double> speed,
    @Nullable List<@Nullable Double> latitude,
    @Nullable List<@Nullable Double> longitude,
    @Nullable List<@Nullable Double> heart_rate,
    List<Integer> starts,
    List<Double> speed_steps,
    List<Split> splits,
    List<Effort> best_efforts) {

  /** Whether there is anything to draw on a map. */
  public boolean onMap() {
    return latitude != null;
  }
}
