package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Terse tracks. */
final class Tracks {

  private Tracks() {}

  static Track of(double[] seconds, double... metres) {
    return Track.of(millis(seconds), Map.of(Channel.DISTANCE, metres));
  }

  static Track hilly(double[] seconds, double[] metres, double[] altitudes) {
    return Track.of(millis(seconds), Map.of(Channel.DISTANCE, metres, Channel.ALTITUDE, altitudes));
  }

  /** A sample a second at a steady speed. */
  static Track steady(int samples, double speed, double gradient) {
    double[] seconds = new double[samples];
    double[] metres = new double[samples];
    double[] altitudes = new double[samples];
    for (int i = 0; i < samples; i++) {
      seconds[i] = i;
      metres[i] = i * speed;
      altitudes[i] = 100 + metres[i] * gradient;
    }
    return hilly(seconds, metres, altitudes);
  }

  static int[] millis(double... seconds) {
    return Arrays.stream(seconds).mapToInt(it -> (int) Math.round(it * 1000)).toArray();
  }

  /**
   * What devices write: pauses, samples at one instant, missing values, jumps, broken altitudes.
   */
  static Arbitrary<Track> wild() {
    var sample =
        Combinators.combine(
                Arbitraries.of(0, 1, 1, 1, 2, 3, 30, 28_800),
                Arbitraries.of(0.0, 0.0, 1.5, 2.5, 3.0, 4.0, 12.0, -0.5, -4000.0, 5000.0, 1e300),
                Arbitraries.of(-2.0, 0.0, 0.0, 0.5, 3.0, 500.0, 1e300, Double.NaN),
                Arbitraries.of(true, true, true, true, false))
            .as((passed, step, rise, read) -> new double[] {passed, step, rise, read ? 1 : 0});
    return sample.list().ofMinSize(1).ofMaxSize(120).map(Tracks::walked);
  }

  private static Track walked(List<double[]> samples) {
    int size = samples.size();
    double[] seconds = new double[size];
    double[] metres = new double[size];
    double[] altitudes = new double[size];
    double time = 0;
    double distance = 0;
    double altitude = 100;
    for (int i = 0; i < size; i++) {
      double[] sample = samples.get(i);
      time += sample[0];
      distance = Math.max(0, distance + sample[1] > 1e200 ? 3 : distance + sample[1]);
      double rise = sample[2];
      altitude += Math.abs(rise) < 100 ? rise : 0;
      seconds[i] = Math.min(time, 2_000_000);
      metres[i] = sample[3] == 0 ? Double.NaN : sample[1] > 1e200 ? 1e300 : distance;
      altitudes[i] = Double.isNaN(rise) || Math.abs(rise) > 1e200 ? rise : altitude + rise;
    }
    return hilly(seconds, metres, altitudes);
  }
}
