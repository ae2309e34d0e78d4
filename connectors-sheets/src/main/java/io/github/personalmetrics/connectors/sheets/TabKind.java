package io.github.personalmetrics.connectors.sheets;

/** What the rows of a tab are. */
enum TabKind {
  /** A row is one exercise of a session. */
  WORKOUTS,
  /** A row is a day, a column is a metric. */
  METRICS
}
