package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Metric;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WindowComparisonTest {

  @Test
  void aLongerWindowLagsMoreAndIsCalmerByTheRootOfItsLength() {
    var random = new Random(11);
    var daily = daily(40_000, day -> true, day -> 80 + 0.4 * random.nextGaussian());

    List<WindowComparison> windows = WindowComparison.of(daily, 1, 3, 7, 14, 30);

    for (WindowComparison it : windows) {
      assertThat(it.lag()).isCloseTo((it.window() - 1) / 2.0, within(0.02));
      assertThat(it.noise()).isCloseTo(0.4 / Math.sqrt(it.window()), within(0.01));
    }
    assertThat(windows).extracting(WindowComparison::window).containsExactly(1, 3, 7, 14, 30);
  }

  @Test
  void onABodyThatChangesTheLongestWindowIsNotTheCalmest() {
    var random = new Random(11);
    var daily =
        daily(
            2000, day -> true, day -> 80 + 3 * Math.sin(day / 120.0) + 0.4 * random.nextGaussian());

    List<WindowComparison> windows = WindowComparison.of(daily, 1, 7, 120);

    assertThat(windows.get(1).noise())
        .isLessThan(windows.get(0).noise())
        .isLessThan(windows.get(2).noise());
  }

  @Test
  void aWeeklyRhythmIsGoneInSevenDaysOnly() {
    var daily = daily(300, day -> true, day -> 80 + (day % 7 < 2 ? 0.7 : 0));

    List<WindowComparison> windows = WindowComparison.of(daily, 5, 7, 9, 14);

    assertThat(windows.get(0).noise()).isGreaterThan(0.05);
    assertThat(windows.get(1).noise()).isCloseTo(0, within(1e-12));
    assertThat(windows.get(2).noise()).isGreaterThan(0.02);
    assertThat(windows.get(3).noise()).isCloseTo(0, within(1e-12));
  }

  @Test
  void missingDaysAreNeitherOldNorCompared() {
    var everyThird = daily(300, day -> day % 3 == 0, day -> 80);

    WindowComparison seven = WindowComparison.of(everyThird, 7).get(0);

    assertThat(seven.lag()).as("of days 0, 3 and 6 before").isCloseTo(3, within(0.05));
    assertThat(seven.pairs()).as("3 of 7 days are less than half").isZero();
    assertThat(seven.noise()).isNull();
  }

  @Test
  void nothingHasNoLagAndNoNoise() {
    var one = daily(1, day -> true, day -> 80);

    assertThat(WindowComparison.of(daily(0, day -> true, day -> 80), 7))
        .containsExactly(new WindowComparison(7, null, null, 0));
    assertThat(WindowComparison.of(one, 7)).containsExactly(new WindowComparison(7, 0.0, null, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> WindowComparison.of(one, 7, 0));
  }

  private static DailySeries daily(int days, IntPredicate measured, IntToDoubleFunction value) {
    int[] epochDays = IntStream.range(0, days).filter(measured).map(day -> 20_000 + day).toArray();
    double[] values = IntStream.range(0, days).filter(measured).mapToDouble(value).toArray();
    return new DailySeries(Metric.BODY_WEIGHT, epochDays, values, new int[values.length]);
  }
}
