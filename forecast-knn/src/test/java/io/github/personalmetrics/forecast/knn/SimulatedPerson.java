package io.github.personalmetrics.forecast.knn;

import io.github.personalmetrics.analytics.Trend;
import io.github.personalmetrics.forecast.Change;
import io.github.personalmetrics.forecast.TrainingWeek;
import io.github.personalmetrics.forecast.WeeklyPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A person whose training does to their body what is known, behind what food and water do. They
 * weigh themselves on three to seven days of a week.
 */
final class SimulatedPerson {

  /** What training does, in kilograms that it takes away. */
  enum Effect {
    NONE(0, 0),
    /** Some 70 kcal a kilometre and 300 a session, 7,700 a kilogram, and half of it eaten again. */
    OF_THE_LITERATURE(0.0045, 0.02),
    STRONG(0.03, 0.13);

    private final double perKilometre;
    private final double perSession;

    Effect(double perKilometre, double perSession) {
      this.perKilometre = perKilometre;
      this.perSession = perSession;
    }
  }

  /** Kilograms a week, from food and all else. */
  private static final double WHIM = 0.25;

  /** Kilograms from one day to another, water mostly. */
  private static final double WATER = 0.5;

  private static final double FAT_PER_KILOGRAM = 0.9;
  private static final double FAT_NOISE = 0.4;

  private final Random random;
  private final Effect effect;
  private final double drift;
  private final double usualKilometres;
  private double weight = 80;
  private double fatRatio = 22;
  private double weightTrend = Double.NaN;
  private double fatTrend = Double.NaN;
  private Change lead = Change.NONE;

  SimulatedPerson(long seed, Effect effect) {
    this.random = new Random(seed);
    this.effect = effect;
    this.drift = random.nextGaussian() * 0.08;
    this.usualKilometres = 10 + random.nextInt(20);
  }

  List<TrainingWeek> weeks(int count) {
    var weeks = new ArrayList<TrainingWeek>();
    Change before = live(0);
    for (int number = 0; number < count; number++) {
      double kilometres = Math.max(0, usualKilometres * (1 + 0.5 * random.nextGaussian()));
      int sessions = random.nextInt(5);
      var plan =
          new WeeklyPlan(
              kilometres,
              kilometres * (5.5 + random.nextDouble()),
              sessions,
              sessions == 0 ? 0 : 35 + 5 * random.nextGaussian());
      Change known = lead;
      double usual = effect.perKilometre * usualKilometres + effect.perSession * 2;
      Change now = live(usual - effect.perKilometre * kilometres - effect.perSession * sessions);
      weeks.add(
          new TrainingWeek(
              Weeks.FIRST.plusWeeks(number),
              plan,
              new Change(now.weight() - before.weight(), now.fatRatio() - before.fatRatio()),
              known));
      before = now;
    }
    return weeks;
  }

  /** A week; what is measured of it. */
  private Change live(double training) {
    double change = drift + training + WHIM * random.nextGaussian();
    int days = 3 + random.nextInt(5);
    double sum = 0;
    double fatSum = 0;
    for (int day = 0; day < days; day++) {
      weight += change / days;
      fatRatio += change / days * FAT_PER_KILOGRAM;
      double reading = weight + WATER * random.nextGaussian();
      double fatReading = fatRatio + FAT_NOISE * random.nextGaussian();
      weightTrend =
          Double.isNaN(weightTrend) ? reading : Trend.next(weightTrend, reading, Trend.FAST, 1);
      fatTrend =
          Double.isNaN(fatTrend) ? fatReading : Trend.next(fatTrend, fatReading, Trend.FAST, 1);
      sum += reading;
      fatSum += fatReading;
    }
    var mean = new Change(sum / days, fatSum / days);
    lead = new Change(weightTrend - mean.weight(), fatTrend - mean.fatRatio());
    return mean;
  }
}
