package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Metric;
import java.time.LocalDate;
import java.util.Arrays;

/** One value for each local day that has one, as columns ascending by day. Immutable. */
public final class DailySeries {

  private final Metric metric;
  private final int[] epochDays;
  private final Doubles values;
  private final int[] readings;

  DailySeries(Metric metric, int[] epochDays, double[] values, int[] readings) {
    this.metric = metric;
    this.epochDays = epochDays;
    this.values = new Doubles(values);
    this.readings = readings;
  }

  public Metric metric() {
    return metric;
  }

  public int size() {
    return epochDays.length;
  }

  public LocalDate date(int index) {
    return LocalDate.ofEpochDay(epochDays[index]);
  }

  /** The day's value in the metric's unit. */
  public double value(int index) {
    return values.value(index);
  }

  /** How many readings the day's value was made of. */
  public int readings(int index) {
    return readings[index];
  }

  int epochDay(int index) {
    return epochDays[index];
  }

  Column column() {
    return values;
  }

  /** For each day the index of the first one that is more than so many days after it. */
  int[] firstAfter(long offset) {
    int[] indexes = new int[epochDays.length];
    int next = 0;
    for (int i = 0; i < indexes.length; i++) {
      while (next < indexes.length && epochDays[next] <= epochDays[i] + offset) {
        next++;
      }
      indexes[i] = next;
    }
    return indexes;
  }

  /** The index of the first day that is not before a day; the size if there is none. */
  int firstFrom(LocalDate day) {
    long epochDay = Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, day.toEpochDay()));
    int found = Arrays.binarySearch(epochDays, (int) epochDay);
    return found < 0 ? -found - 1 : found;
  }
}
