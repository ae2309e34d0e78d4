package io.github.personalmetrics.domain;

/** How sure the provider is that a measurement is right and this person's. */
public enum Quality {
  /** Measured by a device, owner certain. */
  CONFIRMED,
  /** Typed in by hand. */
  MANUAL,
  /** Only stated, as when signing up with a provider; kept, and left out of statistics. */
  DECLARED,
  /** Measured, but possibly another member of the household; kept, and left out of statistics. */
  AMBIGUOUS_OWNER;

  public boolean countsInStatistics() {
    return this == CONFIRMED || this == MANUAL;
  }
}
