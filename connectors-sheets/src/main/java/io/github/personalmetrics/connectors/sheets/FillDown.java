package io.github.personalmetrics.connectors.sheets;

/** What an empty cell takes over from the row above, as merged cells do. */
enum FillDown {
  NONE,
  DATE,
  /** The exercise too, as long as the date is taken over. */
  EXERCISE
}
