package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.Dice.Purpose;
import io.github.personalmetrics.simulator.WeighIn.Origin;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** When somebody steps on the scale, and what it shows. */
final class Diary {
  /** Above 2^31, as real ids are: a client that keeps them as ints fails. */
  private static final long FIRST_ID = 5_000_000_000L;

  /** Ids a day has, so that an id follows from day and slot alone; a pulse takes the next one. */
  private static final int IDS_A_DAY = 16;

  private static final int SIGN_UP_SLOT = 0;
  private static final int MORNING_SLOT = 2;
  private static final int EVENING_SLOT = 4;
  private static final int HOUSEHOLD_SLOT = 6;

  private static final double WEIGHT_NOISE_KG = 0.35;
  private static final double FAT_NOISE_KG = 0.3;

  private final Dice dice;
  private final ZoneId zone;
  private final BodyModel body;
  private final Absences absences;

  Diary(Dice dice, ZoneId zone, BodyModel body, Absences absences) {
    this.dice = dice;
    this.zone = zone;
    this.body = body;
    this.absences = absences;
  }

  /** What the person remembers when making the account: whole kilograms, a little flattered. */
  WeighIn signUp(LocalDate day) {
    var truth = body.on(day);
    int grams = (int) Math.floor(truth.fat() + truth.fatFree() - 1) * 1000;
    var at = at(day, LocalTime.of(6, 0));
    return new WeighIn(id(day, SIGN_UP_SLOT), at, at, Origin.SIGN_UP, grams, null, null);
  }

  List<WeighIn> on(LocalDate day) {
    var weighIns = new ArrayList<WeighIn>();
    if (!absences.away(day)) {
      var random = dice.roll(Purpose.MORNING, day.toEpochDay());
      if (random.nextDouble() < 0.85) {
        weighIns.add(morning(day, random));
      }
      var later = dice.roll(Purpose.EVENING, day.toEpochDay());
      if (later.nextDouble() < 0.12) {
        weighIns.add(evening(day, later));
      }
    }
    var other = dice.roll(Purpose.HOUSEHOLD, day.toEpochDay());
    if (other.nextDouble() < 0.02) {
      weighIns.add(somebodyElse(day, other));
    }
    return weighIns;
  }

  private WeighIn morning(LocalDate day, Random random) {
    var at = at(day, LocalTime.of(6, 30).plusSeconds(random.nextInt(90 * 60)));
    boolean typed = random.nextDouble() < 0.01;
    double water = Dice.noise(random, WEIGHT_NOISE_KG);
    return ownReading(day, MORNING_SLOT, at, typed ? Origin.MANUAL : Origin.SCALE, water, random);
  }

  private WeighIn evening(LocalDate day, Random random) {
    var at = at(day, LocalTime.of(20, 0).plusSeconds(random.nextInt(150 * 60)));
    double meals = Dice.between(random, 0.5, 1.3);
    return ownReading(day, EVENING_SLOT, at, Origin.SCALE, meals, random);
  }

  private WeighIn ownReading(
      LocalDate day, int slot, Instant at, Origin origin, double extraKg, Random random) {
    var truth = body.on(day);
    int grams = tens(truth.fat() + truth.fatFree() + extraKg);
    var fat = fatShown(truth.fat() + Dice.noise(random, FAT_NOISE_KG), random);
    Integer pulse = random.nextDouble() < 0.6 ? 52 + random.nextInt(20) : null;
    boolean scale = origin == Origin.SCALE;
    return new WeighIn(
        id(day, slot),
        at,
        scale ? uploaded(at, random) : at.plusSeconds(1),
        origin,
        grams,
        scale ? fat : null,
        scale ? pulse : null);
  }

  private WeighIn somebodyElse(LocalDate day, Random random) {
    var at = at(day, LocalTime.of(7, 0).plusSeconds(random.nextInt(13 * 60 * 60)));
    int grams = tens(60 + Dice.noise(random, 0.8));
    var fat = tens(grams / 1000.0 * Dice.between(random, 0.26, 0.30));
    return new WeighIn(
        id(day, HOUSEHOLD_SLOT), at, uploaded(at, random), Origin.SOMEBODY_ELSE, grams, fat, null);
  }

  /** Socks on: no bioimpedance at all, or rows that say zero. */
  private static @Nullable Integer fatShown(double kilograms, Random random) {
    double luck = random.nextDouble();
    return luck < 0.04 ? null : luck < 0.055 ? (Integer) 0 : (Integer) tens(kilograms);
  }

  /** Mostly a minute later; a scale without a network brings its readings days later. */
  private static Instant uploaded(Instant at, Random random) {
    boolean offline = random.nextDouble() < 0.03;
    long delay = 20L + random.nextInt(80);
    return at.plusSeconds(offline ? delay + 86_400L * (1 + random.nextInt(6)) : delay);
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }

  private static long id(LocalDate day, int slot) {
    return FIRST_ID + day.toEpochDay() * IDS_A_DAY + slot;
  }

  private static int tens(double kilograms) {
    return (int) Math.round(kilograms * 100) * 10;
  }
}
