package io.github.personalmetrics.store;

/** How a run of one source ended. */
public enum Outcome {
  /** Everything there was is stored. */
  OK,
  /** Stored, but there are rows that could not be read, or more than fitted into one run. */
  PARTIAL,
  /** Somebody else is syncing this source right now. */
  SKIPPED,
  /** The provider asks to wait; what came before is stored. */
  RATE_LIMITED,
  /** The person must give their consent again. */
  NEEDS_REAUTH,
  /** The provider says no for good. */
  REFUSED,
  /** Stored, but deletions wait for a person's word. */
  NEEDS_CONFIRMATION,
  /** It did not work; the next run goes on from the same place. */
  FAILED
}
