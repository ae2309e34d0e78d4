package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Activity;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.math3.stat.regression.SimpleRegression;

/**
 * How climbing slows a person down: the least-squares line of speed on metres of climbing per
 * kilometre, over that person's own runs.
 *
 * @param slope metres per second for each metre of climbing per kilometre; below 0 if hills slow
 * @param standardError of the slope, in the same unit
 * @param flatSpeed metres per second on the flat: where the line starts
 * @param runs how many it is made of, 10 or more
 */
public record ElevationEffect(double slope, double standardError, double flatSpeed, int runs) {

  /** A line through fewer runs says more about the runs than about the hills. */
  static final int FEWEST_RUNS = 10;

  /**
   * Runs without a distance or a time, and those faster than {@link Running#FASTEST}, say nothing.
   *
   * @param runs each once; what is not a run is passed over
   * @return empty under 10 runs, or if all climb alike
   */
  public static Optional<ElevationEffect> of(Collection<Activity> runs) {
    var line = new SimpleRegression();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Activity run : runs) {
      OptionalDouble speed = Running.plausibleSpeed(run);
      double gain = run.elevationGain() / (run.distance() / 1000);
      if (!run.sport().isRunning() || speed.isEmpty() || !Double.isFinite(gain)) {
        continue;
      }
      line.addData(gain, speed.getAsDouble());
      least = Math.min(least, gain);
      most = Math.max(most, gain);
    }
    // Equal gains may differ by the rounding of the division, and a line through that is noise.
    if (line.getN() < FEWEST_RUNS || most - least <= 1e-9 * most) {
      return Optional.empty();
    }
    var effect =
        new ElevationEffect(
            line.getSlope(),
            line.getSlopeStdErr(),
            line.getIntercept(),
            Math.toIntExact(line.getN()));
    return Optional.of(effect).filter(ElevationEffect::isFinite);
  }

  /** The speed that the line expects, in metres per second. */
  public double speedAt(double gainPerKilometre) {
    return flatSpeed + slope * gainPerKilometre;
  }

  /** Climbs like 1e200 m, which the domain allows, overflow when squared. */
  private boolean isFinite() {
    return Double.isFinite(slope + standardError + flatSpeed);
  }
}
