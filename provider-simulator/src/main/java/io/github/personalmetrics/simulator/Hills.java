package io.github.personalmetrics.simulator;

import java.util.Random;

/** How high an out-and-back course is at each metre of it: two waves of hills, the same back. */
final class Hills {
  private static final double STEP = 100;

  private final double metres;
  private final double base;
  private final double[] heights = new double[2];
  private final double[] lengths = new double[2];

  private Hills(Random random, double metres, boolean rough) {
    this.metres = metres;
    this.base = Dice.between(random, 40, 160);
    for (int i = 0; i < 2; i++) {
      heights[i] = Dice.between(random, 2, 6) * (rough ? 5 : 1);
      lengths[i] = Dice.between(random, 700, 1600) / (1 + i);
    }
  }

  static Hills of(long outingId, double metres, boolean rough) {
    return new Hills(new Random(Dice.mix(outingId)), metres, rough);
  }

  double altitude(double at) {
    double out = Math.min(at, metres - at);
    double altitude = base;
    for (int i = 0; i < 2; i++) {
      altitude += heights[i] * (1 - StrictMath.cos(2 * Math.PI * out / lengths[i]));
    }
    return Math.round(altitude * 10) / 10.0;
  }

  /** Metres uphill, with one decimal. */
  double climb() {
    double climb = 0;
    for (double at = 0; at < metres; at += STEP) {
      climb += Math.max(0, altitude(Math.min(metres, at + STEP)) - altitude(at));
    }
    return Math.round(climb * 10) / 10.0;
  }
}
