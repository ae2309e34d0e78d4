package io.github.personalmetrics.forecast.knn;

import static java.lang.Double.parseDouble;
import static java.lang.Integer.parseInt;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.forecast.Residuals;
import io.github.personalmetrics.forecast.Score;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores and ranks against values that somebody else computed, and where there is no score. */
class ScoreOracleTest {

  @Test
  void aScoreAgreesWithScipy() {
    List<String[]> errors = Weeks.oracle("stats_errors.csv");
    double[] zero = errors.stream().mapToDouble(row -> parseDouble(row[0])).toArray();
    double[] model = errors.stream().mapToDouble(row -> parseDouble(row[1])).toArray();
    Map<String, Double> expected =
        Weeks.oracle("stats_expected.csv").stream()
            .collect(Collectors.toMap(row -> row[0], row -> parseDouble(row[1])));

    Score score = Score.of(model, zero);
    Score ofZero = Score.of(zero, zero);

    assertThat(score.weeks()).isEqualTo(errors.size());
    assertThat(score.mae()).isCloseTo(expected.get("mae_model"), within(1e-15));
    assertThat(score.maeOfNoChange()).isCloseTo(expected.get("mae_zero"), within(1e-15));
    assertThat(score.skill()).isCloseTo(expected.get("mae_skill"), within(1e-14));
    assertThat(1 - score.rmse() / ofZero.rmse())
        .isCloseTo(expected.get("rmse_skill"), within(1e-14));
    assertThat(score.p()).isCloseTo(expected.get("dm_hln_p_greater"), within(1e-12));
    assertThat(score.label()).isEqualTo(Score.Label.NO_BETTER);
    assertThat(Score.of(zero, model).p())
        .isCloseTo(1 - expected.get("dm_hln_p_greater"), within(1e-12));
  }

  @Test
  void theRankIsExact() {
    List<String[]> rows = Weeks.oracle("conformal_rank.csv");
    for (String[] row : rows) {
      int n = parseInt(row[0]);
      int rank = Residuals.rank(n, parseDouble(row[1]));

      assertThat(rank).as(String.join(",", row)).isEqualTo(parseInt(row[2]));
      assertThat(rank <= n).as(String.join(",", row)).isEqualTo(row[3].equals("1"));
      assertThat(Residuals.width(new double[n], parseDouble(row[1])).isPresent())
          .isEqualTo(row[3].equals("1"));
    }
    assertThat(rows).hasSize(60);
  }

  @Test
  void theWidthIsTheErrorOfThatRank() {
    assertThat(Residuals.width(new double[] {-3, 1, 2, -5}, 0.8)).hasValue(5);
    assertThat(Residuals.width(new double[] {-3, 1, 2, -5}, 0.5)).hasValue(3);
    assertThat(Residuals.width(new double[] {1, 2, 3}, 0.8)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "'0.1,0.1', '0.3,0.3', HAS_SKILL, 0",
    "'0.3,0.3', '0.1,0.1', NO_BETTER, 1",
    "'0.2,0.2', '0.2,0.2', NO_BETTER, 1",
    "'0.1', '0.9', NOT_PROVEN, 1",
    "'0,0', '0,0', NO_BETTER, 1",
  })
  void whereLuckCannotBeMeasuredTheLabelIsStillRight(
      String errors, String ofNoChange, Score.Label label, double p) {
    Score score = Score.of(numbers(errors), numbers(ofNoChange));

    assertThat(score.label()).isEqualTo(label);
    assertThat(score.p()).isEqualTo(p);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
