package io.github.personalmetrics.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class SyntheticPersonPropertyTest {
  @Property(tries = 200)
  void theSameSeedIsTheSamePerson(
      @ForAll long seed,
      @ForAll("days") LocalDate from,
      @ForAll @IntRange(max = 400) int length,
      @ForAll("zones") ZoneId zone) {
    var one = SyntheticPerson.of(seed, from, from.plusDays(length), zone);
    var two = SyntheticPerson.of(seed, from, from.plusDays(length), zone);

    assertThat(two.weighIns()).isEqualTo(one.weighIns()).isNotEmpty();
    assertThat(two.muscleGainPeriod()).isEqualTo(one.muscleGainPeriod());
  }

  @Property(tries = 200)
  void aLaterLastDayOnlyAddsDays(
      @ForAll long seed,
      @ForAll("days") LocalDate from,
      @ForAll @IntRange(max = 400) int length,
      @ForAll @IntRange(min = 1, max = 400) int more,
      @ForAll("zones") ZoneId zone) {
    var brief = SyntheticPerson.of(seed, from, from.plusDays(length), zone);
    var longer = SyntheticPerson.of(seed, from, from.plusDays(length + more), zone);
    var start = from.plusDays(length + 1).atStartOfDay(zone).toInstant();

    assertThat(longer.weighIns()).startsWith(brief.weighIns().toArray(WeighIn[]::new));
    assertThat(longer.weighIns().subList(brief.weighIns().size(), longer.weighIns().size()))
        .allMatch(it -> !it.at().isBefore(start));
    assertThat(longer.muscleGainPeriod()).isEqualTo(brief.muscleGainPeriod());
  }

  @Property(tries = 100)
  void idsAreUniqueAndReadingsAreInOrder(
      @ForAll long seed, @ForAll("days") LocalDate from, @ForAll("zones") ZoneId zone) {
    var weighIns = SyntheticPerson.of(seed, from, from.plusDays(800), zone).weighIns();

    assertThat(weighIns.stream().map(WeighIn::id)).doesNotHaveDuplicates();
    assertThat(weighIns).extracting(WeighIn::at).isSorted();
    assertThat(weighIns).allMatch(it -> it.id() > Integer.MAX_VALUE);
  }

  @Provide
  Arbitrary<LocalDate> days() {
    return Arbitraries.longs().between(0, 30_000).map(LocalDate::ofEpochDay);
  }

  @Provide
  Arbitrary<ZoneId> zones() {
    return Arbitraries.of(
            "UTC", "Europe/Paris", "America/New_York", "Australia/Lord_Howe", "America/Santiago")
        .map(ZoneId::of);
  }
}
