package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.Dice.Purpose;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * When the person goes running or riding, how far and how fast. One outing a day at most, about one
 * or two a week; more in summer, in waves of four weeks; faster from year to year.
 */
final class OutingDiary {
  /** Above 2^31, as real ids are: a client that keeps them as ints fails. */
  private static final long FIRST_ID = 9_000_000_000L;

  private static final double YEAR = 365.25;
  private static final int WAVE_DAYS = 28;
  private static final double TEN_KILOMETRES = 10_000;

  private enum Kind {
    RUN("Run", 10_000, 1),
    RACE("Run", TEN_KILOMETRES, 1.1),
    TRAIL("TrailRun", 13_000, 0.82),
    RIDE("Ride", 38_000, 2.2);

    final String sport;
    final double metres;
    final double pace;

    Kind(String sport, double metres, double pace) {
      this.sport = sport;
      this.metres = metres;
      this.pace = pace;
    }
  }

  private final Dice dice;
  private final ZoneId zone;
  private final LocalDate epoch;
  private final Absences absences;
  private final double speedAtStart;

  OutingDiary(Dice dice, ZoneId zone, LocalDate from, Absences absences) {
    this.dice = dice;
    this.zone = zone;
    this.epoch = from;
    this.absences = absences;
    this.speedAtStart = Dice.between(dice.roll(Purpose.FITNESS, 0), 2.65, 2.95);
  }

  Optional<Outing> on(LocalDate day) {
    var random = dice.roll(Purpose.OUTING, day.toEpochDay());
    double mood = mood(day);
    if (day.isBefore(epoch) || random.nextDouble() >= chance(day) * mood || absences.away(day)) {
      return Optional.empty();
    }
    var kind = kind(day, random);
    double wish = kind.metres * (0.55 + 0.45 * mood) * StrictMath.exp(Dice.noise(random, 0.2));
    double metres = kind == Kind.RACE ? TEN_KILOMETRES + random.nextInt(120) : wish;
    return Optional.of(outing(day, kind, Math.round(metres * 10) / 10.0, random));
  }

  /** Kilometres run in the week of a Monday, whether or not anybody asks for all its days. */
  double kilometresRun(LocalDate monday) {
    return monday
            .datesUntil(monday.plusDays(7))
            .flatMap(day -> on(day).stream())
            .filter(Outing::isRun)
            .mapToDouble(Outing::metres)
            .sum()
        / 1000;
  }

  private Outing outing(LocalDate day, Kind kind, double metres, Random random) {
    boolean weekend = day.getDayOfWeek().getValue() > 5;
    var start = weekend ? LocalTime.of(9, 0) : LocalTime.of(18, 0);
    var at = start.plusSeconds(random.nextInt(90 * 60));
    long id = FIRST_ID + day.toEpochDay() * 16;
    double slower = StrictMath.pow(metres / kind.metres, -0.06) * (1 + Dice.noise(random, 0.03));
    long moving = Math.round(metres / (speedOn(day) * kind.pace * slower));
    long paused = kind == Kind.RACE ? random.nextInt(2) : pauses(random);
    var startedAt = day.atTime(at).atZone(zone).toInstant();
    var climb = Hills.of(id, metres, kind == Kind.TRAIL).climb();
    return new Outing(
        id,
        startedAt,
        uploaded(startedAt.plusSeconds(moving + paused), random),
        kind.sport,
        kind == Kind.RACE ? "10 km Race" : name(kind, weekend),
        metres,
        Duration.ofSeconds(moving),
        Duration.ofSeconds(moving + paused),
        climb,
        kind == Kind.RACE,
        heartRate(kind, random));
  }

  private static Kind kind(LocalDate day, Random random) {
    double luck = random.nextDouble();
    boolean sunday = day.getDayOfWeek() == DayOfWeek.SUNDAY;
    boolean saturday = day.getDayOfWeek() == DayOfWeek.SATURDAY;
    boolean warm = day.getMonthValue() >= 4 && day.getMonthValue() <= 10;
    if (sunday && luck < 0.16) {
      return Kind.RACE;
    }
    if (saturday && luck < 0.3) {
      return Kind.TRAIL;
    }
    return warm && luck > 0.88 ? Kind.RIDE : Kind.RUN;
  }

  private static double chance(LocalDate day) {
    double summer = 1 - 0.25 * StrictMath.cos(2 * Math.PI * day.getDayOfYear() / YEAR);
    return summer
        * switch (day.getDayOfWeek()) {
          case TUESDAY, THURSDAY -> 0.35;
          case SATURDAY -> 0.4;
          case SUNDAY -> 0.5;
          default -> 0.05;
        };
  }

  /** Some weeks one feels like it and some weeks one does not. */
  private double mood(LocalDate day) {
    long wave = ChronoUnit.DAYS.between(epoch, day) / WAVE_DAYS;
    return Dice.between(dice.roll(Purpose.FITNESS, 1 + wave), 0.5, 1.5);
  }

  private double speedOn(LocalDate day) {
    double years = ChronoUnit.DAYS.between(epoch, day) / YEAR;
    double season = -0.01 * StrictMath.cos(2 * Math.PI * day.getDayOfYear() / YEAR);
    return speedAtStart * (1 + season + 0.16 * (1 - StrictMath.exp(-years / 3)));
  }

  private static int pauses(Random random) {
    return random.nextDouble() < 0.3 ? 0 : 15 + random.nextInt(360);
  }

  private static @Nullable Double heartRate(Kind kind, Random random) {
    double mean = kind == Kind.RACE ? 171 : kind == Kind.RIDE ? 132 : 150;
    double shown = Math.round((mean + Dice.noise(random, 5)) * 10) / 10.0;
    return random.nextDouble() < 0.92 ? (Double) shown : null;
  }

  /** Mostly minutes later; a watch that is synced days later is a late upload. */
  private static Instant uploaded(Instant end, Random random) {
    boolean late = random.nextDouble() < 0.04;
    long delay = 60L + random.nextInt(600);
    return end.plusSeconds(late ? delay + 86_400L * (1 + random.nextInt(9)) : delay);
  }

  private static String name(Kind kind, boolean weekend) {
    String what = kind == Kind.RIDE ? "Ride" : kind == Kind.TRAIL ? "Trail Run" : "Run";
    return (weekend ? "Morning " : "Evening ") + what;
  }
}
