package io.github.personalmetrics.analytics;

import io.github.personalmetrics.domain.Activity;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Statistics of runs: the running family, see {@link io.github.personalmetrics.domain.Sport}. Runs
 * ascend by time; each counts once, whoever recorded it. Immutable.
 */
public final class Running {

  /**
   * Metres per second. Nobody was measured faster (Bolt 2009: 12.3, Graubner and Nixdorf 2011), so
   * what is, is a fault of the recording. Such a run counts in totals and is nobody's best.
   */
  public static final double FASTEST = 12.5;

  private static final double KILOMETRE = 1000;

  private final List<Activity> runs;
  private final int[] days;

  private Running(List<Activity> runs, int[] days) {
    this.runs = runs;
    this.days = days;
  }

  /**
   * @param records of any sport, in any order; what is not a run is passed over
   */
  public static Running of(Collection<Activity> records, Deduplication deduplication) {
    List<Activity> runs =
        deduplication.once(records.stream().filter(it -> it.sport().isRunning()).toList());
    var localDays = new LocalDays();
    return new Running(runs, runs.stream().mapToInt(localDays::day).toArray());
  }

  /**
   * What was run in a period.
   *
   * @param start its first day
   */
  public record PeriodTotals(LocalDate start, ActivityTotals totals) {}

  /**
   * The best runs there are, each the first that was as good; absent if no run qualifies.
   *
   * @param farthest by distance
   * @param longest by {@link Activity#time}
   * @param highest by climbing
   * @param fastest by mean speed, of those of a kilometre or more
   */
  public record Bests(
      @Nullable Activity farthest,
      @Nullable Activity longest,
      @Nullable Activity highest,
      @Nullable Activity fastest) {}

  /**
   * The last run and the one before it.
   *
   * @param previous absent if it was the first
   */
  public record Comparison(Activity last, @Nullable Activity previous) {

    /** Metres more than the time before. */
    public OptionalDouble distanceChange() {
      return previous == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(last.distance() - previous.distance());
    }

    /** Metres per second faster than the time before. */
    public OptionalDouble speedChange() {
      if (previous == null) {
        return OptionalDouble.empty();
      }
      OptionalDouble now = speed(last);
      OptionalDouble before = speed(previous);
      return now.isEmpty() || before.isEmpty()
          ? OptionalDouble.empty()
          : OptionalDouble.of(now.getAsDouble() - before.getAsDouble());
    }

    /** Metres of climbing more than the time before. */
    public OptionalDouble elevationChange() {
      return previous == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(last.elevationGain() - previous.elevationGain());
    }

    /** Seconds longer than the time before. */
    public OptionalDouble timeChange() {
      return previous == null
          ? OptionalDouble.empty()
          : OptionalDouble.of(seconds(last.time()) - seconds(previous.time()));
    }
  }

  /** Ascending by time, each once. */
  public List<Activity> runs() {
    return runs;
  }

  /** The runs of the local days from the first, inclusive, to the second, exclusive. */
  public Running between(LocalDate from, LocalDate to) {
    int[] inside =
        IntStream.range(0, days.length)
            .filter(i -> days[i] >= from.toEpochDay() && days[i] < to.toEpochDay())
            .toArray();
    return new Running(
        Arrays.stream(inside).mapToObj(runs::get).toList(),
        Arrays.stream(inside).map(i -> days[i]).toArray());
  }

  public ActivityTotals totals() {
    return ActivityTotals.of(runs);
  }

  /** The periods of the local calendar in which there was a run, ascending. */
  public List<PeriodTotals> totals(CalendarPeriod period) {
    var sums = new TreeMap<LocalDate, ActivityTotals.Sum>();
    var sum = new ActivityTotals.Sum();
    long start = Long.MAX_VALUE;
    long end = Long.MIN_VALUE;
    for (int i = 0; i < days.length; i++) {
      if (days[i] < start || days[i] >= end) {
        LocalDate first = period.start(LocalDate.ofEpochDay(days[i]));
        start = first.toEpochDay();
        end = period.next(first).toEpochDay();
        // A traveller's local days may go back into a period that was left.
        sum = sums.computeIfAbsent(first, it -> new ActivityTotals.Sum());
      }
      sum.add(runs.get(i));
    }
    return sums.entrySet().stream()
        .map(entry -> new PeriodTotals(entry.getKey(), entry.getValue().totals()))
        .toList();
  }

  public Bests bests() {
    var farthest = new Best();
    var longest = new Best();
    var highest = new Best();
    var fastest = new Best();
    for (Activity run : runs) {
      farthest.offer(run, run.distance());
      longest.offer(run, seconds(run.time()));
      highest.offer(run, run.elevationGain());
      if (run.distance() >= KILOMETRE) {
        fastest.offer(run, plausibleSpeed(run).orElse(0));
      }
    }
    return new Bests(farthest.run, longest.run, highest.run, fastest.run);
  }

  /** The first of the runs that have the highest value, if that is more than nothing. */
  private static final class Best {

    private @Nullable Activity run;
    private double value;

    void offer(Activity candidate, double value) {
      if (value > this.value) {
        run = candidate;
        this.value = value;
      }
    }
  }

  public Optional<Comparison> lastAgainstPrevious() {
    return lastAgainstPrevious(runs);
  }

  /** See {@link ElevationEffect}; empty under 10 runs, or if all climb alike. */
  public Optional<ElevationEffect> elevationEffect() {
    return ElevationEffect.of(runs);
  }

  /** Metres per second over {@link Activity#time}; empty if it took no time. */
  public static OptionalDouble speed(Activity activity) {
    return speed(activity.distance(), activity.time());
  }

  /** Seconds for a kilometre over {@link Activity#time}; empty if nothing was covered. */
  public static OptionalDouble pace(Activity activity) {
    return pace(activity.distance(), activity.time());
  }

  static OptionalDouble speed(double metres, Duration time) {
    return finite(metres / seconds(time));
  }

  static OptionalDouble pace(double metres, Duration time) {
    return finite(seconds(time) * KILOMETRE / metres);
  }

  /** Empty also if nobody can have been as fast. */
  static OptionalDouble plausibleSpeed(Activity activity) {
    OptionalDouble speed = speed(activity);
    return speed.orElse(0) > FASTEST ? OptionalDouble.empty() : speed;
  }

  private static OptionalDouble finite(double value) {
    return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  private static double seconds(Duration time) {
    return time.getSeconds() + time.getNano() / 1e9;
  }

  /**
   * @param activities ascending by time; what is not a run is passed over
   */
  public static Optional<Comparison> lastAgainstPrevious(List<Activity> activities) {
    Activity last = null;
    for (int i = activities.size() - 1; i >= 0; i--) {
      Activity activity = activities.get(i);
      if (!activity.sport().isRunning()) {
        continue;
      }
      if (last != null) {
        return Optional.of(new Comparison(last, activity));
      }
      last = activity;
    }
    return Optional.ofNullable(last).map(only -> new Comparison(only, null));
  }
}
