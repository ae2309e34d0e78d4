package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.Dice.Purpose;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * A made-up person who weighs 70 to 85 kg, owns a scale and a watch, goes running and logs CrossFit
 * in a sheet. The same seed, first day and zone give the same days on every machine; a later last
 * day only adds some. Immutable.
 */
public final class SyntheticPerson {
  private final ZoneId zone;
  private final int heightCentimetres;
  private final MuscleGainPeriod gain;
  private final TrainingEffect training;
  private final List<Outing> outings;
  private final List<TrainingSession> trainingSessions;
  private final SortedMap<LocalDate, Integer> foodIndex;
  private final List<WeighIn> weighIns;
  private final WatchDiary watch;

  private SyntheticPerson(Builder builder, LocalDate from, LocalDate to) {
    var dice = new Dice(builder.seed);
    this.zone = builder.zone;
    this.heightCentimetres = 172 + dice.roll(Purpose.BODY, 1).nextInt(12);
    this.gain = builder.gain == null ? gainAfter(from, dice) : builder.gain;
    var absences = new Absences(dice, from);
    var outingDiary = new OutingDiary(dice, zone, from, absences);
    this.outings =
        from.datesUntil(to.plusDays(1)).flatMap(d -> outingDiary.on(d).stream()).toList();
    var crossFit = new CrossFitLog(dice, from, absences);
    this.trainingSessions = crossFit.sessionsUntil(to);
    this.foodIndex = FoodDiary.of(dice, from, to, absences);
    this.training =
        new TrainingEffect(
            builder.trainingEffect,
            from,
            to,
            gain,
            outingDiary::kilometresRun,
            crossFit::sessionsInWeek);
    var diary = new Diary(dice, zone, new BodyModel(dice, from, gain, training), absences);
    var all = new ArrayList<WeighIn>();
    all.add(diary.signUp(from));
    from.datesUntil(to.plusDays(1)).forEach(day -> all.addAll(diary.on(day)));
    all.sort(Comparator.comparing(WeighIn::at).thenComparing(WeighIn::id));
    this.weighIns = List.copyOf(all);
    this.watch = new WatchDiary(dice, zone, from, to, outings);
  }

  /** Makes a person with readings from the first to the last day, both included. */
  public static SyntheticPerson of(long seed, LocalDate from, LocalDate to, ZoneId zone) {
    return builder().seed(seed).from(from).to(to).zone(zone).build();
  }

  /** Starts a person with seed 42, in UTC; {@code from} and {@code to} must be said. */
  public static Builder builder() {
    return new Builder();
  }

  /** Every weigh-in, the other people's too, by time. */
  public List<WeighIn> weighIns() {
    return weighIns;
  }

  /** Every run and ride, by time. */
  public List<Outing> outings() {
    return outings;
  }

  /** Every CrossFit session, by day. */
  public List<TrainingSession> trainingSessions() {
    return trainingSessions;
  }

  /** How well the person ate, 1 to 10, on the days that were noted. */
  public SortedMap<LocalDate, Integer> foodIndex() {
    return foodIndex;
  }

  /** What the training does to the fat of the weigh-ins. */
  public TrainingEffect trainingEffect() {
    return training;
  }

  /** When the person builds muscle; may lie after the last reading when there are few. */
  public MuscleGainPeriod muscleGainPeriod() {
    return gain;
  }

  /** The zone the person lives and is measured in. */
  public ZoneId zone() {
    return zone;
  }

  /** The height typed in at sign-up. */
  public int heightCentimetres() {
    return heightCentimetres;
  }

  /** What the person's watch notes at day and night. */
  WatchDiary watch() {
    return watch;
  }

  /** Ten weeks, beginning about three months after the first day, whatever the last day is. */
  private static MuscleGainPeriod gainAfter(LocalDate from, Dice dice) {
    var first =
        from.plusDays(70 + dice.roll(Purpose.GAIN, 0).nextInt(29))
            .with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
    return new MuscleGainPeriod(first, first.plusWeeks(10).minusDays(1));
  }

  /** Collects what makes a person. Not thread-safe. */
  public static final class Builder {
    private long seed = 42;
    private ZoneId zone = ZoneOffset.UTC;
    private @Nullable LocalDate from;
    private @Nullable LocalDate to;
    private @Nullable MuscleGainPeriod gain;
    private double trainingEffect = 1;

    private Builder() {}

    /** Another seed is another person. */
    public Builder seed(long seed) {
      this.seed = seed;
      return this;
    }

    /** The day the account is made and the readings begin. */
    public Builder from(LocalDate from) {
      this.from = from;
      return this;
    }

    /** The last day with readings. */
    public Builder to(LocalDate to) {
      this.to = to;
      return this;
    }

    /** Where the person's mornings are. */
    public Builder zone(ZoneId zone) {
      this.zone = zone;
      return this;
    }

    /** Chooses the weeks of muscle gain, instead of ten about three months after the start. */
    public Builder muscleGain(LocalDate first, LocalDate last) {
      this.gain = new MuscleGainPeriod(first, last);
      return this;
    }

    /**
     * How much of the documented {@link TrainingEffect} the person's fat shows, 1 unless said; 0
     * makes training and weight strangers to each other.
     */
    public Builder trainingEffect(double factor) {
      if (!(Math.abs(factor) <= 3)) {
        throw new IllegalArgumentException("trainingEffect must be -3 to 3, not " + factor);
      }
      this.trainingEffect = factor;
      return this;
    }

    /**
     * Makes the person.
     *
     * @throws IllegalStateException when {@code from} or {@code to} is missing
     * @throws IllegalArgumentException when {@code to} is before {@code from}
     */
    public SyntheticPerson build() {
      if (from == null || to == null) {
        throw new IllegalStateException("A synthetic person needs from(..) and to(..)");
      }
      if (to.isBefore(from)) {
        throw new IllegalArgumentException("to " + to + " is before from " + from);
      }
      return new SyntheticPerson(this, from, to);
    }
  }
}
