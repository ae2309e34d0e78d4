package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.OneRepMax.Formula;
import io.github.personalmetrics.analytics.Progress.Best;
import io.github.personalmetrics.analytics.StrengthLog.PeriodTotals;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class StrengthLogTest {

  private static final LocalDate MONDAY = LocalDate.parse("2026-03-02");

  @Test
  void setsAddUpAsComputedElsewhere() {
    StrengthLog log = oracleLog();
    for (Map<String, String> expected : Oracle.rows("strength_expected.csv")) {
      StrengthLog sets = scope(log, expected);

      StrengthSummary summary = sets.summary();

      assertThat(summary.totalWeight())
          .isEqualByComparingTo(new BigDecimal(expected.get("total_weight_kg")));
      assertThat(summary.repetitions()).isEqualTo(Long.parseLong(expected.get("reps")));
      assertThat(summary.weightedRepetitions())
          .isEqualTo(Long.parseLong(expected.get("reps_weighted_only")));
      agrees(summary.meanPerRepetition(), expected, "avg_weight_per_rep_all");
      agrees(summary.meanPerWeightedRepetition(), expected, "avg_weight_per_rep_weighted");
      agrees(best(Progress.heaviest(sets)), expected, "max_weight");
      agrees(best(Progress.oneRepMax(sets, OneRepMax.lifted())), expected, "best_actual_1rm");
      agrees(best(sets, OneRepMax.standard().upTo(30)), expected, "best_epley");
      agrees(best(sets, OneRepMax.by(Formula.BRZYCKI).upTo(30)), expected, "best_brzycki");
      agrees(best(sets, OneRepMax.standard().upTo(10)), expected, "best_epley_reps_le_10");
      assertThat(summary).isEqualTo(StrengthSummary.of(setsOf(sets, log)));
    }
  }

  private static StrengthLog scope(StrengthLog log, Map<String, String> expected) {
    String key = expected.get("key");
    int space = key.indexOf(' ');
    return switch (expected.get("scope")) {
      case "session" -> on(log, key);
      case "exercise" -> log.only(key);
      default -> on(log.only(key.substring(0, space)), key.substring(space + 1));
    };
  }

  private static StrengthLog on(StrengthLog log, String date) {
    LocalDate day = LocalDate.parse(date);
    return log.between(day, day.plusDays(1));
  }

  /** What the file says is 0 or nothing where there is nothing. */
  private static void agrees(OptionalDouble value, Map<String, String> expected, String column) {
    String text = expected.get(column);
    double number = text.isEmpty() ? 0 : Double.parseDouble(text);
    assertThat(value.orElse(0)).as(expected + " " + column).isCloseTo(number, within(1e-12));
  }

  private static OptionalDouble best(StrengthLog log, OneRepMax how) {
    return best(Progress.oneRepMax(log, how));
  }

  private static OptionalDouble best(Progress progress) {
    return progress.best().stream().mapToDouble(Best::value).findFirst();
  }

  private static StrengthLog oracleLog() {
    return StrengthLog.of(
        Oracle.rows("strength_sets.csv").stream()
            .collect(Collectors.groupingBy(row -> row.get("date")))
            .entrySet()
            .stream()
            .map(
                day ->
                    Lifts.session(
                        LocalDate.parse(day.getKey()),
                        day.getValue().stream().map(StrengthLogTest::oracleSet).toList()))
            .toList());
  }

  private static ExerciseSet oracleSet(Map<String, String> row) {
    return Lifts.set(row.get("exercise"), Integer.parseInt(row.get("reps")), row.get("weight_kg"));
  }

  /** The same sets, added up without columns. */
  private static List<ExerciseSet> setsOf(StrengthLog part, StrengthLog whole) {
    var sets = new ArrayList<ExerciseSet>();
    for (int i = 0; i < part.size(); i++) {
      sets.add(part.set(i));
    }
    assertThat(part.size()).isLessThanOrEqualTo(whole.size());
    return sets;
  }

  @Test
  void warmUpsCountUntilTheyAreLeftOut() {
    StrengthLog log =
        StrengthLog.of(
            List.of(
                Lifts.session(
                    MONDAY,
                    List.of(
                        Lifts.warmUp(Lifts.set("Squat", 10, "40")),
                        Lifts.set("Squat", 5, "100")))));

    assertThat(log.summary().totalWeight()).isEqualByComparingTo("900");
    assertThat(log.withoutWarmUps().summary().totalWeight()).isEqualByComparingTo("500");
    assertThat(log.withoutWarmUps().size()).isOne();
  }

  @Test
  void periodsAndSessionsAreThoseOfTheLocalCalendar() {
    List<ExerciseSet> sets = List.of(Lifts.set("Squat", 5, "100"), Lifts.set("Plank", 1, null));
    StrengthLog log =
        StrengthLog.of(
            List.of(
                Lifts.session(MONDAY.plusDays(6), sets),
                Lifts.session(MONDAY.plusDays(7), sets),
                Lifts.session(MONDAY, "07:00", sets),
                Lifts.session(MONDAY, "19:00", sets),
                Lifts.session(MONDAY.plusDays(1), List.of())));

    assertThat(log.totals(CalendarPeriod.WEEK))
        .extracting(PeriodTotals::start, PeriodTotals::sessions, PeriodTotals::sets)
        .containsExactly(tuple(MONDAY, 3, 6), tuple(MONDAY.plusWeeks(1), 1, 2));
    assertThat(log.totals(CalendarPeriod.WEEK).get(0).summary().totalWeight())
        .isEqualByComparingTo("1500");
    assertThat(log.sessions())
        .extracting(StrengthLog.Session::date)
        .containsExactly(MONDAY, MONDAY, MONDAY.plusDays(6), MONDAY.plusDays(7));
    assertThat(log.only("Plank").sessions()).hasSize(4);
    assertThat(log.only("Snatch").sessions()).isEmpty();
  }

  @Test
  void bestsSayWhenTheyWereFirstReached() {
    StrengthLog log =
        StrengthLog.of(
            List.of(
                Lifts.session(
                    MONDAY, List.of(Lifts.set("Squat", 5, "100"), Lifts.set("Row", 8, "50"))),
                Lifts.session(MONDAY.plusDays(2), List.of(Lifts.set("Squat", 1, "110"))),
                Lifts.session(
                    MONDAY.plusDays(4),
                    List.of(Lifts.set("Squat", 5, "100"), Lifts.set("Squat", 0, "130")))));

    Map<String, PersonalBests> bests = PersonalBests.byExercise(log, OneRepMax.standard());

    assertThat(bests.keySet()).containsExactly("Row", "Squat");
    LocalDate wednesday = MONDAY.plusDays(2);
    assertThat(bests.get("Squat"))
        .isEqualTo(
            new PersonalBests(
                new Best(110, wednesday),
                new Best(110, wednesday),
                new Best(100 * (1 + 5 / 30.0), MONDAY),
                new Best(110, wednesday),
                new Best(500, MONDAY)));
    assertThat(bests.get("Row").lifted()).isNull();
    assertThat(PersonalBests.of(StrengthLog.of(List.of()), OneRepMax.standard()))
        .isEqualTo(new PersonalBests(null, null, null, null, null));
  }

  @Test
  void theMeanPerRepetitionIsThatOfTheDaysBestSession() {
    StrengthLog log =
        StrengthLog.of(
            List.of(
                Lifts.session(
                    MONDAY,
                    "07:00",
                    List.of(
                        Lifts.set("Deadlift", 5, "100"),
                        Lifts.set("Deadlift", 15, "60"),
                        Lifts.set("Deadlift", 9, null))),
                Lifts.session(MONDAY, "19:00", List.of(Lifts.set("Deadlift", 10, "65"))),
                Lifts.session(
                    MONDAY.plusDays(1), List.of(Lifts.perSide(Lifts.set("Deadlift", 5, "80"))))));

    Progress means = Progress.meanPerRepetition(log);

    assertThat(IntStream.range(0, 2).mapToDouble(means::value)).containsExactly(70.0, 80.0);
    assertThat(means.isRecord(1)).isTrue();
    assertThat(Progress.totalWeight(log).value(0)).isEqualTo(1_400);
    assertThat(Progress.totalWeight(log).value(1)).isEqualTo(800);
    assertThat(Progress.oneRepMax(log, OneRepMax.standard()).value(1))
        .isEqualTo(80 * (1 + 5 / 30.0));
  }

  @Test
  void loadsOfAnySizeAddUpExactly() {
    List<ExerciseSet> sets =
        List.of(
            Lifts.set("Sled", 3, "45.359237"),
            Lifts.set("Sled", 7, "0.0000000001"),
            Lifts.set("Sled", 2, "90000000000000000000"),
            Lifts.set("Sled", Integer.MAX_VALUE, "1999999.5"),
            Lifts.set("Sled", 1, "0.1"));

    var summary = StrengthLog.of(List.of(Lifts.session(MONDAY, sets))).summary();

    assertThat(summary).isEqualTo(StrengthSummary.of(sets));
    assertThat(summary.totalWeight())
        .isEqualByComparingTo(
            sets.stream()
                .map(set -> new BigDecimal(set.reps()).multiply(set.load()))
                .reduce(BigDecimal.ZERO, BigDecimal::add));
    assertThat(summary.maxWeight()).isEqualByComparingTo("90000000000000000000");
  }

  @Test
  void theHeaviestOfLoadsThatAreOneDoubleIsTheHeaviest() {
    List<ExerciseSet> sets =
        List.of(
            Lifts.set("Squat", 1, "99.99999999999999999"),
            Lifts.set("Squat", 1, "100"),
            Lifts.set("Squat", 1, "100.00000000000000001"),
            Lifts.set("Squat", 1, "100"));

    assertThat(StrengthSummary.of(sets).maxWeight()).isEqualByComparingTo("100.00000000000000001");
    assertThat(StrengthSummary.of(sets.subList(0, 2)).maxWeight()).isEqualByComparingTo("100");
  }

  @Test
  void aWindowHasAtLeastADay() {
    Progress progress = Progress.heaviest(StrengthLog.of(List.of()));
    assertThat(progress.bestWithin(1)).isEmpty();
    assertThat(progress.best()).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> progress.bestWithin(0));
  }

  @Property(tries = 300)
  void noOrderOfTheSessionsChangesAnything(
      @ForAll("workouts") List<Workout> workouts, @ForAll Random random) {
    var shuffled = new ArrayList<>(workouts);
    Collections.shuffle(shuffled, random);
    StrengthLog one = StrengthLog.of(workouts);
    StrengthLog other = StrengthLog.of(shuffled);

    assertThat(other.sessions()).isEqualTo(one.sessions());
    assertThat(other.totals(CalendarPeriod.WEEK)).isEqualTo(one.totals(CalendarPeriod.WEEK));
    assertThat(PersonalBests.byExercise(other, OneRepMax.standard()))
        .isEqualTo(PersonalBests.byExercise(one, OneRepMax.standard()));
  }

  @Property(tries = 300)
  void partsAddUpToTheWhole(@ForAll("workouts") List<Workout> workouts) {
    StrengthLog log = StrengthLog.of(workouts);
    StrengthSummary whole = log.summary();

    assertThat(whole)
        .isEqualTo(
            StrengthSummary.of(workouts.stream().flatMap(it -> it.sets().stream()).toList()));
    assertThat(total(log.sessions().stream().map(StrengthLog.Session::summary).toList()))
        .isEqualByComparingTo(whole.totalWeight());
    assertThat(total(log.totals(CalendarPeriod.MONTH).stream().map(PeriodTotals::summary).toList()))
        .isEqualByComparingTo(whole.totalWeight());
    assertThat(total(log.byExercise().values().stream().map(StrengthLog::summary).toList()))
        .isEqualByComparingTo(whole.totalWeight());
    log.byExercise()
        .forEach((name, sets) -> assertThat(sets.sessions()).isEqualTo(log.only(name).sessions()));
  }

  @Property(tries = 300)
  void bestsAreThoseThatProgressHasGotTo(@ForAll("workouts") List<Workout> workouts) {
    StrengthLog log = StrengthLog.of(workouts);
    OneRepMax how = OneRepMax.by(Formula.WATHAN);

    assertThat(PersonalBests.of(log, how))
        .isEqualTo(
            new PersonalBests(
                Progress.heaviest(log).best().orElse(null),
                Progress.oneRepMax(log, OneRepMax.lifted()).best().orElse(null),
                Progress.oneRepMax(log, how).best().orElse(null),
                Progress.meanPerRepetition(log).best().orElse(null),
                Progress.totalWeight(log).best().orElse(null)));
  }

  private static BigDecimal total(List<StrengthSummary> parts) {
    return parts.stream()
        .map(StrengthSummary::totalWeight)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Property(tries = 300)
  void theBestWithinAWindowIsWhatEveryDayOfItSays(
      @ForAll("workouts") List<Workout> workouts, @ForAll @IntRange(min = 1, max = 40) int window) {
    Progress progress = Progress.oneRepMax(StrengthLog.of(workouts), OneRepMax.standard());
    double[] within = progress.bestWithin(window);
    for (int i = 0; i < progress.size(); i++) {
      double best = 0;
      double ever = 0;
      for (int j = 0; j <= i; j++) {
        ever = Math.max(ever, progress.value(j));
        if (progress.date(j).isAfter(progress.date(i).minusDays(window))) {
          best = Math.max(best, progress.value(j));
        }
      }
      assertThat(within[i]).isEqualTo(best).isFinite();
      assertThat(progress.bestSoFar(i)).isEqualTo(ever);
      assertThat(progress.isRecord(i)).isEqualTo(i == 0 || ever > progress.bestSoFar(i - 1));
    }
  }

  @Provide
  Arbitrary<List<Workout>> workouts() {
    var set =
        Combinators.combine(
                Arbitraries.of("Squat", "Row", "Plank"),
                Arbitraries.integers().between(0, 20),
                Arbitraries.of("100", "62.5", "45.359237", "-20", "0", "1e400", "0.00000000001"),
                Arbitraries.of(0, 1, 2, 3))
            .as(
                (exercise, reps, load, kind) -> {
                  ExerciseSet it = Lifts.set(exercise, reps, kind == 3 ? null : load);
                  return kind == 2 ? Lifts.warmUp(Lifts.perSide(it)) : it;
                });
    return set.list()
        .ofMaxSize(5)
        .list()
        .ofMaxSize(20)
        .map(
            sessions ->
                IntStream.range(0, sessions.size())
                    .mapToObj(
                        i ->
                            Lifts.session(
                                MONDAY.plusDays(i * i % 97L),
                                "%02d:00".formatted(i),
                                sessions.get(i)))
                    .toList());
  }
}
