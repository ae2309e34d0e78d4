package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.Dice.Purpose;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * What the person truly weighs on a morning, before any scale adds its noise. A base, a season
 * (more fat in winter), a slow wave of some years and the training; during the muscle gain only its
 * two rates.
 */
final class BodyModel {
  private static final double YEAR = 365.25;
  private static final double FADING_DAYS = 150;

  /** True masses in kilograms. */
  record Body(double fat, double fatFree) {}

  private final LocalDate epoch;
  private final MuscleGainPeriod gain;
  private final TrainingEffect training;
  private final double fat;
  private final double fatFree;
  private final double season;
  private final double wave;
  private final double wavePhase;

  BodyModel(Dice dice, LocalDate from, MuscleGainPeriod gain, TrainingEffect training) {
    var random = dice.roll(Purpose.BODY, 0);
    this.epoch = from;
    this.gain = gain;
    this.training = training;
    this.fat = Dice.between(random, 16.2, 17.6);
    this.fatFree = Dice.between(random, 58.6, 60.4);
    this.season = Dice.between(random, 0.8, 1.3);
    this.wave = Dice.between(random, 0.4, 0.8);
    this.wavePhase = Dice.between(random, 0, 2 * Math.PI);
  }

  Body on(LocalDate day) {
    var untrained = untrained(day);
    return new Body(untrained.fat() + training.gramsOfFat(day) / 1000, untrained.fatFree());
  }

  private Body untrained(LocalDate day) {
    if (day.isBefore(gain.first())) {
      return new Body(restingFat(day), fatFree);
    }
    double weeks = gain.weeksUntil(day);
    double gainedFatFree = weeks * MuscleGainPeriod.FAT_FREE_KG_PER_WEEK;
    double gainedFat = restingFat(gain.first()) - weeks * MuscleGainPeriod.FAT_KG_LOST_PER_WEEK;
    if (!day.isAfter(gain.last())) {
      return new Body(gainedFat, fatFree + gainedFatFree);
    }
    long daysAfter = ChronoUnit.DAYS.between(gain.last(), day);
    double left = StrictMath.exp(-daysAfter / FADING_DAYS);
    double fatAtEnd = gainedFat - restingFat(gain.last());
    return new Body(restingFat(day) + left * fatAtEnd, fatFree + left * gainedFatFree);
  }

  private double restingFat(LocalDate day) {
    // The year starts in mid-winter, so a cosine of the day of the year peaks there.
    double seasonal = season * StrictMath.cos(2 * Math.PI * day.getDayOfYear() / YEAR);
    double years = ChronoUnit.DAYS.between(epoch, day) / YEAR;
    return fat + seasonal + wave * StrictMath.sin(2 * Math.PI * years / 3.3 + wavePhase);
  }
}
