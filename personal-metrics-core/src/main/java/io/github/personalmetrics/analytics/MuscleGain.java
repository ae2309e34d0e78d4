package io.github.personalmetrics.analytics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Finds the weeks in which a body gained what is not fat while it lost fat. */
public final class MuscleGain {

  private static final int WEEK = 7;

  /** Kilograms within a window below which there is only rounding. */
  private static final double NOTHING = 0.001;

  private MuscleGain() {}

  /**
   * How sure the detected periods are. A window of weeks shows a gain if the line of least squares
   * through its weekly fat-free masses rises by more than some standard errors, and that through
   * its fat masses falls.
   *
   * <p>Of a body that does not change, the default claims 3 weeks of 100, and it finds ten weeks of
   * 0.25 kg more without fat and 0.1 kg less fat each. With a single window it would claim 23. A
   * window that is half in such a time may show it too, so that a period begins and ends early and
   * late by some weeks.
   *
   * @param weeks of a window, 3 or more
   * @param measured weeks of a window that have a value at least, 3 or more
   * @param errors standard errors of its slope that the fat-free mass rises by, 0 or more
   * @param windows that overlap each other and make a period of at least
   */
  public record Rule(int weeks, int measured, double errors, int windows) {

    /** Eight weeks, six of them measured, two standard errors and three windows. */
    public static final Rule DEFAULT = new Rule(8, 6, 2, 3);

    public Rule {
      if (measured < Slope.MIN_POINTS || weeks < measured || weeks > 520) {
        throw new IllegalArgumentException(
            "a window has 3 to 520 weeks and 3 or more of them measured, not %d and %d"
                .formatted(weeks, measured));
      }
      if (!(errors >= 0) || windows < 1) {
        throw new IllegalArgumentException(
            "a gain takes 0 or more errors and 1 or more windows, not %s and %d"
                .formatted(errors, windows));
      }
    }
  }

  /**
   * A time of gain, made of windows that overlap.
   *
   * @param from the Monday that the first window begins with
   * @param to the Sunday that the last window ends with
   * @param fatFreeAtStart kilograms, the mean of the first week, and so {@code fatAtStart}
   * @param fatFreeAtEnd kilograms, the mean of the last week, and so {@code fatAtEnd}
   * @param windows how many there are
   */
  public record Period(
      LocalDate from,
      LocalDate to,
      double fatFreeAtStart,
      double fatFreeAtEnd,
      double fatAtStart,
      double fatAtEnd,
      int windows) {}

  /**
   * The raw weekly rule: weight up and fat ratio down from one week's mean of daily means to the
   * next. It takes noise alone for a gain in 25 to 33 weeks of 100.
   *
   * @return the Mondays of the weeks, ascending
   */
  public static List<LocalDate> rawWeeks(BodySeries body) {
    return rawWeeks(weekly(body.weight()), weekly(body.fatRatio()));
  }

  /**
   * The weeks in which one mean rose from the calendar week before while another fell.
   *
   * @param rising weight for the raw weekly rule, or fat-free mass
   * @param falling fat ratio for the raw weekly rule, or fat mass; of ISO weeks, as the other
   * @return the Mondays of the weeks, ascending
   */
  public static List<LocalDate> rawWeeks(WeeklyVariation rising, WeeklyVariation falling) {
    var weeks = new ArrayList<LocalDate>();
    int other = 0;
    for (int i = 0; i < rising.size(); i++) {
      while (other < falling.size() && falling.start(other).isBefore(rising.start(i))) {
        other++;
      }
      if (other < falling.size()
          && falling.start(other).equals(rising.start(i))
          && rising.delta(i).orElse(0) > 0
          && falling.delta(other).orElse(0) < 0) {
        weeks.add(rising.monday(i));
      }
    }
    return weeks;
  }

  /** The detected periods by the {@link Rule#DEFAULT}, ascending. */
  public static List<Period> periods(BodySeries body) {
    return periods(body, Rule.DEFAULT);
  }

  /** The detected periods, ascending; every window begins and ends with a week that has a value. */
  public static List<Period> periods(BodySeries body, Rule rule) {
    WeeklyVariation fatFree = weekly(body.fatFreeMass());
    WeeklyVariation fat = weekly(body.fatMass());
    var periods = new ArrayList<Period>();
    int first = 0;
    int last = -1;
    int windows = 0;
    int from = 0;
    for (int to = 0; to < fatFree.size(); to++) {
      int monday = fatFree.startEpochDay(to) - (rule.weeks - 1) * WEEK;
      while (fatFree.startEpochDay(from) < monday) {
        from++;
      }
      if (fatFree.startEpochDay(from) != monday || !showsGain(fatFree, fat, from, to, rule)) {
        continue;
      }
      if (from > last) {
        add(periods, fatFree, fat, first, last, windows, rule);
        first = from;
        windows = 0;
      }
      last = to;
      windows++;
    }
    add(periods, fatFree, fat, first, last, windows, rule);
    return periods;
  }

  private static void add(
      List<Period> periods,
      WeeklyVariation fatFree,
      WeeklyVariation fat,
      int first,
      int last,
      int windows,
      Rule rule) {
    if (windows >= rule.windows) {
      periods.add(
          new Period(
              fatFree.start(first),
              fatFree.start(last).plusDays(WEEK - 1),
              fatFree.mean(first),
              fatFree.mean(last),
              fat.mean(first),
              fat.mean(last),
              windows));
    }
  }

  private static boolean showsGain(
      WeeklyVariation fatFree, WeeklyVariation fat, int from, int to, Rule rule) {
    int size = to + 1 - from;
    if (size < rule.measured) {
      return false;
    }
    double[] days = new double[size];
    double[] fatFreeMeans = new double[size];
    double[] fatMeans = new double[size];
    for (int i = 0; i < size; i++) {
      days[i] = fatFree.startEpochDay(from + i) - fatFree.startEpochDay(from);
      fatFreeMeans[i] = fatFree.mean(from + i);
      fatMeans[i] = fat.mean(from + i);
    }
    double slight = NOTHING / days[size - 1];
    return Slope.leastSquares(days, fatFreeMeans)
            .filter(it -> it.risesBy(rule.errors) && it.slope() > slight)
            .isPresent()
        && Slope.leastSquares(days, fatMeans).filter(it -> it.slope() < -slight).isPresent();
  }

  private static WeeklyVariation weekly(TimeSeries series) {
    return WeeklyVariation.of(DailyAggregation.MEAN.apply(series));
  }
}
