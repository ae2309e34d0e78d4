package io.github.personalmetrics.simulator;

import java.math.BigDecimal;

/** The barbell lifts and what the person can lift once: quick progress at first, slower later. */
enum Barbell {
  DEADLIFT("Deadlift", 115, 60),
  BACK_SQUAT("Back squat", 92, 48),
  FRONT_SQUAT("Front squat", 74, 40),
  PRESS("Press", 43, 17),
  BENCH_PRESS("Bench press", 68, 27),
  CLEAN("Power clean", 58, 32);

  private static final double SLOWING_DAYS = 420;
  private static final double PLATE_STEP = 2.5;

  private final String title;
  private final double atStart;
  private final double toGain;

  Barbell(String title, double atStart, double toGain) {
    this.title = title;
    this.atStart = atStart;
    this.toGain = toGain;
  }

  String title() {
    return title;
  }

  /** The one-repetition maximum in kilograms, on a day that is neither good nor bad. */
  double maximum(long days) {
    return atStart + toGain * (1 - StrictMath.exp(-days / SLOWING_DAYS));
  }

  /** What is put on the bar for a wish in kilograms. */
  static BigDecimal plates(double kilograms) {
    long steps = Math.max(8, Math.round(kilograms / PLATE_STEP));
    return plain(steps * 25);
  }

  /** Tenths of a kilogram as a number that prints like in a sheet: 82.5, 80. */
  static BigDecimal plain(long tenths) {
    return tenths % 10 == 0 ? BigDecimal.valueOf(tenths / 10) : BigDecimal.valueOf(tenths, 1);
  }
}
