package io.github.personalmetrics.connectors.sheets;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Writing sets as cells, in any of the ways to write them, and reading them is the identity. */
class CellRoundTripTest {

  @Property(tries = 500)
  void whatIsWrittenIsReadAsItWas(
      @ForAll("sets") List<ExerciseSet> sets, @ForAll("styles") CellStyle style) {
    var mapped = Tabs.workouts(SheetLayout.standard(), style.write(45_352, sets));

    assertThat(mapped.rejected()).isEmpty();
    assertThat(mapped.records())
        .singleElement()
        .satisfies(record -> assertThat(((Workout) record).sets()).isEqualTo(sets));
  }

  @Provide
  Arbitrary<CellStyle> styles() {
    return Combinators.combine(
            Arbitraries.of(CellStyle.Repeats.values()),
            Arbitraries.of('.', ','),
            Arbitraries.of(CellStyle.Weights.values()),
            Arbitraries.of(true, false))
        .as(CellStyle::new);
  }

  /** In runs of equal ones, or that are equal but for the repetitions, as in a session. */
  @Provide
  Arbitrary<List<ExerciseSet>> sets() {
    var equal =
        Combinators.combine(set(), Arbitraries.integers().between(1, 6))
            .as((set, times) -> Collections.nCopies(times, set));
    var ladder =
        Combinators.combine(
                set(), Arbitraries.integers().between(0, 10_000).list().ofMinSize(2).ofMaxSize(6))
            .as((set, reps) -> reps.stream().map(count -> CellStyle.withReps(set, count)).toList());
    return Arbitraries.oneOf(equal, ladder)
        .list()
        .ofMinSize(1)
        .ofMaxSize(6)
        .map(runs -> runs.stream().flatMap(List::stream).toList());
  }

  private static Arbitrary<ExerciseSet> set() {
    return Combinators.combine(
            names(),
            Arbitraries.integers().between(0, 10_000),
            loads().injectNull(0.2),
            durations().injectNull(0.7),
            distances().injectNull(0.7),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            notes())
        .as(ExerciseSet::new);
  }

  /** As the table of aliases leaves them. */
  private static Arbitrary<String> names() {
    var names = ExerciseNames.standard();
    return Arbitraries.oneOf(
        Arbitraries.of("Back squat", "Bench Press (Barbell)", "Développé", "深蹲", "Squat 💪"),
        line().filter(name -> !Names.key(name).isEmpty()).map(names::name));
  }

  private static Arbitrary<String> notes() {
    return Arbitraries.oneOf(Arbitraries.just(""), line());
  }

  /** What a cell can hold on one line. */
  private static Arbitrary<String> line() {
    return Arbitraries.strings()
        .withCharRange('a', 'z')
        .withCharRange('A', 'Z')
        .withChars("0123456789 éüñß+-/()'.,;@x×5")
        .ofMinLength(1)
        .ofMaxLength(30)
        .map(text -> text.replaceAll(" +", " ").strip())
        .filter(text -> !text.isEmpty());
  }

  private static Arbitrary<BigDecimal> loads() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-500"), new BigDecimal("1000"))
        .ofScale(2);
  }

  private static Arbitrary<Duration> durations() {
    return Arbitraries.longs().between(0, 359_999_999).map(Duration::ofMillis);
  }

  private static Arbitrary<Double> distances() {
    return Arbitraries.doubles().between(0, 100_000).ofScale(2);
  }
}
