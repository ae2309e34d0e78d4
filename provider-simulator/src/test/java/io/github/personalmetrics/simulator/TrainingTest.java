package io.github.personalmetrics.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.simulator.WeighIn.Origin;
import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrainingTest {
  private static final LocalDate FROM = LocalDate.of(2015, 1, 1);

  private static SyntheticPerson.Builder decade(long seed) {
    return SyntheticPerson.builder()
        .seed(seed)
        .from(FROM)
        .to(FROM.plusYears(10).minusDays(1))
        .zone(People.PARIS);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 42, -7})
  void oneOrTwoRunsAWeekOfAboutTenKilometres(long seed) {
    var runs = decade(seed).build().outings().stream().filter(Outing::isRun).toList();
    var metres = runs.stream().mapToDouble(Outing::metres).summaryStatistics();

    assertThat(runs.size() / 521.0).isBetween(1.0, 2.0);
    assertThat(metres.getAverage()).isBetween(8_500.0, 12_000.0);
    assertThat(metres.getMin()).isGreaterThan(2_000);
    assertThat(runs).filteredOn(Outing::race).hasSizeBetween(15, 90);
    assertThat(runs).filteredOn(it -> it.sport().equals("TrailRun")).hasSizeBetween(20, 120);
    assertThat(runs).allMatch(it -> it.elapsed().compareTo(it.moving()) >= 0);
    assertThat(runs).allMatch(it -> it.speed() > 1.8 && it.speed() < 4.5);
    assertThat(runs).extracting(Outing::startedAt).isSorted();
  }

  @Test
  void thePersonGetsFasterAndClimbsMoreOnTrails() {
    var runs = decade(42).build().outings().stream().filter(Outing::isRun).toList();
    var trails = runs.stream().filter(it -> it.sport().equals("TrailRun")).toList();
    var roads = runs.stream().filter(it -> it.sport().equals("Run") && !it.race()).toList();

    assertThat(mean(roads.subList(roads.size() - 100, roads.size())))
        .isGreaterThan(1.08 * mean(roads.subList(0, 100)));
    assertThat(climbPerKilometre(trails)).isGreaterThan(2 * climbPerKilometre(roads));
  }

  @Test
  void someRunsAreUploadedDaysLater() {
    var outings = decade(42).build().outings();

    assertThat(outings)
        .filteredOn(it -> Duration.between(it.startedAt(), it.storedAt()).toDays() > 0)
        .hasSizeBetween(10, 100);
    assertThat(outings).filteredOn(it -> it.heartRate() == null).hasSizeBetween(20, 200);
  }

  @Test
  void aLaterLastDayOnlyAddsOutings() {
    var brief = SyntheticPerson.of(5, FROM, FROM.plusDays(200), People.PARIS).outings();
    var longer = SyntheticPerson.of(5, FROM, FROM.plusDays(500), People.PARIS).outings();

    assertThat(longer).startsWith(brief.toArray(Outing[]::new)).hasSizeGreaterThan(brief.size());
  }

  @Test
  void trainingShowsInTheFatByTheDocumentedFormulaAndNowhereElse() {
    var trained = decade(42).build();
    var untrained = decade(42).trainingEffect(0).build();

    assertThat(trained.weighIns()).hasSameSizeAs(untrained.weighIns());
    for (int i = 0; i < trained.weighIns().size(); i++) {
      var with = trained.weighIns().get(i);
      var without = untrained.weighIns().get(i);
      assertThat(with.at()).isEqualTo(without.at());
      double effect =
          with.origin() == Origin.SOMEBODY_ELSE
              ? 0
              : trained.trainingEffect().gramsOfFat(with.at().atZone(People.PARIS).toLocalDate());
      double margin = with.origin() == Origin.SIGN_UP ? 1000 : 10;
      assertThat((double) with.grams() - without.grams()).isCloseTo(effect, within(margin));
    }
  }

  @Test
  void aWeekChangesTheFatByItsKilometresAndSessionsAndAPartOfThePastFades() {
    var person = decade(42).build();
    var effect = person.trainingEffect();
    var gain = person.muscleGainPeriod();
    int weeks = 0;
    for (var week = TrainingEffect.monday(FROM);
        week.isBefore(FROM.plusYears(9));
        week = week.plusWeeks(1)) {
      double before = effect.gramsOfFat(week);
      double after = effect.gramsOfFat(week.plusWeeks(1));
      if (week.isBefore(gain.first().minusDays(6)) || week.isAfter(gain.last())) {
        double grams = -20 * (kilometres(person, week) - 14) - 60 * (sessions(person, week) - 3);
        assertThat(after).isCloseTo(0.85 * before + grams, within(1e-6));
        weeks++;
      } else {
        assertThat(after).isEqualTo(before);
      }
    }
    assertThat(weeks).isGreaterThan(400);
  }

  @Test
  void weeksDifferEnoughForAForecastToFindThem() {
    var effect = decade(42).build().trainingEffect();
    double sum = 0;
    for (int week = 0; week < 500; week++) {
      double change =
          effect.gramsOfFat(FROM.plusWeeks(week + 1)) - effect.gramsOfFat(FROM.plusWeeks(week));
      sum += change * change;
    }

    assertThat(Math.sqrt(sum / 500)).isBetween(100.0, 400.0);
  }

  @Test
  void strengthSessionsCountToo() {
    var monday = LocalDate.of(2024, 1, 1);
    var gain = new MuscleGainPeriod(monday.plusYears(1), monday.plusYears(1));
    var effect = new TrainingEffect(1, monday, monday.plusDays(13), gain, week -> 14, week -> 4);

    assertThat(effect.gramsOfFat(monday.plusDays(7))).isEqualTo(-60);
    assertThat(effect.gramsOfFat(monday.plusDays(14))).isEqualTo(-111);
    assertThat(effect.gramsOfFat(monday)).isZero();
  }

  @Test
  void anAbsurdEffectIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SyntheticPerson.builder().trainingEffect(Double.NaN));
  }

  private static long sessions(SyntheticPerson person, LocalDate monday) {
    return person.trainingSessions().stream()
        .filter(session -> TrainingEffect.monday(session.date()).equals(monday))
        .count();
  }

  private static double kilometres(SyntheticPerson person, LocalDate monday) {
    return person.outings().stream()
            .filter(Outing::isRun)
            .filter(
                it ->
                    ChronoUnit.WEEKS.between(
                                monday, it.startedAt().atZone(People.PARIS).toLocalDate())
                            == 0
                        && !it.startedAt().atZone(People.PARIS).toLocalDate().isBefore(monday))
            .mapToDouble(Outing::metres)
            .sum()
        / 1000;
  }

  private static double mean(List<Outing> outings) {
    return outings.stream().mapToDouble(Outing::speed).average().orElseThrow();
  }

  private static double climbPerKilometre(List<Outing> outings) {
    return outings.stream().mapToDouble(it -> it.climb() / it.metres()).average().orElseThrow();
  }
}
