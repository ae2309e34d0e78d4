package io.github.personalmetrics.examples.dashboard.person;

/** Light or dark; {@link #AUTO} is whatever the system shows. */
public enum Theme implements Option {
  AUTO,
  LIGHT,
  DARK
}
