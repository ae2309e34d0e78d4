package io.github.personalmetrics.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.analytics.BodySeries;
import io.github.personalmetrics.analytics.MuscleGain;
import io.github.personalmetrics.analytics.Outliers;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.simulator.WeighIn;
import io.github.personalmetrics.simulator.WeighIn.Origin;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The rules about a body, measured on people of whom the truth is known. */
class SyntheticBodyTest {

  private static final SourceId SOURCE = SourceId.of("simulator", "measures");
  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final LocalDate FROM = LocalDate.of(2023, 1, 2);
  private static final int WEEKS = 156;
  private static final LocalDate TO = FROM.plusWeeks(WEEKS).minusDays(1);
  private static final int PEOPLE = 20;
  private static final List<SyntheticPerson> PERSONS =
      LongStream.range(0, PEOPLE)
          .mapToObj(seed -> SyntheticPerson.of(seed, FROM, TO, PARIS))
          .toList();
  private static final MuscleGain.Rule ONE_WINDOW = new MuscleGain.Rule(8, 6, 2, 1);

  /**
   * Shares of weeks that a rule claims: of those of noise alone, of those in which a synthetic
   * person gained, and of the others, in which they had seasons and trained.
   */
  private record Shares(double noise, double gain, double rest) {}

  @Test
  void aMuscleGainIsFoundAndNoiseSeldomTakenForOne() {
    List<BodySeries> noise =
        LongStream.range(0, PEOPLE).mapToObj(SyntheticBodyTest::noise).toList();

    Shares raw = shares(body -> Set.copyOf(MuscleGain.rawWeeks(body)), noise);
    Shares anyWindow = shares(body -> weeks(MuscleGain.periods(body, ONE_WINDOW)), noise);
    Shares detected = shares(body -> weeks(MuscleGain.periods(body)), noise);

    assertThat(raw.noise).as("the raw rule: %s", raw).isBetween(0.25, 0.33);
    assertThat(raw.gain).as("the raw rule: %s", raw).isBetween(0.4, 0.7);
    assertThat(windowsOfNoise(noise)).as("single windows, by the week").isLessThan(0.06);
    assertThat(anyWindow.noise).as("a period of any window: %s", anyWindow).isGreaterThan(0.15);
    assertThat(detected.noise).as("detected periods: %s", detected).isLessThan(0.06);
    assertThat(detected.gain).as("detected periods: %s", detected).isGreaterThan(0.9);
    assertThat(detected.rest).as("detected periods: %s", detected).isLessThan(0.1);
  }

  private static Shares shares(Function<BodySeries, Set<LocalDate>> rule, List<BodySeries> noise) {
    double taken = noise.stream().mapToInt(body -> rule.apply(body).size()).sum();
    double found = 0;
    double gained = 0;
    double others = 0;
    for (SyntheticPerson person : PERSONS) {
      Set<LocalDate> truth =
          mondays(person.muscleGainPeriod().first(), person.muscleGainPeriod().last())
              .collect(Collectors.toSet());
      Set<LocalDate> claimed = rule.apply(BodySeries.of(own(person)));
      found += claimed.stream().filter(truth::contains).count();
      others += claimed.stream().filter(week -> !truth.contains(week)).count();
      gained += truth.size();
    }
    double all = WEEKS * PEOPLE;
    return new Shares(taken / all, found / gained, others / (all - gained));
  }

  private static double windowsOfNoise(List<BodySeries> noise) {
    double showing =
        noise.stream()
            .flatMap(body -> MuscleGain.periods(body, ONE_WINDOW).stream())
            .mapToInt(MuscleGain.Period::windows)
            .sum();
    return showing / ((WEEKS - 7.0) * noise.size());
  }

  private static Set<LocalDate> weeks(List<MuscleGain.Period> periods) {
    return periods.stream().flatMap(it -> mondays(it.from(), it.to())).collect(Collectors.toSet());
  }

  private static Stream<LocalDate> mondays(LocalDate from, LocalDate to) {
    return from.datesUntil(to.plusDays(1), Period.ofWeeks(1));
  }

  /** Three years of a body that does not change at all, on the scale of the synthetic people. */
  private static BodySeries noise(long seed) {
    var random = new Random(seed);
    var readings = new ArrayList<Measurement>();
    for (LocalDate day = FROM; !day.isAfter(TO); day = day.plusDays(1)) {
      if (random.nextDouble() < 0.85) {
        double weight = 77 + 0.35 * random.nextGaussian();
        double fat = 17 + 0.3 * random.nextGaussian();
        readings.add(
            reading(
                day.toEpochDay(),
                day.atTime(7, 0).toInstant(ZoneOffset.UTC),
                Math.round(weight * 100) * 10,
                Math.round(fat * 100) * 10));
      }
    }
    return BodySeries.of(readings);
  }

  private static List<Measurement> own(SyntheticPerson person) {
    return person.weighIns().stream()
        .filter(it -> it.origin() != Origin.SOMEBODY_ELSE && it.origin() != Origin.SIGN_UP)
        .map(SyntheticBodyTest::reading)
        .toList();
  }

  private static Measurement reading(WeighIn weighIn) {
    Integer fat = weighIn.fatGrams();
    return reading(weighIn.id(), weighIn.at(), weighIn.grams(), fat == null ? 0 : fat);
  }

  private static Measurement reading(long id, Instant at, long grams, long fatGrams) {
    return Measurement.of(
        RecordKey.of(SOURCE, String.valueOf(id)),
        at,
        PARIS,
        Map.of(
            Metric.BODY_WEIGHT, BigDecimal.valueOf(grams, 3),
            Metric.FAT_MASS, BigDecimal.valueOf(fatGrams, 3)),
        Quality.CONFIRMED);
  }

  @Test
  void everyWeighInOfSomebodyElseStandsOutAndNoneOfThePersonsOwn() {
    for (SyntheticPerson person : PERSONS) {
      List<WeighIn> weighIns =
          person.weighIns().stream().filter(it -> it.origin() != Origin.SIGN_UP).toList();
      Set<String> others =
          weighIns.stream()
              .filter(it -> it.origin() == Origin.SOMEBODY_ELSE)
              .map(it -> String.valueOf(it.id()))
              .collect(Collectors.toSet());

      var outliers =
          Outliers.of(
              Metric.BODY_WEIGHT,
              weighIns.stream().map(SyntheticBodyTest::reading).toList(),
              Map.of());

      assertThat(others).isNotEmpty();
      assertThat(outliers.flagged())
          .extracting(RecordKey::externalId)
          .containsExactlyInAnyOrderElementsOf(others);
    }
  }
}
