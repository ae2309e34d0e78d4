package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The person of these tests, and a time when everything about them is known. */
final class People {
  static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  static final LocalDate FROM = LocalDate.of(2023, 1, 1);
  static final LocalDate TO = LocalDate.of(2024, 12, 31);
  static final Instant LATER = Instant.parse("2025-02-01T12:00:00Z");
  static final SyntheticPerson PERSON = SyntheticPerson.of(42, FROM, TO, PARIS);

  private People() {}

  static SimulatorBuilder simulator() {
    return ProviderSimulator.builder().person(PERSON).clock(new ManualClock(LATER));
  }

  /** How many rows the wire has for a person: one for each weigh-in, and one for each pulse. */
  static int rows(SyntheticPerson person) {
    var pulses = person.weighIns().stream().filter(weighIn -> weighIn.pulse() != null).count();
    return person.weighIns().size() + (int) pulses;
  }
}
