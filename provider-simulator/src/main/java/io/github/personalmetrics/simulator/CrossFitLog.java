package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.Dice.Purpose;
import io.github.personalmetrics.simulator.TrainingSession.Lift;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * What the person trains: about three sessions a week, more in keen weeks and none in some, each
 * around a barbell lift. Every tenth week tests the maximum.
 */
final class CrossFitLog {
  /** Chances of training on each day of an ordinary week, Monday first. */
  private static final double[] CHANCE = {0.85, 0.15, 0.80, 0.18, 0.75, 0.45, 0.07};

  private static final int WEEKS_BETWEEN_TESTS = 10;
  private static final double WEEK_OFF = 0.05;

  /** Sets, repetitions and share of the maximum, one scheme a week in turn. */
  private enum Scheme {
    FIVE_BY_FIVE(5, 5, 0.75),
    FIVE_BY_THREE(5, 3, 0.83),
    THREE_BY_EIGHT(3, 8, 0.68),
    FOUR_BY_TWO(4, 2, 0.88);

    final int sets;
    final int reps;
    final double share;

    Scheme(int sets, int reps, double share) {
      this.sets = sets;
      this.reps = reps;
      this.share = share;
    }
  }

  private final Dice dice;
  private final LocalDate from;
  private final Absences absences;

  CrossFitLog(Dice dice, LocalDate from, Absences absences) {
    this.dice = dice;
    this.from = from;
    this.absences = absences;
  }

  /** All sessions up to and with that day, by day. */
  List<TrainingSession> sessionsUntil(LocalDate to) {
    return from.datesUntil(to.plusDays(1)).flatMap(day -> on(day).stream()).toList();
  }

  /**
   * How many sessions the week beginning on that Monday has; nobody trains before the first day.
   * The person's last day has no say, so that a later one changes no week.
   */
  int sessionsInWeek(LocalDate monday) {
    return monday
        .datesUntil(monday.plusWeeks(1))
        .filter(day -> !day.isBefore(from))
        .mapToInt(day -> on(day).size())
        .sum();
  }

  private List<TrainingSession> on(LocalDate day) {
    var random = dice.roll(Purpose.TRAINING, day.toEpochDay());
    double chance = CHANCE[day.getDayOfWeek().getValue() - 1] * keenness(week(day));
    if (random.nextDouble() >= chance || absences.away(day)) {
      return List.of();
    }
    var sessions = new ArrayList<TrainingSession>();
    sessions.add(strength(day, random));
    if (random.nextDouble() < 0.03) {
      sessions.add(new TrainingSession(day, "Team WOD", conditioning(day, random)));
    }
    return sessions;
  }

  /** 0 in a week off, else around 1. */
  private double keenness(long week) {
    var random = dice.roll(Purpose.KEENNESS, week);
    return random.nextDouble() < WEEK_OFF ? 0 : Math.max(0.3, 1 + Dice.noise(random, 0.3));
  }

  private TrainingSession strength(LocalDate day, Random random) {
    return switch (random.nextInt(3)) {
      case 0 ->
          session(
              day, "Squat day", random, either(random, Barbell.BACK_SQUAT, Barbell.FRONT_SQUAT));
      case 1 -> session(day, "Pull day", random, either(random, Barbell.DEADLIFT, Barbell.CLEAN));
      default ->
          session(day, "Press day", random, either(random, Barbell.PRESS, Barbell.BENCH_PRESS));
    };
  }

  private TrainingSession session(LocalDate day, String label, Random random, Barbell main) {
    double luck = random.nextDouble();
    double form = Dice.noise(random, 0.015) + (luck < 0.1 ? 0.92 : luck > 0.92 ? 1.03 : 1);
    String note = luck < 0.1 ? "bad day" : luck > 0.92 ? "felt great" : "";
    double maximum = form * main.maximum(age(day));
    var lifts = new ArrayList<Lift>();
    if (Math.floorMod(week(day), WEEKS_BETWEEN_TESTS) == 0) {
      lifts.addAll(test(main, maximum, random));
    } else {
      var scheme = Scheme.values()[Math.floorMod(week(day), Scheme.values().length)];
      var load = Barbell.plates(scheme.share * maximum);
      lifts.add(new Lift(main.title(), scheme.sets, scheme.reps, load, note));
    }
    var second = Barbell.values()[(main.ordinal() + 2) % Barbell.values().length];
    var light = Barbell.plates(0.6 * form * second.maximum(age(day)));
    lifts.add(new Lift(second.title(), 3, 8, light, ""));
    lifts.addAll(conditioning(day, random));
    return new TrainingSession(day, label, lifts);
  }

  private static List<Lift> test(Barbell lift, double maximum, Random random) {
    var lifts = new ArrayList<Lift>();
    lifts.add(new Lift(lift.title(), 1, 3, Barbell.plates(0.85 * maximum), ""));
    lifts.add(new Lift(lift.title(), 1, 1, Barbell.plates(0.93 * maximum), ""));
    lifts.add(new Lift(lift.title(), 1, 1, Barbell.plates(maximum), "1RM test"));
    if (random.nextBoolean()) {
      lifts.add(new Lift(lift.title(), 1, 0, Barbell.plates(maximum + 5), "missed"));
    }
    return lifts;
  }

  private List<Lift> conditioning(LocalDate day, Random random) {
    long months = age(day) / 30;
    int kettlebell = months < 6 ? 16 : months < 18 ? 20 : 24;
    int pullUps = (int) Math.min(12, 4 + months / 4) + random.nextInt(3);
    return List.of(
        new Lift("Pull-up", 3, pullUps, null, ""),
        new Lift(
            "Kettlebell swing", 3, 15 + random.nextInt(6), Barbell.plain(kettlebell * 10L), ""));
  }

  private static Barbell either(Random random, Barbell often, Barbell sometimes) {
    return random.nextDouble() < 0.65 ? often : sometimes;
  }

  private long age(LocalDate day) {
    return ChronoUnit.DAYS.between(from, day);
  }

  private static long week(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)).toEpochDay() / 7;
  }
}
