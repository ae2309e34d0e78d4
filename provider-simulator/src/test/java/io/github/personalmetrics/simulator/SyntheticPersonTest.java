package io.github.personalmetrics.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.simulator.WeighIn.Origin;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SyntheticPersonTest {
  private static final LocalDate DECADE = LocalDate.of(2015, 1, 1);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42, -7})
  void tenYearsStayWithinWhatAHumanWeighs(long seed) {
    var own = own(decade(seed));

    assertThat(own).hasSizeGreaterThan(2500);
    assertThat(own).allMatch(it -> it.grams() >= 70_000 && it.grams() <= 85_000);
    assertThat(own)
        .filteredOn(it -> it.fatRatio().isPresent())
        .allSatisfy(
            it ->
                assertThat(it.fatRatio().orElseThrow())
                    .isBetween(BigDecimal.valueOf(15), BigDecimal.valueOf(28)));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42, -7})
  void thePersonWeighsOnFourDaysOfFiveAndIsAwayForWeeksAtTimes(long seed) {
    var days = days(own(decade(seed)));
    var gaps = gaps(days);

    assertThat(days.size() / 3652.0).isBetween(0.72, 0.86);
    assertThat(gaps).anyMatch(gap -> gap > 12).allMatch(gap -> gap <= 35);
  }

  @Test
  void morningsAreLocalTheWholeYearAndEveningsWeighMore() {
    var scale = own(decade(42)).stream().filter(it -> it.origin() == Origin.SCALE).toList();
    var mornings = scale.stream().filter(it -> timeOf(it).isBefore(LocalTime.NOON)).toList();
    var evenings = scale.stream().filter(it -> timeOf(it).isAfter(LocalTime.NOON)).toList();

    assertThat(mornings)
        .allMatch(it -> !timeOf(it).isBefore(LocalTime.of(6, 30)))
        .allMatch(it -> timeOf(it).isBefore(LocalTime.of(8, 0)));
    assertThat(mean(evenings, WeighIn::grams) - mean(mornings, WeighIn::grams))
        .isBetween(600.0, 1200.0);
    assertThat(days(evenings)).anyMatch(days(mornings)::contains);
  }

  @Test
  void dayToDayNoiseIsAFewHundredGrams() {
    var mornings =
        own(decade(42)).stream().filter(it -> timeOf(it).isBefore(LocalTime.NOON)).toList();
    var steps =
        IntStream.range(1, mornings.size())
            .mapToDouble(i -> mornings.get(i).grams() - mornings.get(i - 1).grams())
            .toArray();
    double deviation =
        Math.sqrt(
            IntStream.range(0, steps.length)
                    .mapToDouble(i -> steps[i] * steps[i])
                    .average()
                    .orElseThrow()
                / 2);

    assertThat(deviation).isBetween(300.0, 500.0);
  }

  @Test
  void theFirstEntryIsTypedInAtSignUp() {
    var first = People.PERSON.weighIns().get(0);

    assertThat(first.origin()).isEqualTo(Origin.SIGN_UP);
    assertThat(first.grams() % 1000).isZero();
    assertThat(People.PERSON.weighIns()).filteredOn(it -> it.origin() == Origin.SIGN_UP).hasSize(1);
    assertThat(People.PERSON.heightCentimetres()).isBetween(172, 183);
  }

  @Test
  void aHandfulIsTypedInAndAHandfulIsSomebodyElse() {
    var all = decade(42).weighIns();

    assertThat(all).filteredOn(it -> it.origin() == Origin.MANUAL).hasSizeBetween(10, 60);
    assertThat(all)
        .filteredOn(it -> it.origin() == Origin.SOMEBODY_ELSE)
        .hasSizeBetween(40, 120)
        .allMatch(it -> it.grams() > 56_000 && it.grams() < 64_000);
  }

  @Test
  void mostReadingsAreStoredWithinTwoMinutesAndSomeDaysLater() {
    var delays =
        decade(42).weighIns().stream().map(it -> Duration.between(it.at(), it.storedAt())).toList();

    assertThat(delays).noneMatch(Duration::isNegative);
    assertThat(delays).filteredOn(it -> it.toDays() >= 1).hasSizeBetween(50, 200);
    assertThat(delays).filteredOn(it -> it.toSeconds() <= 120).hasSizeGreaterThan(2500);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42, -7})
  void theMuscleGainShowsAtItsDocumentedRatesBeyondNoise(long seed) {
    var person = decade(seed);
    var gain = person.muscleGainPeriod();
    var during =
        own(person).stream()
            .filter(it -> it.fatRatio().isPresent() && timeOf(it).isBefore(LocalTime.NOON))
            .filter(it -> !dateOf(it).isBefore(gain.first()) && !dateOf(it).isAfter(gain.last()))
            .toList();

    var fatFree = Slope.of(during, it -> it.fatFreeGrams().orElseThrow());
    var fat = Slope.of(during, it -> it.grams() - it.fatFreeGrams().orElseThrow());
    var weight = Slope.of(during, WeighIn::grams);
    var ratio = Slope.of(during, it -> it.fatRatio().orElseThrow().doubleValue());

    assertThat(gain.first().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    assertThat(ChronoUnit.WEEKS.between(gain.first(), gain.last().plusDays(1))).isEqualTo(10);
    assertThat(fatFree.perWeek()).isCloseTo(250, within(4 * fatFree.error()));
    assertThat(fat.perWeek()).isCloseTo(-100, within(4 * fat.error()));
    assertThat(fatFree.t()).isGreaterThan(4);
    assertThat(fat.t()).isLessThan(-2);
    assertThat(weight.t()).isGreaterThan(2);
    assertThat(ratio.t()).isLessThan(-4);
  }

  @Test
  void theWeeksOfMuscleGainCanBeChosen() {
    var first = LocalDate.of(2024, 3, 4);
    var person =
        SyntheticPerson.builder()
            .from(People.FROM)
            .to(People.TO)
            .zone(People.PARIS)
            .muscleGain(first, first.plusDays(55))
            .build();

    assertThat(person.muscleGainPeriod())
        .isEqualTo(new MuscleGainPeriod(first, LocalDate.of(2024, 4, 28)));
    assertThat(person.weighIns()).isNotEqualTo(People.PERSON.weighIns());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MuscleGainPeriod(first, first.minusDays(1)));
  }

  @Test
  void aPersonNeedsDaysInOrder() {
    assertThatIllegalStateException().isThrownBy(SyntheticPerson.builder()::build);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyntheticPerson.of(1, People.TO, People.FROM, People.PARIS));
  }

  /** An ordinary least squares line over days, told by the week. */
  private record Slope(double perWeek, double error) {
    static Slope of(List<WeighIn> readings, ToDoubleFunction<WeighIn> value) {
      ToDoubleFunction<WeighIn> week = it -> it.at().getEpochSecond() / 604_800.0;
      double meanX = mean(readings, week);
      double meanY = mean(readings, value);
      double xx = sum(readings, it -> Math.pow(week.applyAsDouble(it) - meanX, 2));
      double xy =
          sum(readings, it -> (week.applyAsDouble(it) - meanX) * (value.applyAsDouble(it) - meanY));
      double slope = xy / xx;
      double rest =
          sum(
              readings,
              it ->
                  Math.pow(
                      value.applyAsDouble(it) - meanY - slope * (week.applyAsDouble(it) - meanX),
                      2));
      return new Slope(slope, Math.sqrt(rest / (readings.size() - 2) / xx));
    }

    double t() {
      return perWeek / error;
    }
  }

  private static SyntheticPerson decade(long seed) {
    return SyntheticPerson.of(seed, DECADE, DECADE.plusYears(10).minusDays(1), People.PARIS);
  }

  private static List<WeighIn> own(SyntheticPerson person) {
    return person.weighIns().stream().filter(it -> it.origin() != Origin.SOMEBODY_ELSE).toList();
  }

  private static NavigableSet<LocalDate> days(List<WeighIn> readings) {
    return readings.stream()
        .map(SyntheticPersonTest::dateOf)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Long> gaps(NavigableSet<LocalDate> days) {
    var ordered = List.copyOf(days);
    return IntStream.range(1, ordered.size())
        .mapToObj(i -> ChronoUnit.DAYS.between(ordered.get(i - 1), ordered.get(i)))
        .toList();
  }

  private static LocalDate dateOf(WeighIn reading) {
    return reading.at().atZone(People.PARIS).toLocalDate();
  }

  private static LocalTime timeOf(WeighIn reading) {
    return reading.at().atZone(People.PARIS).toLocalTime();
  }

  private static double mean(List<WeighIn> readings, ToDoubleFunction<WeighIn> value) {
    return sum(readings, value) / readings.size();
  }

  private static double sum(List<WeighIn> readings, ToDoubleFunction<WeighIn> value) {
    return readings.stream().mapToDouble(value).sum();
  }
}
