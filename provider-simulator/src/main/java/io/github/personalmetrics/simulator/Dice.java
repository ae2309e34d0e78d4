package io.github.personalmetrics.simulator;

import java.util.Random;

/**
 * Random numbers that belong to a day, not to a sequence: a day's readings do not change when
 * others come before or after it. {@link Random} because its algorithm is the same on every JDK.
 */
final class Dice {
  /** What a roll is for; each purpose rolls on its own, so that a new one changes no other. */
  enum Purpose {
    BODY,
    GAIN,
    ABSENCE,
    MORNING,
    EVENING,
    HOUSEHOLD,
    FITNESS,
    OUTING,
    TRAINING,
    KEENNESS,
    FOOD,
    STEPS,
    NIGHT,
    WALK
  }

  private final long seed;

  Dice(long seed) {
    this.seed = seed;
  }

  Random roll(Purpose purpose, long index) {
    return new Random(mix(mix(seed + purpose.name().hashCode()) + index));
  }

  /** Noise that never gets absurd: cut at three standard deviations. */
  static double noise(Random random, double deviation) {
    return deviation * Math.max(-3, Math.min(3, random.nextGaussian()));
  }

  static double between(Random random, double low, double high) {
    return low + (high - low) * random.nextDouble();
  }

  /** Spreads neighbouring numbers over all longs (the finalizer of SplitMix64). */
  static long mix(long value) {
    long z = value + 0x9e3779b97f4a7c15L;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    return z ^ (z >>> 31);
  }
}
