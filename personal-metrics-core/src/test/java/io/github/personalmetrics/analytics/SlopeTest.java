package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Metric;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SlopeTest {

  @Test
  void bothLinesAgreeWithSciPy() {
    var rows = Oracle.rows("stats_series.csv");
    double[] x = rows.stream().mapToDouble(row -> Double.parseDouble(row.get("x"))).toArray();
    double[] y = rows.stream().mapToDouble(row -> Double.parseDouble(row.get("y"))).toArray();
    Map<String, Double> expected =
        Oracle.rows("stats_expected.csv").stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("name"), row -> Double.parseDouble(row.get("value"))));

    Slope theilSen = Slope.theilSen(x, y).orElseThrow();
    Slope ols = Slope.leastSquares(x, y).orElseThrow();

    assertThat(theilSen.slope()).isCloseTo(expected.get("theil_sen_slope"), within(1e-14));
    assertThat(theilSen.intercept())
        .isCloseTo(expected.get("theil_sen_intercept_median"), within(1e-12));
    assertThat(ols.slope()).isCloseTo(expected.get("ols_slope"), within(1e-14));
    assertThat(ols.intercept()).isCloseTo(expected.get("ols_intercept"), within(1e-12));
    assertThat(ols.standardError()).isCloseTo(expected.get("ols_slope_se"), within(1e-14));
    double t = ols.t().orElseThrow();
    assertThat(t / Math.sqrt(t * t + ols.points() - 2))
        .as("the correlation that the t of a line stands for")
        .isCloseTo(expected.get("ols_r"), within(1e-12));
  }

  @Test
  void theErrorOfTheilSenIsWhatItsSlopesScatterBy() {
    var random = new Random(7);
    double[] slopes = new double[400];
    double[] errors = new double[400];
    for (int i = 0; i < slopes.length; i++) {
      double[] x = new double[30];
      double[] y = new double[30];
      for (int j = 0; j < x.length; j++) {
        x[j] = j;
        y[j] = 80 + 0.05 * j + 0.4 * random.nextGaussian();
      }
      Slope slope = Slope.theilSen(x, y).orElseThrow();
      slopes[i] = slope.slope();
      errors[i] = slope.standardError();
    }
    double mean = Arrays.stream(slopes).average().orElseThrow();
    double scatter =
        Math.sqrt(Arrays.stream(slopes).map(s -> (s - mean) * (s - mean)).sum() / slopes.length);

    assertThat(mean).isCloseTo(0.05, within(0.003));
    assertThat(Arrays.stream(errors).average().orElseThrow() / scatter).isBetween(0.85, 1.15);
  }

  @Test
  void aFewBadPointsMoveLeastSquaresButNotTheilSen() {
    double[] x = new double[20];
    double[] y = new double[20];
    for (int i = 0; i < x.length; i++) {
      x[i] = i;
      y[i] = 80 - 0.1 * i;
    }
    y[19] = 100;
    y[18] = 100;

    assertThat(Slope.theilSen(x, y).orElseThrow().slope()).isCloseTo(-0.1, within(1e-9));
    assertThat(Slope.leastSquares(x, y).orElseThrow().slope()).isPositive();
  }

  @Test
  void aStretchOfDaysIsMeasuredFromItsFirstDay() {
    int first = (int) LocalDate.of(2026, 3, 2).toEpochDay();
    var daily =
        new DailySeries(
            Metric.BODY_WEIGHT,
            new int[] {first - 5, first, first + 1, first + 4, first + 9},
            new double[] {99, 80, 79.5, 78, 99},
            new int[5]);

    Slope slope =
        Slope.leastSquares(daily, LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 11))
            .orElseThrow();

    assertThat(slope.points()).isEqualTo(3);
    assertThat(slope.slope()).isCloseTo(-0.5, within(1e-12));
    assertThat(slope.intercept()).isCloseTo(80, within(1e-12));
    assertThat(
            Slope.theilSen(daily, LocalDate.of(2026, 3, 2), LocalDate.of(2026, 3, 11))
                .orElseThrow()
                .slope())
        .isCloseTo(-0.5, within(1e-12));
    assertThat(Slope.leastSquares(daily, LocalDate.of(2027, 1, 1), LocalDate.of(2026, 1, 1)))
        .isEmpty();
    assertThat(Slope.leastSquares(daily, LocalDate.MIN, LocalDate.MAX).orElseThrow().points())
        .isEqualTo(5);
  }

  @Test
  void twoPointsOrOneMomentAreNoLine() {
    assertThat(Slope.leastSquares(new double[] {1, 2}, new double[] {1, 2})).isEmpty();
    assertThat(Slope.theilSen(new double[0], new double[0])).isEmpty();
    assertThat(Slope.leastSquares(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isEmpty();
    assertThat(Slope.theilSen(new double[] {1, 1, 1}, new double[] {1, 2, 3})).isEmpty();
  }

  @Test
  void pointsOnALineHaveNoErrorAndNoT() {
    Slope level = Slope.theilSen(new double[] {1, 2, 3}, new double[] {5, 5, 5}).orElseThrow();

    assertThat(level.slope()).isZero();
    assertThat(level.t()).isEmpty();
    assertThat(level.risesBy(2)).isFalse();
  }

  @Test
  void whatIsNoNumberIsRefused() {
    double[] x = {1, 2, 3};

    for (double bad : new double[] {Double.NaN, Double.NEGATIVE_INFINITY, 1e51}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Slope.leastSquares(x, new double[] {1, bad, 2}));
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Slope.theilSen(x, new double[2]));
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Slope.theilSen(
                    IntStream.range(0, 5001).asDoubleStream().toArray(), new double[5001]))
        .withMessageContaining("daily values");
  }

  @Property(tries = 500)
  void aSlopeIsFiniteOrNotThere(
      @ForAll @Size(max = 12) double[] x, @ForAll @IntRange(max = 3) int seed) {
    double[] within = Arrays.stream(x).filter(value -> Math.abs(value) <= 1e50).toArray();
    double[] y = new Random(seed).doubles(within.length, -1e50, 1e50).toArray();

    Slope.leastSquares(within, y).ifPresent(SlopeTest::assertFinite);
    Slope.theilSen(within, y).ifPresent(SlopeTest::assertFinite);
  }

  private static void assertFinite(Slope slope) {
    assertThat(slope.slope()).isFinite();
    assertThat(slope.intercept()).isFinite();
    assertThat(slope.standardError()).isFinite().isNotNegative();
  }

  @Property(tries = 200)
  void theOrderOfThePointsDoesNotMatter(
      @ForAll @Size(min = 3, max = 30) List<@DoubleRange(min = 20, max = 350) Double> values,
      @ForAll @IntRange(max = 100) int seed) {
    double[] y = values.stream().mapToDouble(value -> value).toArray();
    int n = y.length;
    double[] x = new double[n];
    double[] shuffledX = new double[n];
    double[] shuffledY = new double[n];
    var order = new Random(seed).ints(0, Integer.MAX_VALUE).limit(n).toArray();
    Integer[] indexes = new Integer[n];
    for (int i = 0; i < n; i++) {
      x[i] = i;
      indexes[i] = i;
    }
    Arrays.sort(indexes, (a, b) -> Integer.compare(order[a], order[b]));
    for (int i = 0; i < n; i++) {
      shuffledX[i] = x[indexes[i]];
      shuffledY[i] = y[indexes[i]];
    }

    assertThat(Slope.theilSen(shuffledX, shuffledY).orElseThrow().slope())
        .isCloseTo(Slope.theilSen(x, y).orElseThrow().slope(), within(1e-9));
    assertThat(Slope.leastSquares(shuffledX, shuffledY).orElseThrow().slope())
        .isCloseTo(Slope.leastSquares(x, y).orElseThrow().slope(), within(1e-9));
  }
}
