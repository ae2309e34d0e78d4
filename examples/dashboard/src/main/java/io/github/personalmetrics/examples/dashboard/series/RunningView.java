package io.github.personalmetrics.examples.dashboard.series;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What runs add up to, as {@code /running/summary} answers it; a run that several sources have
 * counts once.
 *
 * @param weeks from Monday to Sunday, as months and years by the local day, oldest first; those
 *     without a run are left out, and the first and the last may be cut by the dates asked for
 * @param elevation_effect absent under 10 runs, or if all climb alike
 */
public record RunningView(
    Totals total,
    List<Period> weeks,
    List<Period> months,
    List<Period> years,
    Bests bests,
    @Nullable Effect elevation_effect) {

  /**
   * @param distance metres
   * @param time seconds that {@code speed} is made of: elapsed for a race, moving otherwise
   * @param elevation_gain metres
   * @param speed metres per second; absent if it took no time
   */
  public record Totals(
      int runs, double distance, double time, double elevation_gain, @Nullable Double speed) {}

  /**
   * {@link Totals} of a period.
   *
   * @param start its first day
   */
  public record Period(
      LocalDate start,
      int runs,
      double distance,
      double time,
      double elevation_gain,
      @Nullable Double speed) {}

  /**
   * Each the first that was as good; absent if no run qualifies.
   *
   * @param farthest by distance
   * @param longest by time
   * @param highest by climbing
   * @param fastest by mean speed, of those of a kilometre or more
   */
  public record Bests(
      ActivitiesView.@Nullable Row farthest,
      ActivitiesView.@Nullable Row longest,
      ActivitiesView.@Nullable Row highest,
      ActivitiesView.@Nullable Row fastest) {}

  /**
   * A line through speed over climbing.
   *
   * @param slope metres per second for each metre of climbing per kilometre; below 0 if hills slow
   * @param standard_error of the slope, in its unit
   * @param flat_speed metres per second without climbing
   * @param n runs that it is made of
   */
  public record Effect(double slope, double standard_error, double flat_speed, int n) {}
}
