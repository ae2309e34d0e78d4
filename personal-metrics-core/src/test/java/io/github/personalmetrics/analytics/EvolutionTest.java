package io.github.personalmetrics.analytics;

import static io.github.personalmetrics.analytics.Weights.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.Evolution.Basis;
import io.github.personalmetrics.analytics.Evolution.Since;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class EvolutionTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Map<String, Since> ANCHORS =
      Map.of("P7D", Since.WEEK, "P1M", Since.MONTH, "P1Y", Since.YEAR);
  private static final Map<Since, Double> TOLERATED_DAYS =
      Map.of(Since.WEEK, 3.0, Since.MONTH, 7.0, Since.YEAR, 30.0);

  private static List<Measurement> readings() {
    var readings = new ArrayList<Measurement>();
    for (Map<String, String> row : Oracle.rows("weights.csv")) {
      Instant at = Instant.ofEpochSecond(Long.parseLong(row.get("epoch_s")));
      readings.add(weight(at, PARIS, row.get("weight_kg")));
    }
    return readings;
  }

  @Test
  void theEvolutionAgreesWithPandasOrIsTooOldToBeShown() {
    List<Measurement> all = readings();
    int shown = 0;
    for (Map<String, String> row : Oracle.rows("evolution.csv")) {
      Instant asOf = Instant.parse(row.get("as_of"));
      var known =
          TimeSeries.of(
              Metric.BODY_WEIGHT, all.stream().filter(r -> !r.at().isAfter(asOf)).toList());
      Since since = ANCHORS.get(row.get("anchor_kind"));

      var raw = Evolution.of(known, Basis.RAW, since, PARIS).orElseThrow();
      var mean = Evolution.of(known, Basis.MEAN7, since, PARIS).orElseThrow();

      assertThat(raw.at()).isEqualTo(OffsetDateTime.parse(row.get("last_instant")).toInstant());
      assertThat(raw.value()).isEqualTo(Double.parseDouble(row.get("last")));
      boolean close =
          !row.get("ref").isEmpty()
              && Double.parseDouble(row.get("ref_age_days")) <= TOLERATED_DAYS.get(since);
      if (close) {
        shown++;
        assertThat(raw.referenceAt())
            .isEqualTo(OffsetDateTime.parse(row.get("ref_instant")).toInstant());
        assertThat(raw.change().orElseThrow())
            .isCloseTo(Double.parseDouble(row.get("delta")), within(1e-9));
        assertThat(mean.value()).isCloseTo(Double.parseDouble(row.get("roll7_last")), within(1e-9));
        assertThat(mean.change().orElseThrow())
            .isCloseTo(Double.parseDouble(row.get("roll7_delta")), within(1e-9));
      } else {
        assertThat(raw.change()).isEmpty();
        assertThat(mean.change()).isEmpty();
        assertThat(raw.referenceAt()).isNull();
      }
    }
    assertThat(shown).isGreaterThan(5);
  }

  @Test
  void theExactWeekIsBitEqualToRationalArithmetic() {
    var series = TimeSeries.of(Metric.BODY_WEIGHT, readings());
    List<Map<String, String>> expected = Oracle.rows("rolling_7d_pandas.csv");

    var means = TimeWindowMean.of(series, Duration.ofDays(7));

    assertThat(series.size()).isEqualTo(expected.size()).isEqualTo(507);
    for (int i = 0; i < series.size(); i++) {
      assertThat(means.mean(i))
          .as("row %d", i)
          .isEqualTo(Double.parseDouble(expected.get(i).get("exact_peers_included")));
    }
  }

  @Property(tries = 200)
  void theWindowHoldsWhatIsYoungerThanItsLength(
      @ForAll @Size(min = 1, max = 60) List<@IntRange(max = 50) Integer> hours,
      @ForAll @IntRange(min = 1, max = 400) int window) {
    var readings = new ArrayList<Measurement>();
    Instant at = Instant.parse("2026-03-20T00:00:00Z");
    for (int i = 0; i < hours.size(); i++) {
      at = at.plus(Duration.ofHours(hours.get(i)));
      readings.add(weight(at, PARIS, (70 + i) + ".125"));
    }
    var series = TimeSeries.of(Metric.BODY_WEIGHT, readings);

    var means = TimeWindowMean.of(series, Duration.ofHours(window));

    for (int i = 0; i < series.size(); i++) {
      Instant last = series.at(i);
      Instant first = last.minus(Duration.ofHours(window));
      double[] inside =
          readings.stream()
              .filter(r -> r.at().isAfter(first) && !r.at().isAfter(last))
              .mapToDouble(r -> r.values().get(Metric.BODY_WEIGHT).doubleValue())
              .toArray();
      assertThat(means.readings(i)).isEqualTo(inside.length);
      assertThat(means.mean(i))
          .isCloseTo(Arrays.stream(inside).average().orElseThrow(), within(1e-9));
    }
  }

  @Test
  void withoutAReadingThereIsNoEvolution() {
    var nothing = TimeSeries.of(Metric.BODY_WEIGHT, List.of());

    assertThat(Evolution.of(nothing, Basis.MEAN7, Since.WEEK, PARIS)).isEmpty();
  }

  @Test
  void aWindowOfNoLengthIsRefused() {
    var nothing = TimeSeries.of(Metric.BODY_WEIGHT, List.of());

    assertThatThrownBy(() -> TimeWindowMean.of(nothing, Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
