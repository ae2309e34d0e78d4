package io.github.personalmetrics.examples.dashboard.person;

import io.github.personalmetrics.domain.MassUnit;

/** What weights are read in; in Britain a body is weighed in stone, and a barbell in pounds. */
public enum Mass implements Option {
  KG(MassUnit.KILOGRAM),
  LB(MassUnit.POUND),
  ST(MassUnit.POUND);

  private final MassUnit unit;

  Mass(MassUnit unit) {
    this.unit = unit;
  }

  public MassUnit unit() {
    return unit;
  }
}
