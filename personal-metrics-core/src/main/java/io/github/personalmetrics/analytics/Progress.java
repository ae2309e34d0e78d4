package io.github.personalmetrics.analytics;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleBinaryOperator;

/**
 * One number for each day of a strength log that has one, mostly of a single exercise, and how far
 * it had got by then. Columns ascending by day; immutable.
 */
public final class Progress {

  private final int[] days;
  private final double[] values;
  private final double[] best;

  private Progress(int[] days, double[] values) {
    this.days = days;
    this.values = values;
    this.best = values.clone();
    for (int i = 1; i < best.length; i++) {
      best[i] = Math.max(best[i], best[i - 1]);
    }
  }

  /** The day's highest {@link OneRepMax}, in kilograms. */
  public static Progress oneRepMax(StrengthLog log, OneRepMax how) {
    return ofSets(log, how, Math::max);
  }

  /** The sum of every set's {@link OneRepMax}, in kilograms: a volume that some logs publish. */
  public static Progress oneRepMaxSum(StrengthLog log, OneRepMax how) {
    return ofSets(log, how, Double::sum);
  }

  private static Progress ofSets(StrengthLog log, OneRepMax how, DoubleBinaryOperator together) {
    var builder = new Builder(log.size(), together);
    for (int i = 0; i < log.size(); i++) {
      builder.add(log.epochDay(i), how.value(log.kilograms(i), log.reps(i)));
    }
    return builder.build();
  }

  /** The highest load of the day that was lifted at least once, in kilograms. */
  public static Progress heaviest(StrengthLog log) {
    return ofSessions(log, Tally::maxKilograms);
  }

  /** The highest kilograms per weighted repetition of the day's sessions. */
  public static Progress meanPerRepetition(StrengthLog log) {
    return ofSessions(log, Tally::meanPerWeightedRepetition);
  }

  /** The highest total weight of the day's sessions, in kilograms. */
  public static Progress totalWeight(StrengthLog log) {
    return ofSessions(log, Tally::kilograms);
  }

  private interface Measure {
    double of(Tally session);
  }

  private static Progress ofSessions(StrengthLog log, Measure measure) {
    var builder = new Builder(log.size(), Math::max);
    for (int from = 0, to; from < log.size(); from = to) {
      to = log.sessionEnd(from);
      builder.add(log.epochDay(from), measure.of(log.tally(from, to)));
    }
    return builder.build();
  }

  /**
   * A personal best.
   *
   * @param value in the unit of the progress
   * @param date the day it was first reached
   */
  public record Best(double value, LocalDate date) {}

  public int size() {
    return days.length;
  }

  public LocalDate date(int index) {
    return LocalDate.ofEpochDay(days[index]);
  }

  /** The day's value, more than 0. */
  public double value(int index) {
    return values[index];
  }

  /** The highest value up to and with the day. */
  public double bestSoFar(int index) {
    return best[index];
  }

  /** Whether the day surpassed every day before; the first day does. */
  public boolean isRecord(int index) {
    return index == 0 || best[index] > best[index - 1];
  }

  /** Empty without a day. */
  public Optional<Best> best() {
    if (days.length == 0) {
      return Optional.empty();
    }
    int at = days.length - 1;
    while (!isRecord(at)) {
      at--;
    }
    return Optional.of(new Best(values[at], date(at)));
  }

  /**
   * The highest value of the last days up to and with each day, at the indexes of the progress.
   *
   * @param window calendar days, 1 or more
   */
  public double[] bestWithin(int window) {
    if (window < 1) {
      throw new IllegalArgumentException("a window has at least one day, not " + window);
    }
    double[] within = new double[days.length];
    // Days that may still become the highest, each lower than the one before it.
    int[] candidates = new int[days.length];
    int from = 0;
    int to = 0;
    for (int i = 0; i < days.length; i++) {
      while (to > from && values[candidates[to - 1]] <= values[i]) {
        to--;
      }
      candidates[to++] = i;
      while (days[candidates[from]] <= days[i] - window) {
        from++;
      }
      within[i] = values[candidates[from]];
    }
    return within;
  }

  private static final class Builder {

    private final DoubleBinaryOperator together;
    private final int[] days;
    private final double[] values;
    private int size;

    Builder(int capacity, DoubleBinaryOperator together) {
      this.together = together;
      this.days = new int[capacity];
      this.values = new double[capacity];
    }

    /** Ascending by day; 0 is no value, and nor is what no double can hold. */
    void add(int day, double value) {
      if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
        return;
      }
      if (size > 0 && days[size - 1] == day) {
        values[size - 1] = together.applyAsDouble(values[size - 1], value);
        return;
      }
      days[size] = day;
      values[size++] = value;
    }

    Progress build() {
      return new Progress(Arrays.copyOf(days, size), Arrays.copyOf(values, size));
    }
  }
}
