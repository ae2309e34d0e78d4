package io.github.personalmetrics.examples.dashboard.series;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was done, oldest first, as {@code /activities} answers it. */
public record ActivitiesView(List<Row> activities) {

  /**
   * @param source such as {@code strava/activities}
   * @param date the local day where it began
   * @param sport canonical, such as {@code trail-run}
   * @param provider_sport the provider's own word for it
   * @param distance metres
   * @param moving_time seconds
   * @param elapsed_time seconds
   * @param time seconds that {@code speed} is made of: elapsed for a race, moving otherwise
   * @param elevation_gain metres
   * @param speed metres per second; absent if it took no time
   * @param heart_rate mean beats per minute, if it was worn
   * @param also_from copies of it from elsewhere
   */
  public record Row(
      String source,
      String id,
      Instant at,
      LocalDate date,
      String sport,
      String provider_sport,
      String name,
      double distance,
      double moving_time,
      double elapsed_time,
      double time,
      double elevation_gain,
      @Nullable Double speed,
      boolean race,
      @Nullable Double heart_rate,
      List<Copy> also_from) {}

  public record Copy(String source, String id) {}

  /**
   * The last run against the one before; changes are last minus previous.
   *
   * @param previous absent if it was the first, as are the changes
   * @param distance_change metres
   * @param speed_change metres per second
   * @param elevation_gain_change metres
   * @param time_change seconds
   */
  public record LastRun(
      Row last,
      @Nullable Row previous,
      @Nullable Double distance_change,
      @Nullable Double speed_change,
      @Nullable Double elevation_gain_change,
      @Nullable Double time_change) {}

  /**
   * Of a whole period.
   *
   * @param distance metres
   * @param time seconds
   * @param longest absent if there is none
   */
  public record Totals(int count, double distance, double time, @Nullable Row longest) {}
}
