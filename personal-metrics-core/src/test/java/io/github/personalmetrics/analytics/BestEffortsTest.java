package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.BestEfforts.Effort;
import io.github.personalmetrics.domain.Track;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

class BestEffortsTest {

  @Test
  void effortsAgreeWithExactFractions() {
    List<Map<String, String>> stream = Oracle.rows("best_efforts_stream.csv");
    Course course = Course.of(Tracks.of(column(stream, "elapsed_s"), column(stream, "distance_m")));

    for (Map<String, String> expected : Oracle.rows("best_efforts_expected.csv")) {
      double distance = number(expected, "distance_m");
      Effort effort = BestEfforts.fastest(course, distance).orElseThrow();

      assertThat(effort.seconds())
          .isCloseTo(number(expected, "best_s_interpolated_both_ends"), within(1e-9));
      // Several stretches may be equally fast, and the file names one.
      double start = number(expected, "start_distance_m");
      assertThat(arrival(course, start + distance) - departure(course, start))
          .isCloseTo(effort.seconds(), within(1e-9));
      assertThat(
              arrival(course, effort.startDistance() + distance)
                  - departure(course, effort.startDistance()))
          .isCloseTo(effort.seconds(), within(1e-9));
      assertThat(fastestBetweenSamples(course, distance))
          .isEqualTo(number(expected, "best_s_samples_only"))
          .isGreaterThanOrEqualTo(effort.seconds());
    }
  }

  @Test
  void aPauseCountsAndTheFastestStretchAvoidsIt() {
    Course course = Course.of(Tracks.of(new double[] {0, 100, 400, 500}, 0, 400, 400, 800));

    assertThat(BestEfforts.fastest(course, 400)).hasValue(new Effort(400, 100, 0, 0));
    assertThat(BestEfforts.fastest(course, 600).orElseThrow().seconds()).isEqualTo(450);
    assertThat(BestEfforts.fastest(course, 800)).hasValue(new Effort(800, 500, 0, 0));
    assertThat(BestEfforts.fastest(course, 801)).isEmpty();
  }

  @Test
  void onlyDistancesThatWereCoveredAreListed() {
    assertThat(BestEfforts.of(Course.of(Tracks.steady(400, 3, 0))))
        .extracting(Effort::distance)
        .containsExactly(400.0, BestEfforts.MILE / 2, 1_000.0);
  }

  @Test
  void anEffortHasALength() {
    Course course = Course.of(Tracks.steady(400, 3, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> BestEfforts.fastest(course, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> BestEfforts.fastest(course, Double.NaN));
  }

  @Property(tries = 1000)
  void noStretchBetweenTwoPlacesIsFaster(
      @ForAll("tracks") Track track, @ForAll @DoubleRange(min = 1, max = 200) double distance) {
    Course course = Course.of(track);
    var effort = BestEfforts.fastest(course, distance);

    assertThat(effort.isPresent()).isEqualTo(course.distance() >= distance);
    effort.ifPresent(
        it -> {
          assertThat(it.seconds()).isCloseTo(bruteForce(course, distance), within(1e-6));
          assertThat(it.seconds()).isLessThanOrEqualTo(fastestBetweenSamples(course, distance));
          assertThat(distance).isLessThanOrEqualTo(Running.FASTEST * (it.seconds() + 1) + 1e-6);
        });
  }

  @Property(tries = 500)
  void aLongerEffortTakesLonger(
      @ForAll("tracks") Track track,
      @ForAll @DoubleRange(min = 1, max = 200) double distance,
      @ForAll @DoubleRange(min = 0, max = 50) double more) {
    Course course = Course.of(track);
    BestEfforts.fastest(course, distance + more)
        .ifPresent(
            longer ->
                assertThat(BestEfforts.fastest(course, distance).orElseThrow().seconds())
                    .isLessThanOrEqualTo(longer.seconds() + 1e-6));
  }

  @Provide
  Arbitrary<Track> tracks() {
    return Tracks.wild();
  }

  /** From every place that is a sample, or an effort's length before one. */
  private static double bruteForce(Course course, double distance) {
    double fastest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < course.size(); i++) {
      double at = course.metres(i);
      fastest = Math.min(fastest, arrival(course, at + distance) - departure(course, at));
      fastest = Math.min(fastest, arrival(course, at) - departure(course, at - distance));
    }
    return fastest;
  }

  private static double arrival(Course course, double distance) {
    for (int i = 0; i < course.size(); i++) {
      if (course.metres(i) >= distance) {
        return i == 0 ? course.seconds(0) : at(course, i - 1, i, distance);
      }
    }
    return Double.POSITIVE_INFINITY;
  }

  private static double departure(Course course, double distance) {
    for (int i = course.size() - 1; i >= 0; i--) {
      if (course.metres(i) <= distance) {
        return i == course.size() - 1 ? course.seconds(i) : at(course, i, i + 1, distance);
      }
    }
    return Double.NEGATIVE_INFINITY;
  }

  private static double at(Course course, int from, int to, double distance) {
    double share = (distance - course.metres(from)) / (course.metres(to) - course.metres(from));
    return course.seconds(from) + share * (course.seconds(to) - course.seconds(from));
  }

  private static double fastestBetweenSamples(Course course, double distance) {
    double fastest = Double.POSITIVE_INFINITY;
    for (int i = 0; i < course.size(); i++) {
      for (int j = i + 1; j < course.size(); j++) {
        if (course.metres(j) - course.metres(i) >= distance) {
          fastest = Math.min(fastest, course.seconds(j) - course.seconds(i));
        }
      }
    }
    return fastest;
  }

  private static double[] column(List<Map<String, String>> rows, String name) {
    return rows.stream().mapToDouble(row -> number(row, name)).toArray();
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
