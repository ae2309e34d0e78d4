package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.Splits.Split;
import io.github.personalmetrics.domain.Track;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HillsTest {

  @Test
  void theCostOfRunningAgreesWithExactFractionsAndWithWhatWasMeasured() {
    int measured = 0;
    for (Map<String, String> row : Oracle.rows("minetti.csv")) {
      double gradient = number(row, "gradient");
      double cost = GradeAdjustedPace.cost(gradient);

      assertThat(cost).isCloseTo(number(row, "cost_run_J_kg_m"), within(1e-13));
      assertThat(GradeAdjustedPace.factor(gradient))
          .isCloseTo(number(row, "factor_vs_flat"), within(1e-13));
      assertThat(300 / GradeAdjustedPace.factor(gradient))
          .isCloseTo(number(row, "equivalent_flat_pace_of_300_s_per_km"), within(1e-10));
      if (!row.get("measured_sd").isEmpty()) {
        measured++;
        assertThat(cost)
            .isCloseTo(number(row, "measured_J_kg_m"), within(number(row, "measured_sd")));
      }
    }
    assertThat(measured).isEqualTo(4);
  }

  @Test
  void steeperThanMeasuredCountsAsTheSteepestMeasured() {
    assertThat(GradeAdjustedPace.factor(3)).isEqualTo(GradeAdjustedPace.factor(0.45));
    assertThat(GradeAdjustedPace.factor(Double.NEGATIVE_INFINITY))
        .isEqualTo(GradeAdjustedPace.factor(-0.45));
  }

  @ParameterizedTest
  @ValueSource(doubles = {-0.3, -0.1, 0, 0.02, 0.1, 0.45})
  void aSteadySlopeHasOneFactor(double gradient) {
    Course course = Course.of(Tracks.steady(500, 2.5, gradient));

    GradeAdjustedPace pace = GradeAdjustedPace.of(course).orElseThrow();

    assertThat(pace.factor()).isCloseTo(GradeAdjustedPace.factor(gradient), within(1e-9));
    assertThat(pace.pace(Duration.ofSeconds(499)).orElseThrow())
        .isCloseTo(400 / GradeAdjustedPace.factor(gradient), within(1e-6));
    assertThat(pace.speed(Duration.ZERO)).isEmpty();
    assertThat(Splits.of(course, 500))
        .allSatisfy(
            split ->
                assertThat(split.gradeAdjustedPace().orElseThrow())
                    .isCloseTo(split.pace() / GradeAdjustedPace.factor(gradient), within(1e-6)));
  }

  @Test
  void theNoiseOfTheAltitudeIsSmoothedAway() {
    double[] seconds = new double[1_000];
    double[] metres = new double[1_000];
    double[] altitudes = new double[1_000];
    for (int i = 0; i < seconds.length; i++) {
      seconds[i] = i;
      metres[i] = 3 * i;
      altitudes[i] = 200 + i % 2;
    }

    Course course = Course.of(Tracks.hilly(seconds, metres, altitudes));

    assertThat(GradeAdjustedPace.of(course).orElseThrow().factor()).isCloseTo(1, within(0.005));
  }

  @Test
  void aTreadmillHasNoGradientAndAStepIsTooShortForOne() {
    assertThat(GradeAdjustedPace.of(Course.of(Tracks.of(new double[] {0, 100}, 0, 300)))).isEmpty();
    assertThat(GradeAdjustedPace.of(Course.of(Tracks.steady(17, 3, 0.1)))).isEmpty();
    assertThat(GradeAdjustedPace.of(Course.of(Tracks.steady(40, 3, 0.1)))).isPresent();
  }

  @Test
  void splitsEndBetweenSamplesAndTheLastMayBeShorter() {
    Course course =
        Course.of(
            Tracks.hilly(
                new double[] {0, 200, 300, 700, 1_000},
                new double[] {0, 800, 800, 2_400, 2_400},
                new double[] {10, 18, 18, 50, 50}));

    List<Split> splits = Splits.of(course, Splits.KILOMETRE);

    assertThat(splits).extracting(Split::number).containsExactly(1, 2, 3);
    assertThat(splits).extracting(Split::distance).containsExactly(1_000.0, 1_000.0, 400.0);
    assertThat(splits).extracting(Split::seconds).containsExactly(350.0, 250.0, 100.0);
    assertThat(splits).extracting(Split::climb).containsExactly(12.0, 20.0, 8.0);
    assertThat(splits.get(2).pace()).isEqualTo(250);
  }

  @Test
  void aCourseOfWholeMilesLeavesNoRest() {
    Course course = Course.of(Tracks.of(new double[] {0, 900}, 0, 2 * Splits.MILE));

    assertThat(Splits.of(course, Splits.MILE))
        .extracting(Split::seconds)
        .containsExactly(450.0, 450.0);
    assertThat(Splits.of(course, Splits.MILE).get(0).climb()).isNull();
    assertThat(Splits.of(course, Splits.MILE).get(0).gradeAdjustedPace()).isEmpty();
  }

  @Test
  void aSplitHasALength() {
    Course course = Course.of(Tracks.steady(10, 3, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Splits.of(course, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> Splits.of(course, Double.NaN));
  }

  @Property(tries = 500)
  void splitsAddUpToTheCourse(
      @ForAll("tracks") Track track, @ForAll @DoubleRange(min = 1, max = 300) double length) {
    Course course = Course.of(track);
    List<Split> splits = Splits.of(course, length);

    double rest = course.distance() - splits.stream().mapToDouble(Split::distance).sum();
    assertThat(rest).isBetween(-1e-6, 1.0);
    assertThat(splits.stream().mapToDouble(Split::seconds).sum())
        .isLessThanOrEqualTo(course.elapsedSeconds() + 1e-6);
    assertThat(splits).allSatisfy(split -> assertThat(split.seconds()).isNotNegative());
    double flat =
        splits.stream().mapToDouble(it -> it.flatDistance() == null ? 0 : it.flatDistance()).sum();
    GradeAdjustedPace.of(course)
        .ifPresent(it -> assertThat(flat).isCloseTo(it.flatDistance(), within(6.0)));
  }

  @Provide
  Arbitrary<Track> tracks() {
    return Tracks.wild();
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
