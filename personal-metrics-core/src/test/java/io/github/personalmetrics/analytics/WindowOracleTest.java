package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.TimeWindow.Closing;
import io.github.personalmetrics.domain.Metric;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** Windows of 168 hours against pandas, DuckDB and exact fractions. */
class WindowOracleTest {

  private static final TimeWindow WEEK = TimeWindow.of(Duration.ofDays(7));

  /**
   * Two readings of one instant. The first one's window should hold the second, as SQL's does, and
   * pandas' does not; the second one's, open on the right, should not hold the first, and pandas'
   * does.
   */
  private static final int FIRST_OF_TWO = 91;

  private static final int SECOND_OF_TWO = 92;

  private int compared;

  private static TimeSeries series() {
    return TimeSeries.of(Metric.BODY_WEIGHT, Weights.recorded(ZoneOffset.UTC));
  }

  @Test
  void theExactWeekIsBitEqualToRationalArithmetic() {
    List<Map<String, String>> rows = Oracle.rows("rolling_7d_pandas.csv");

    var means = TimeWindowMean.of(series(), Duration.ofDays(7));

    for (int i = 0; i < rows.size(); i++) {
      assertThat(means.mean(i))
          .as("row %d", i)
          .hasValue(Double.parseDouble(rows.get(i).get("exact_peers_included")));
      compared++;
    }
    assertThat(compared).isEqualTo(507);
  }

  @Test
  void everyClosingAgreesWithPandas() {
    List<Map<String, String>> rows = Oracle.rows("rolling_7d_pandas.csv");
    TimeSeries series = series();
    var right = TimeWindowMean.of(series, WEEK);
    var both = TimeWindowMean.of(series, WEEK.withClosing(Closing.BOTH));
    var left = TimeWindowMean.of(series, WEEK.withClosing(Closing.LEFT));
    var neither = TimeWindowMean.of(series, WEEK.withClosing(Closing.NEITHER));
    var four = TimeWindowMean.of(series, WEEK.withMinimum(4));
    var centred = TimeWindowMean.of(series, WEEK.withCentred(true));

    for (int i = 0; i < rows.size(); i++) {
      Map<String, String> row = rows.get(i);
      if (i != FIRST_OF_TWO) {
        compare(right.mean(i), row, "right", i);
        compare(both.mean(i), row, "both", i);
        compare(four.mean(i), row, "right_minp4", i);
        assertThat(right.readings(i)).isEqualTo((int) Double.parseDouble(row.get("right_n")));
        compared++;
      }
      if (i != SECOND_OF_TWO) {
        compare(left.mean(i), row, "left", i);
        compare(neither.mean(i), row, "neither", i);
      }
      compare(centred.mean(i), row, "center", i);
    }
    assertThat(compared).isEqualTo(6 * 506 + 507);
  }

  @Test
  void theMedianOfAMovingWindowAgreesWithPandas() {
    List<Map<String, String>> rows = Oracle.rows("rolling_7d_pandas.csv");
    TimeSeries series = series();
    var window = new SortedWindow(series.size());
    int from = 0;

    for (int i = 0; i < rows.size(); i++) {
      window.add(series.value(i));
      while (series.millis(from) < series.millis(i) + WEEK.start()) {
        window.remove(series.value(from++));
      }
      compare(OptionalDouble.of(window.median()), rows.get(i), "median", i);
    }
    assertThat(compared).isEqualTo(507);
  }

  @Test
  void meansAndCountsAgreeWithDuckDb() {
    List<Map<String, String>> rows = Oracle.rows("rolling_7d_duckdb.csv");
    TimeSeries series = series();
    var right = TimeWindowMean.of(series, WEEK);
    var both = TimeWindowMean.of(series, WEEK.withClosing(Closing.BOTH));

    for (int i = 0; i < rows.size(); i++) {
      compare(right.mean(i), rows.get(i), "mean_right", i);
      compare(both.mean(i), rows.get(i), "mean_both", i);
      assertThat(right.readings(i)).isEqualTo(Integer.parseInt(rows.get(i).get("n_right")));
      compared++;
    }
    assertThat(compared).isEqualTo(3 * 507);
  }

  private void compare(OptionalDouble actual, Map<String, String> row, String column, int index) {
    String expected = row.get(column);
    assertThat(actual.isPresent()).as("%s in row %d", column, index).isEqualTo(!expected.isEmpty());
    if (actual.isPresent()) {
      assertThat(actual.getAsDouble())
          .as("%s in row %d", column, index)
          .isCloseTo(Double.parseDouble(expected), within(1e-12));
    }
    compared++;
  }
}
