package io.github.personalmetrics.examples.dashboard.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MotionTest {

  private static final double FASTEST = 12.5;

  @Test
  void speedIsThatOfTheTenSecondsAroundASample() {
    // 3 m/s for a minute, then 5 m/s.
    double[] metres =
        IntStream.rangeClosed(0, 120).mapToDouble(i -> i <= 60 ? 3 * i : 5 * i - 120).toArray();
    var motion = motion(seconds(121), metres);

    assertThat(motion.speeds[30]).isCloseTo(3, within(1e-9));
    assertThat(motion.speeds[60]).isCloseTo(4, within(1e-9));
    assertThat(motion.speeds[58]).isCloseTo((7 * 3 + 3 * 5) / 10.0, within(1e-9));
    assertThat(motion.speeds[0]).isCloseTo(3, within(1e-9));
    assertThat(motion.starts.isEmpty()).isTrue();
  }

  @Test
  void aPauseCutsTheSpeedsOnBothSidesOfItApart() {
    int[] millis = new int[60];
    double[] metres = new double[60];
    for (int i = 0; i < 60; i++) {
      millis[i] = (i + (i < 30 ? 0 : 300)) * 1000;
      metres[i] = 3.0 * (i < 30 ? i : i - 1);
    }
    var motion = motion(millis, metres);

    assertThat(motion.starts.stream()).containsExactly(30);
    assertThat(motion.speeds[29]).isCloseTo(3, within(1e-9));
    assertThat(motion.speeds[30]).isCloseTo(3, within(1e-9));
  }

  @Test
  void aSlowRateOfSamplesIsNoPause() {
    var motion = motion(new int[] {0, 20_000, 40_000}, new double[] {0, 60, 120});

    assertThat(motion.starts.isEmpty()).isTrue();
    assertThat(motion.speeds).containsOnly(3);
  }

  @Test
  void whoStandsStillHasNoSpeed() {
    double[] metres = new double[60];
    Arrays.fill(metres, 7);

    assertThat(motion(seconds(60), metres).speeds).containsOnly(Double.NaN);
  }

  @Test
  void aJumpOfTheDeviceAddsNoMetresAndNoSpeed() {
    double[] metres =
        IntStream.range(0, 60).mapToDouble(i -> 3 * i + (i < 30 ? 0 : 5_000)).toArray();
    var motion = motion(seconds(60), metres);

    assertThat(motion.metres[59]).isCloseTo(3 * 58, within(1e-9));
    assertThat(motion.speeds[29]).isLessThan(3.1);
  }

  @Test
  void metresThatGoBackOrAreMissedStay() {
    var motion = motion(seconds(5), new double[] {0, 3, Double.NaN, 2, 5});

    assertThat(motion.metres).containsExactly(0, 3, 3, 3, 6);
  }

  @Test
  void twoSamplesOfTheSameTimeHaveNoSpeed() {
    var motion = motion(new int[] {1000, 1000}, new double[] {0, 3});

    assertThat(motion.speeds).containsOnly(Double.NaN);
  }

  private static Motion motion(int[] millis, double[] metres) {
    return new Motion(Track.of(millis, Map.of(Channel.DISTANCE, metres)), FASTEST);
  }

  private static int[] seconds(int count) {
    return IntStream.range(0, count).map(i -> i * 1000).toArray();
  }
}
