package io.github.personalmetrics.connectors.sheets;

/** Which number of 03/04/2024 is the day. */
enum DateOrder {
  /** 3 April. */
  DMY,
  /** 4 March. */
  MDY
}
