package io.github.personalmetrics.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** One thing that a provider knows about a person. */
public sealed interface HealthRecord permits Measurement, Activity, Workout {

  RecordKey key();

  /** When it happened; for a thing that lasts, when it started. */
  Instant at();

  /** The zone the person was in, as first told; it decides the local day for good. */
  ZoneId zone();

  default LocalDate localDate() {
    return LocalDate.ofInstant(at(), zone());
  }

  /** This record with another zone; stores use it to keep the zone that came first. */
  HealthRecord withZone(ZoneId zone);
}
