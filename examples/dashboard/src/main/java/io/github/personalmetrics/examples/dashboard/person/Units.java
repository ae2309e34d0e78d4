package io.github.personalmetrics.examples.dashboard.person;

/** What numbers are read in; they are stored in SI units whatever it is. */
public record Units(Mass mass, Distance distance, Effort effort) {

  public static final Units METRIC = new Units(Mass.KG, Distance.KM, Effort.SPEED);
}
