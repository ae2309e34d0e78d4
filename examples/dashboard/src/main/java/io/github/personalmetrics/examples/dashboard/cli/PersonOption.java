package io.github.personalmetrics.examples.dashboard.cli;

import io.github.personalmetrics.simulator.SyntheticPerson;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import picocli.CommandLine.Option;

/** Which made-up person. */
final class PersonOption {

  @Option(
      names = "--years",
      paramLabel = "N",
      defaultValue = "3",
      description = "How far back the person goes; ${DEFAULT-VALUE} unless said.")
  private int years;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "42",
      description = "Another number is another person; ${DEFAULT-VALUE} unless said.")
  private long seed;

  /** A person up to today. */
  SyntheticPerson make(Clock clock) {
    if (years < 1 || years > 30) {
      throw new CommandException("--years: expected a number from 1 to 30, not " + years + '.');
    }
    ZoneId zone = ZoneId.systemDefault();
    LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
    return SyntheticPerson.of(seed, today.minusYears(years), today, zone);
  }
}
