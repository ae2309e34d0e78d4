package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import java.util.Arrays;

/**
 * How far somebody had got, and when: the samples of a track that have a distance, without what
 * cannot be. Pauses stay in. Immutable; made once, it serves efforts, splits and gradients.
 *
 * <p>Distances start at 0 and never go back. Where a track jumps, faster than anyone moves, the
 * jump adds its time and no metres: what spans it comes out too slow, never too fast.
 */
public final class Course {

  /** Devices round times to the second. */
  private static final double ROUNDING = 1;

  /** Metres: from below the Dead Sea to above Mount Everest. */
  private static final double LOWEST = -500;

  private static final double HIGHEST = 9000;

  private final double[] metres;
  private final double[] seconds;
  private final double[] altitudes;

  private Course(double[] metres, double[] seconds, double[] altitudes) {
    this.metres = metres;
    this.seconds = seconds;
    this.altitudes = altitudes;
  }

  /** The course of a run, on which nobody is faster than {@link Running#FASTEST}. */
  public static Course of(Track run) {
    return of(run, Running.FASTEST);
  }

  /**
   * @param fastest metres per second that can be; more than 0, up to 1000
   * @return empty if the track has no distance
   */
  public static Course of(Track track, double fastest) {
    if (!(fastest > 0 && fastest <= 1000)) {
      throw new IllegalArgumentException(
          "the fastest that can be is more than 0 and up to 1000 m/s, not " + fastest);
    }
    int capacity = track.has(Channel.DISTANCE) ? track.size() : 0;
    double[] metres = new double[capacity];
    double[] seconds = new double[capacity];
    double[] altitudes = new double[track.has(Channel.ALTITUDE) ? capacity : 0];
    int size = 0;
    double read = 0;
    double ignored = 0;
    double allowance = fastest * ROUNDING;
    for (int i = 0; i < capacity; i++) {
      double distance = track.value(Channel.DISTANCE, i);
      if (Double.isNaN(distance)) {
        continue;
      }
      seconds[size] = track.millis(i) / 1000.0;
      if (size == 0) {
        ignored = distance;
      } else {
        double passed = seconds[size] - seconds[size - 1];
        allowance = Math.min(allowance, fastest * ROUNDING) + fastest * passed;
        double step = distance - read;
        if (Math.abs(step) > allowance) {
          ignored = distance - metres[size - 1];
          allowance = 0;
        } else {
          allowance -= Math.max(step, 0);
        }
        metres[size] = Math.max(metres[size - 1], distance - ignored);
      }
      if (altitudes.length > 0) {
        altitudes[size] = plausible(track.value(Channel.ALTITUDE, i));
      }
      read = distance;
      size++;
    }
    metres = Arrays.copyOf(metres, size);
    return new Course(
        metres,
        Arrays.copyOf(seconds, size),
        filled(Arrays.copyOf(altitudes, Math.min(size, altitudes.length)), metres));
  }

  /** Metres from the first sample to the last. */
  public double distance() {
    return metres.length == 0 ? 0 : metres[metres.length - 1];
  }

  /** Seconds from the first sample to the last, pauses included. */
  public double elapsedSeconds() {
    return seconds.length == 0 ? 0 : seconds[seconds.length - 1] - seconds[0];
  }

  int size() {
    return metres.length;
  }

  /** Since the first sample, never less than the one before. */
  double metres(int index) {
    return metres[index];
  }

  /** Since the start of the activity. */
  double seconds(int index) {
    return seconds[index];
  }

  boolean hasAltitude() {
    return altitudes.length > 0;
  }

  /** Metres above sea level; between samples that have one, as far between as the distance is. */
  double altitude(int index) {
    return altitudes[index];
  }

  private static double plausible(double altitude) {
    return altitude < LOWEST || altitude > HIGHEST ? Double.NaN : altitude;
  }

  /** Fills the gaps; before the first value and after the last the ground is flat. */
  private static double[] filled(double[] altitudes, double[] metres) {
    int known = -1;
    for (int i = 0; i < altitudes.length; i++) {
      if (Double.isNaN(altitudes[i])) {
        continue;
      }
      for (int gap = known + 1; gap < i; gap++) {
        altitudes[gap] =
            known < 0 ? altitudes[i] : between(metres, altitudes, known, i, metres[gap]);
      }
      known = i;
    }
    if (known < 0) {
      return new double[0];
    }
    Arrays.fill(altitudes, known + 1, altitudes.length, altitudes[known]);
    return altitudes;
  }

  /** What a column is at a distance between two samples; equal distances give that of the first. */
  private static double between(double[] metres, double[] column, int from, int to, double x) {
    double length = metres[to] - metres[from];
    return length <= 0
        ? column[from]
        : column[from] + (x - metres[from]) / length * (column[to] - column[from]);
  }
}
