package io.github.personalmetrics.forecast.service;

/** A millionth is enough, and spares readers the dust of binary fractions. */
final class Rounded {

  private static final double MICRO = 1e6;

  private Rounded() {}

  static double micro(double value) {
    return Math.round(value * MICRO) / MICRO;
  }
}
