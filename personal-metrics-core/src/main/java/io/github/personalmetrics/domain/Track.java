package io.github.personalmetrics.domain;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/**
 * What a device recorded during an activity: samples as columns, ascending by time. Immutable.
 *
 * <p>A channel that was not recorded is absent; a sample that a channel missed is {@link
 * Double#NaN}, so that samples of all channels stand at the same indexes.
 */
public final class Track {

  /** What is sampled, and in which unit. */
  public enum Channel {
    /** Degrees north, -90 to 90 (WGS 84). */
    LATITUDE(-90, 90),
    /** Degrees east, -180 to 180 (WGS 84). */
    LONGITUDE(-180, 180),
    /** Metres above sea level. */
    ALTITUDE(-Double.MAX_VALUE, Double.MAX_VALUE),
    /** Metres covered since the start. */
    DISTANCE(0, Double.MAX_VALUE),
    /** Beats per minute. */
    HEART_RATE(0, Double.MAX_VALUE),
    /** Revolutions per minute, of a crank or of one leg: a runner's steps are twice as many. */
    CADENCE(0, Double.MAX_VALUE),
    /** Watts. */
    POWER(0, Double.MAX_VALUE),
    /** Degrees Celsius. */
    TEMPERATURE(-273.15, Double.MAX_VALUE);

    private final double min;
    private final double max;

    Channel(double min, double max) {
      this.min = min;
      this.max = max;
    }

    /** Whether a sample can have this value; {@link Double#NaN} cannot be one. */
    public boolean allows(double value) {
      return value >= min && value <= max && !Double.isInfinite(value);
    }
  }

  private final int[] millis;
  private final Map<Channel, double[]> columns;

  private Track(int[] millis, Map<Channel, double[]> columns) {
    this.millis = millis;
    this.columns = columns;
  }

  /**
   * @param millis since the start of the activity, ascending; equal neighbours are allowed
   * @param columns one value for each time; {@link Double#NaN} where there is none. A column
   *     without any value counts as absent.
   * @throws IllegalArgumentException if there is no sample, the times go back, a column has another
   *     length, or a value cannot be
   */
  public static Track of(int[] millis, Map<Channel, double[]> columns) {
    if (millis.length == 0) {
      throw new IllegalArgumentException("a track has at least one sample");
    }
    int[] times = millis.clone();
    for (int i = 1; i < times.length; i++) {
      if (times[i] < times[i - 1]) {
        throw new IllegalArgumentException("the times of a track go back at sample " + i);
      }
    }
    var kept = new EnumMap<Channel, double[]>(Channel.class);
    columns.forEach(
        (channel, values) -> {
          double[] column = checked(channel, values.clone(), times.length);
          if (Arrays.stream(column).anyMatch(value -> !Double.isNaN(value))) {
            kept.put(channel, column);
          }
        });
    return new Track(times, kept);
  }

  private static double[] checked(Channel channel, double[] column, int size) {
    if (column.length != size) {
      throw new IllegalArgumentException(
          channel + " has " + column.length + " samples, the times are " + size);
    }
    for (int i = 0; i < size; i++) {
      if (!Double.isNaN(column[i]) && !channel.allows(column[i])) {
        throw new IllegalArgumentException(channel + " cannot be " + column[i] + " at sample " + i);
      }
      // NaN has many bit patterns and zero has two; equal tracks must have equal bits.
      column[i] = Double.isNaN(column[i]) ? Double.NaN : column[i] + 0.0;
    }
    return column;
  }

  /** Samples, 1 or more. */
  public int size() {
    return millis.length;
  }

  /** When the sample was taken, in milliseconds since the start of the activity. */
  public int millis(int index) {
    return millis[index];
  }

  /** In the order of {@link Channel}. */
  public Set<Channel> channels() {
    return Collections.unmodifiableSet(columns.keySet());
  }

  public boolean has(Channel channel) {
    return columns.containsKey(channel);
  }

  /** The value in the channel's unit; {@link Double#NaN} if the sample or the channel misses it. */
  public double value(Channel channel, int index) {
    double[] column = columns.get(channel);
    return column == null ? Double.NaN : column[index];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Track track
        && Arrays.equals(millis, track.millis)
        && columns.keySet().equals(track.columns.keySet())
        && columns.keySet().stream()
            .allMatch(channel -> Arrays.equals(columns.get(channel), track.columns.get(channel)));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(millis) + columns.keySet().hashCode();
  }

  @Override
  public String toString() {
    return "Track[" + size() + " samples of " + columns.keySet() + ']';
  }
}
