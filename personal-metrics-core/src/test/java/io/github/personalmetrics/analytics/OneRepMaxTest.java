package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.OneRepMax.Confidence;
import io.github.personalmetrics.analytics.OneRepMax.Estimate;
import io.github.personalmetrics.analytics.OneRepMax.Formula;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OneRepMaxTest {

  /** A little more than the last bit of a double. */
  private static final double BIT = 2.23e-16;

  @Test
  void theFormulasAgreeWithTwoOtherLibrariesAndWithExactDecimals() {
    for (Map<String, String> row : Oracle.rows("one_rm.csv")) {
      Formula formula = formula(row.get("formula"));
      double weight = number(row, "weight");
      int reps = Integer.parseInt(row.get("reps"));
      var estimator = OneRepMax.by(formula).literally();

      double value = estimator.of(weight, reps).orElseThrow();

      assertThat(value)
          .as(row.toString())
          .isCloseTo(number(row, "one_rm"), within(2 * BIT * value));
      assertThat(Math.abs(value / number(row, "one_rm") - 1)).isLessThan(2 * BIT);
      assertThat(Math.abs(value / number(row, "decimal40") - 1)).isLessThan(BIT);
      assertThat(OneRepMax.by(formula).of(weight, reps).orElseThrow())
          .isEqualTo(reps == 1 ? weight : value);
    }
  }

  /** The other library's McGlothin is what is known as Lander. */
  private static Formula formula(String name) {
    String upper = name.toUpperCase(Locale.ROOT);
    return upper.equals("MCGLOTHIN") ? Formula.LANDER : Formula.valueOf(upper);
  }

  @Test
  void theFormulasAreAsFarFromThePublishedLoadChartAsOthersFound() {
    for (Map<String, String> row : Oracle.rows("nsca_load_chart.csv")) {
      int reps = Integer.parseInt(row.get("reps"));
      for (Formula formula : Formula.values()) {
        double percent = number(row, formula.name().toLowerCase(Locale.ROOT) + "_pct");
        assertThat(100 / formula.apply(1, reps)).isCloseTo(percent, within(0.005 + 1e-9));
      }
      Estimate estimate =
          OneRepMax.standard().estimate(number(row, "load_for_1rm_100"), reps).orElseThrow();
      assertThat(100.0).isBetween(estimate.low() - 3, estimate.high() + 3);
    }
  }

  @Test
  void oneRepetitionWasLiftedAndTwelveAreTheMost() {
    var epley = OneRepMax.standard();

    assertThat(epley.estimate(140, 1)).hasValue(new Estimate(140, 140, 140, Confidence.LIFTED));
    assertThat(epley.estimate(100, 2).orElseThrow().confidence()).isEqualTo(Confidence.VALID);
    assertThat(epley.estimate(100, 10).orElseThrow().confidence()).isEqualTo(Confidence.VALID);
    assertThat(epley.estimate(100, 11).orElseThrow().confidence()).isEqualTo(Confidence.LOW);
    assertThat(epley.estimate(100, 12).orElseThrow().confidence()).isEqualTo(Confidence.LOW);
    assertThat(epley.estimate(100, 13)).isEmpty();
    assertThat(epley.of(100, 13)).isEmpty();
    assertThat(epley.upTo(20).of(100, 15)).hasValue(150);
    assertThat(epley.upTo(10).of(100, 11)).isEmpty();
    assertThat(OneRepMax.lifted().of(100, 1)).hasValue(100);
    assertThat(OneRepMax.lifted().of(100, 2)).isEmpty();
  }

  @Test
  void theRangeIsThatOfTheSevenFormulas() {
    Estimate estimate = OneRepMax.standard().estimate(100, 5).orElseThrow();
    double[] seven = Arrays.stream(Formula.values()).mapToDouble(it -> it.apply(100, 5)).toArray();

    assertThat(estimate.kilograms()).isCloseTo(116.6666666667, within(1e-9));
    assertThat(estimate.low()).isEqualTo(Arrays.stream(seven).min().orElseThrow());
    assertThat(estimate.high()).isEqualTo(Arrays.stream(seven).max().orElseThrow());
  }

  @Test
  void aFormulaAloneSaysMoreThanWasLiftedAndCountsFailedAttempts() {
    assertThat(OneRepMax.standard().literally().of(200, 1).orElseThrow())
        .isCloseTo(206.6666666667, within(1e-9));
    assertThat(OneRepMax.standard().literally().of(200, 0)).hasValue(200);
    assertThat(OneRepMax.standard().of(200, 0)).isEmpty();
    assertThat(OneRepMax.standard().literally().estimate(200, 1).orElseThrow().confidence())
        .isEqualTo(Confidence.VALID);
    assertThat(OneRepMax.standard().literally().estimate(200, 0).orElseThrow().confidence())
        .isEqualTo(Confidence.LOW);
  }

  @ParameterizedTest
  @EnumSource(Formula.class)
  void noLoadNoNumberAndNoPoleGiveAnEstimate(Formula formula) {
    var bold = OneRepMax.by(formula).upTo(Integer.MAX_VALUE).literally();

    assertThat(bold.of(0, 5)).isEmpty();
    assertThat(bold.of(-20, 5)).isEmpty();
    assertThat(bold.of(Double.NaN, 5)).isEmpty();
    assertThat(bold.of(Double.POSITIVE_INFINITY, 5)).isEmpty();
    assertThat(bold.of(100, -1)).isEmpty();
    for (int reps = 0; reps < 200; reps++) {
      bold.estimate(100, reps)
          .ifPresent(
              it -> {
                assertThat(it.low()).isPositive().isLessThanOrEqualTo(it.kilograms());
                assertThat(it.high()).isFinite().isGreaterThanOrEqualTo(it.kilograms());
              });
    }
    assertThat(OneRepMax.by(Formula.BRZYCKI).upTo(100).of(100, 37)).isEmpty();
    assertThat(OneRepMax.by(Formula.LANDER).upTo(100).of(100, 38)).isEmpty();
  }

  @Property(tries = 500)
  void moreLoadOrMoreRepetitionsNeverMeanLess(
      @ForAll Formula formula,
      @ForAll @DoubleRange(min = 0.5, max = 500) double load,
      @ForAll @DoubleRange(min = 0, max = 50) double more,
      @ForAll @IntRange(min = 1, max = 11) int reps) {
    var estimator = OneRepMax.by(formula);
    double estimate = estimator.of(load, reps).orElseThrow();

    assertThat(estimate).isGreaterThanOrEqualTo(load);
    assertThat(estimator.of(load + more, reps).orElseThrow()).isGreaterThanOrEqualTo(estimate);
    assertThat(estimator.of(load, reps + 1).orElseThrow()).isGreaterThan(estimate);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
