package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.Dice.Purpose;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** When the person is away from the scale: a trip of days or weeks in most seasons. */
final class Absences {
  /** Five blocks a year with one absence at most, wholly inside, so that a day knows its block. */
  private static final int BLOCK_DAYS = 73;

  private final Dice dice;
  private final LocalDate from;

  Absences(Dice dice, LocalDate from) {
    this.dice = dice;
    this.from = from;
  }

  boolean away(LocalDate day) {
    long index = ChronoUnit.DAYS.between(from, day);
    var random = dice.roll(Purpose.ABSENCE, index / BLOCK_DAYS);
    double kind = random.nextDouble();
    int days = kind < 0.15 ? 12 + random.nextInt(9) : kind < 0.6 ? 3 + random.nextInt(6) : 0;
    int first = 1 + random.nextInt(BLOCK_DAYS - days - 1);
    long inBlock = index % BLOCK_DAYS;
    return inBlock >= first && inBlock < first + days;
  }
}
