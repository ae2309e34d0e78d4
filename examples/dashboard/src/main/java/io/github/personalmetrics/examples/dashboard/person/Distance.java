package io.github.personalmetrics.examples.dashboard.person;

import io.github.personalmetrics.domain.LengthUnit;

/** What distances are read in, and with them heights. */
public enum Distance implements Option {
  KM(LengthUnit.KILOMETRE, LengthUnit.METRE),
  MI(LengthUnit.MILE, LengthUnit.FOOT);

  private final LengthUnit unit;
  private final LengthUnit height;

  Distance(LengthUnit unit, LengthUnit height) {
    this.unit = unit;
    this.height = height;
  }

  public LengthUnit unit() {
    return unit;
  }

  public LengthUnit height() {
    return height;
  }
}
