package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.Evolution.Basis;
import io.github.personalmetrics.analytics.Evolution.Since;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvolutionTest {

  private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
  private static final Map<String, Since> ANCHORS =
      Map.of("P7D", Since.WEEK, "P1M", Since.MONTH, "P1Y", Since.YEAR);
  private static final Duration ANY_AGE = Duration.ofDays(100_000);
  private static final Map<Since, Double> TOLERATED_DAYS =
      Map.of(Since.WEEK, 3.0, Since.MONTH, 7.0, Since.YEAR, 30.0);

  @Test
  void theEvolutionAgreesWithPandasOrIsTooOldToBeShown() {
    List<Measurement> all = Weights.recorded(PARIS);
    int compared = 0;
    int tooOld = 0;
    for (Map<String, String> row : Oracle.rows("evolution.csv")) {
      Instant asOf = Instant.parse(row.get("as_of"));
      var known =
          TimeSeries.of(
              Metric.BODY_WEIGHT, all.stream().filter(r -> !r.at().isAfter(asOf)).toList());
      Since since = ANCHORS.get(row.get("anchor_kind"));

      var raw = Evolution.of(known, Basis.RAW, since, PARIS).orElseThrow();
      var mean = Evolution.of(known, since, PARIS).orElseThrow();
      var anyRaw = Evolution.of(known, Basis.RAW, since, PARIS, ANY_AGE).orElseThrow();
      var anyMean = Evolution.of(known, Basis.MEAN7, since, PARIS, ANY_AGE).orElseThrow();

      assertThat(raw.at()).isEqualTo(instant(row, "last_instant"));
      assertThat(raw.value()).isEqualTo(number(row, "last"));
      assertThat(since.before(raw.at(), PARIS)).isEqualTo(instant(row, "anchor"));
      compared += 3;
      assertThat(anyRaw.referenceAt() == null).isEqualTo(row.get("ref_instant").isEmpty());
      if (row.get("ref_instant").isEmpty()) {
        assertThat(anyRaw.change()).isEmpty();
        assertThat(anyMean.change()).isEmpty();
        assertThat(raw).isEqualTo(anyRaw);
        assertThat(mean).isEqualTo(anyMean);
        compared += 7;
        continue;
      }
      assertThat(anyRaw.referenceAt()).isEqualTo(instant(row, "ref_instant"));
      assertThat(anyRaw.reference()).isEqualTo(number(row, "ref"));
      assertThat(anyRaw.change().orElseThrow()).isCloseTo(number(row, "delta"), within(1e-9));
      var age = Duration.between(anyRaw.referenceAt(), instant(row, "anchor"));
      assertThat(age.toSeconds() / 86_400.0)
          .isCloseTo(number(row, "ref_age_days"), within(0.00002));
      assertThat(anyMean.value()).isCloseTo(number(row, "roll7_last"), within(1e-12));
      assertThat(anyMean.reference()).isCloseTo(number(row, "roll7_ref"), within(1e-12));
      assertThat(anyMean.change().orElseThrow())
          .isCloseTo(number(row, "roll7_delta"), within(1e-12));
      compared += 7;
      if (number(row, "ref_age_days") <= TOLERATED_DAYS.get(since)) {
        assertThat(raw).isEqualTo(anyRaw);
        assertThat(mean).isEqualTo(anyMean);
      } else {
        tooOld++;
        assertThat(raw.referenceAt()).isNull();
        assertThat(raw.change()).isEmpty();
        assertThat(mean.change()).isEmpty();
      }
    }
    assertThat(compared).isEqualTo(15 * 10);
    assertThat(tooOld).isEqualTo(1);
  }

  private static Instant instant(Map<String, String> row, String column) {
    return OffsetDateTime.parse(row.get(column)).toInstant();
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }

  @Test
  void aYearBeforeALeapDayIsTheDayBeforeMarch() {
    var leapDay = Instant.parse("2024-02-29T06:30:00Z");

    assertThat(Since.YEAR.before(leapDay, PARIS)).isEqualTo("2023-02-28T06:30:00Z");
    assertThat(Since.YEAR.before(Instant.parse("2025-02-28T06:30:00Z"), PARIS))
        .isEqualTo("2024-02-28T06:30:00Z");
  }

  @Test
  void aMonthBeforeAThirtyFirstIsItsLastDay() {
    assertThat(Since.MONTH.before(Instant.parse("2026-03-31T06:30:00Z"), PARIS))
        .as("the clocks changed in between")
        .isEqualTo("2026-02-28T07:30:00Z");
  }

  @Test
  void aMonthBeforeAnHourThatNeverWasIsAnHourLater() {
    assertThat(Since.MONTH.before(Instant.parse("2026-04-29T00:30:00Z"), PARIS))
        .as("02:30 on the Sunday on which 02:00 was 03:00")
        .isEqualTo("2026-03-29T01:30:00Z");
  }

  @Test
  void aWeekBeforeIs168HoursWhateverTheClocksDo() {
    assertThat(Since.WEEK.before(Instant.parse("2026-04-01T06:30:00Z"), PARIS))
        .isEqualTo("2026-03-25T06:30:00Z");
  }

  @Test
  void withoutAReadingThereIsNoEvolution() {
    var nothing = TimeSeries.of(Metric.BODY_WEIGHT, List.of());

    assertThat(Evolution.of(nothing, Basis.MEAN7, Since.WEEK, PARIS)).isEmpty();
  }
}
