package io.github.personalmetrics.examples.dashboard.person;

/** Whether how fast a run was is said as a speed or as the time for a distance. */
public enum Effort implements Option {
  SPEED,
  PACE
}
