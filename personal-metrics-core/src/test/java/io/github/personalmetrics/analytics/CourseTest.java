package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CourseTest {

  @Test
  void aTrackWithoutDistancesIsAnEmptyCourse() {
    Course course =
        Course.of(Track.of(Tracks.millis(0, 1), Map.of(Channel.ALTITUDE, new double[] {1, 2})));

    assertThat(course.size()).isZero();
    assertThat(course.distance()).isZero();
    assertThat(course.elapsedSeconds()).isZero();
    assertThat(BestEfforts.of(course)).isEmpty();
    assertThat(Splits.of(course, Splits.KILOMETRE)).isEmpty();
    assertThat(GradeAdjustedPace.of(course)).isEmpty();
  }

  @Test
  void aSingleSampleIsACourseOfNothing() {
    Course course = Course.of(Tracks.hilly(new double[] {5}, new double[] {3}, new double[] {9}));

    assertThat(course.size()).isOne();
    assertThat(course.distance()).isZero();
    assertThat(BestEfforts.of(course)).isEmpty();
    assertThat(Splits.of(course, Splits.MILE)).isEmpty();
    assertThat(GradeAdjustedPace.of(course)).isEmpty();
  }

  @Test
  void samplesWithoutADistanceAreSkippedAndDistancesStartAtNothing() {
    assertThat(metres(Tracks.of(new double[] {0, 1, 2, 3}, 50, Double.NaN, 56, 59)))
        .containsExactly(0, 6, 9);
  }

  @Test
  void aJumpAddsItsTimeAndNoMetres() {
    assertThat(metres(Tracks.of(new double[] {0, 1, 2, 3, 4, 5}, 0, 3, 5003, 5006, 9, 12)))
        .containsExactly(0, 3, 3, 6, 6, 9);
  }

  @Test
  void aDeviceThatRoundsItsTimesDoesNotJump() {
    assertThat(metres(Tracks.of(new double[] {0, 0, 1, 1, 2}, 0, 4, 8, 12, 20)))
        .containsExactly(0, 4, 8, 12, 20);
  }

  @Test
  void nobodyRunsAHundredMetresASecond() {
    double[] seconds = IntStream.range(0, 100).asDoubleStream().toArray();
    double[] metres = IntStream.range(0, 100).mapToDouble(i -> 100 * i).toArray();

    assertThat(Course.of(Tracks.of(seconds, metres)).distance()).isZero();
    assertThat(Course.of(Tracks.of(seconds, metres), 300).distance()).isEqualTo(9_900);
  }

  @Test
  void aPauseOfEightHoursIsAPartOfTheCourse() {
    Course course = Course.of(Tracks.of(new double[] {0, 100, 28_900, 29_000}, 0, 300, 300, 600));

    assertThat(course.distance()).isEqualTo(600);
    assertThat(course.elapsedSeconds()).isEqualTo(29_000);
  }

  @Test
  void distancesThatGoBackAreStoodStillThrough() {
    assertThat(metres(Tracks.of(new double[] {0, 1, 2, 3, 4}, 0, 5, 4, 5, 9)))
        .containsExactly(0, 5, 5, 5, 9);
  }

  @Test
  void missingAltitudesLieBetweenTheirNeighboursAndTheEndsAreFlat() {
    double no = Double.NaN;
    Course course =
        Course.of(
            Tracks.hilly(
                new double[] {0, 1, 2, 3, 4, 5},
                new double[] {0, 2, 4, 5, 8, 10},
                new double[] {no, 10, no, 20_000, 16, no}));

    assertThat(IntStream.range(0, 6).mapToDouble(course::altitude).toArray())
        .containsExactly(10, 10, 12, 13, 16, 16);
  }

  @Test
  void altitudesThatAllCannotBeAreNone() {
    assertThat(
            Course.of(
                    Tracks.hilly(
                        new double[] {0, 1}, new double[] {0, 1}, new double[] {1e300, -1e300}))
                .hasAltitude())
        .isFalse();
  }

  @Test
  void theFastestThatCanBeIsANumber() {
    Track track = Tracks.of(new double[] {0}, 0);
    assertThatIllegalArgumentException().isThrownBy(() -> Course.of(track, Double.NaN));
    assertThatIllegalArgumentException().isThrownBy(() -> Course.of(track, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Course.of(track, Double.POSITIVE_INFINITY));
  }

  @Property(tries = 1000)
  void aCourseNeverGoesBackAndIsNeverFasterThanAnyone(@ForAll("tracks") Track track) {
    Course course = Course.of(track);
    for (int i = 0; i < course.size(); i++) {
      assertThat(course.hasAltitude() ? course.altitude(i) : 0).isBetween(-500.0, 9000.0);
      for (int j = 0; j <= i; j++) {
        double seconds = course.seconds(i) - course.seconds(j);
        assertThat(course.metres(i) - course.metres(j))
            .isBetween(0.0, Running.FASTEST * (seconds + 1) + 1e-6);
      }
    }
  }

  @Property(tries = 1000)
  void whateverTheTrackNoNumberIsMissingOrEndless(@ForAll("tracks") Track track) {
    Course course = Course.of(track);

    BestEfforts.of(course, List.of(1.0, 10.0, 100.0, 1000.0))
        .forEach(
            it ->
                assertThat(it.seconds() + it.startDistance() + it.startSeconds() + it.pace())
                    .isFinite());
    Splits.of(course, 10)
        .forEach(
            it -> {
              assertThat(it.pace() + it.seconds() + it.distance()).isFinite();
              assertThat(it.climb() == null ? 0 : it.climb()).isFinite();
              assertThat(it.gradeAdjustedPace().orElse(0)).isFinite();
            });
    GradeAdjustedPace.of(course).ifPresent(it -> assertThat(it.factor()).isBetween(0.49, 5.4));
  }

  @Provide
  Arbitrary<Track> tracks() {
    return Tracks.wild();
  }

  private static double[] metres(Track track) {
    Course course = Course.of(track);
    return IntStream.range(0, course.size()).mapToDouble(course::metres).toArray();
  }

  @Test
  void twoHundredThousandSamplesAreOneCourse() {
    Course course = Course.of(Tracks.steady(200_000, 3.1, 0.01));

    assertThat(course.distance()).isCloseTo(199_999 * 3.1, within(1e-6));
    assertThat(BestEfforts.of(course)).hasSameSizeAs(BestEfforts.DISTANCES);
    assertThat(Splits.of(course, Splits.KILOMETRE)).hasSize(620);
    assertThat(GradeAdjustedPace.of(course).orElseThrow().factor())
        .isCloseTo(GradeAdjustedPace.factor(0.01), within(1e-6));
  }
}
