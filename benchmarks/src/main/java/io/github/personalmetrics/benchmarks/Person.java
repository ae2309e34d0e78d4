package io.github.personalmetrics.benchmarks;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * Ten years of one person: 5000 weigh-ins with fat, 2000 runs of which a tenth came from two
 * sources, and 1000 sessions of 20 sets.
 */
@State(Scope.Benchmark)
public class Person {

  static final ZoneId ZONE = ZoneId.of("Europe/Paris");

  private static final Instant START = Instant.parse("2016-01-01T06:00:00Z");
  private static final Duration TEN_YEARS = Duration.ofDays(3652);
  private static final int WEIGH_INS = 5_000;
  private static final int RUNS = 2_000;
  private static final int SESSIONS = 1_000;
  private static final int SETS = 20;
  private static final int EXERCISES = 25;

  private final SplittableRandom random = new SplittableRandom(7);

  final List<Measurement> weighIns = new ArrayList<>();
  final List<Activity> activities = new ArrayList<>();
  final List<Workout> workouts = new ArrayList<>();

  public Person() {
    for (int i = 0; i < WEIGH_INS; i++) {
      weighIns.add(weighIn(i));
    }
    for (int i = 0; i < RUNS; i++) {
      Activity run = run(i, SourceId.of("watch", "runs"), 0);
      activities.add(run);
      if (i % 10 == 0) {
        activities.add(run(i, SourceId.of("phone", "runs"), random.nextInt(20)));
      }
    }
    for (int i = 0; i < SESSIONS; i++) {
      workouts.add(workout(i));
    }
  }

  /** A number and a time of each record, and the sets of each workout. */
  double sum() {
    double sum = 0;
    for (Measurement weighIn : weighIns) {
      sum += weighIn.value(Metric.BODY_WEIGHT).orElseThrow().doubleValue();
      sum += weighIn.value(Metric.FAT_RATIO).orElseThrow().doubleValue();
      sum += weighIn.at().toEpochMilli();
    }
    for (Activity run : activities) {
      sum += run.distance() + run.at().toEpochMilli();
    }
    for (Workout workout : workouts) {
      sum += workout.at().toEpochMilli();
      for (ExerciseSet set : workout.sets()) {
        sum += Objects.requireNonNull(set.load()).doubleValue() * set.reps();
        sum += set.exercise().hashCode();
      }
    }
    return sum;
  }

  private Measurement weighIn(int index) {
    double swing = 3 * Math.sin(index / 300.0);
    var kilograms = thousandths(80 + swing + random.nextDouble(-0.6, 0.6));
    var ratio = thousandths(20 + swing + random.nextDouble(-0.8, 0.8));
    return Measurement.of(
        RecordKey.of(SourceId.of("scale", "measures"), "weigh-in " + index),
        at(index, WEIGH_INS, 0),
        ZONE,
        Map.of(Metric.BODY_WEIGHT, kilograms, Metric.FAT_RATIO, ratio),
        Quality.CONFIRMED);
  }

  private static BigDecimal thousandths(double value) {
    return BigDecimal.valueOf(Math.round(value * 1000), 3);
  }

  private Activity run(int index, SourceId source, int secondsLater) {
    double metres = 3_000 + 9_000 * ((index * 37 % 100) / 100.0);
    double seconds = metres / (2.5 + (index * 13 % 100) / 100.0);
    var time = Duration.ofMillis(Math.round(seconds * 1000));
    return new Activity(
        RecordKey.of(source, "run " + index),
        at(index, RUNS, secondsLater),
        ZONE,
        index % 9 == 0 ? Sport.TRAIL_RUN : Sport.RUN,
        "Run",
        "",
        metres,
        time,
        time.plusSeconds(random.nextInt(120)),
        random.nextInt(300),
        index % 50 == 0,
        150.0);
  }

  private Workout workout(int index) {
    var sets = new ArrayList<ExerciseSet>(SETS);
    for (int i = 0; i < SETS; i++) {
      sets.add(
          ExerciseSet.of(
              "exercise " + (index + i / 4) % EXERCISES,
              1 + random.nextInt(10),
              BigDecimal.valueOf(400 + 25L * random.nextInt(40), 1)));
    }
    return new Workout(
        RecordKey.of(SourceId.of("sheet", "sets"), "session " + index),
        at(index, SESSIONS, 0),
        ZONE,
        "",
        sets);
  }

  private static Instant at(int index, int count, int secondsLater) {
    return START
        .plus(TEN_YEARS.multipliedBy(index).dividedBy(count))
        .plusSeconds(index * 7_919L % 3_600 + secondsLater);
  }

  /** A sample a second, up and down, with a pause now and then. */
  static Track track(int samples) {
    var random = new SplittableRandom(11);
    int[] millis = new int[samples];
    double[] metres = new double[samples];
    double[] altitudes = new double[samples];
    for (int i = 1; i < samples; i++) {
      millis[i] = millis[i - 1] + (random.nextInt(2_000) == 0 ? 60_000 : 1_000);
      metres[i] = metres[i - 1] + random.nextDouble(2.2, 3.8);
      altitudes[i] = 100 + 40 * Math.sin(metres[i] / 700) + random.nextDouble();
    }
    return Track.of(millis, Map.of(Channel.DISTANCE, metres, Channel.ALTITUDE, altitudes));
  }
}
