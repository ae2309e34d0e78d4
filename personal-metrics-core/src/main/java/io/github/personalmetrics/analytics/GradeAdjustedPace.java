package io.github.personalmetrics.analytics;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The flat distance that would have cost a runner as much energy as the hilly one, by the cost of
 * running on a slope of Minetti et al. 2002 (doi 10.1152/japplphysiol.01177.2001), measured up to
 * gradients of 0.45. An estimate from energy, not the formula of any provider.
 *
 * @param distance metres that were covered
 * @param flatDistance metres on the flat that cost the same
 */
public record GradeAdjustedPace(double distance, double flatDistance) {

  /** Joules for a kilogram and a metre on the flat. */
  private static final double FLAT_COST = 3.6;

  private static final double STEEPEST = 0.45;

  /** Metres: a gradient over less is mostly the noise of the altitude. */
  private static final double BASELINE = 50;

  /** Metres before and after a sample over which its altitude is averaged. */
  private static final double SMOOTHING = 25;

  /**
   * @return empty without altitudes, or if the course is too short for one gradient: 75 m suffice
   */
  public static Optional<GradeAdjustedPace> of(Course course) {
    double[] flat = flatMetres(course);
    return flat.length == 0
        ? Optional.empty()
        : Optional.of(new GradeAdjustedPace(course.distance(), flat[flat.length - 1]));
  }

  /**
   * The energy of running in joules for a kilogram and a metre.
   *
   * @param gradient rise over run; beyond 0.45 up or down it counts as 0.45
   */
  public static double cost(double gradient) {
    double i = Math.max(-STEEPEST, Math.min(STEEPEST, gradient));
    return ((((155.4 * i - 30.4) * i - 43.3) * i + 46.3) * i + 19.5) * i + FLAT_COST;
  }

  /** How many metres on the flat cost as much as one at a gradient, from 0.49 to 5.4. */
  public static double factor(double gradient) {
    return cost(gradient) / FLAT_COST;
  }

  /** Metres on the flat for each metre that was covered. */
  public double factor() {
    return flatDistance / distance;
  }

  /**
   * Metres per second on the flat.
   *
   * @param time that the distance took, such as that of the activity
   * @return empty if it took no time
   */
  public OptionalDouble speed(Duration time) {
    return Running.speed(flatDistance, time);
  }

  /** Seconds for a kilometre on the flat. */
  public OptionalDouble pace(Duration time) {
    return Running.pace(flatDistance, time);
  }

  /** Metres on the flat up to each sample; no sample if there is no gradient to be had. */
  static double[] flatMetres(Course course) {
    int size = course.size();
    if (!course.hasAltitude()) {
      return new double[0];
    }
    // A smoothed sample is the mean of distances and altitudes, so that it stays on a steady slope
    // also at both ends, where its neighbours are all on one side.
    double[] metres = new double[size];
    double[] altitudes = new double[size];
    smooth(course, metres, altitudes);
    double end = metres[size - 1];
    if (end - metres[0] < BASELINE) {
      return new double[0];
    }
    double[] flat = new double[size];
    int from = 0;
    for (int to = 1; to < size; to++) {
      boolean enoughLeft = end - metres[to] >= BASELINE || to == size - 1;
      if (metres[to] - metres[from] < BASELINE || !enoughLeft) {
        continue;
      }
      double factor = factor((altitudes[to] - altitudes[from]) / (metres[to] - metres[from]));
      for (int i = from + 1; i <= to; i++) {
        flat[i] = flat[from] + (course.metres(i) - course.metres(from)) * factor;
      }
      from = to;
    }
    return flat;
  }

  private static void smooth(Course course, double[] metres, double[] altitudes) {
    int size = course.size();
    double metresSum = 0;
    double altitudeSum = 0;
    int from = 0;
    int to = 0;
    for (int i = 0; i < size; i++) {
      for (; to < size && course.metres(to) <= course.metres(i) + SMOOTHING; to++) {
        metresSum += course.metres(to);
        altitudeSum += course.altitude(to);
      }
      for (; course.metres(from) < course.metres(i) - SMOOTHING; from++) {
        metresSum -= course.metres(from);
        altitudeSum -= course.altitude(from);
      }
      metres[i] = metresSum / (to - from);
      altitudes[i] = altitudeSum / (to - from);
    }
  }
}
