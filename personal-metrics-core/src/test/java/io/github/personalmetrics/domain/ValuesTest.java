package io.github.personalmetrics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  private static final SourceId SOURCE = SourceId.of("withings", "measures");
  private static final RecordKey KEY = RecordKey.of(SOURCE, "1");
  private static final Instant AT = Instant.parse("2026-03-01T23:30:00Z");

  @ParameterizedTest
  @ValueSource(strings = {"1e999999999", "1e1000", "-1e2000000000", "1e-1001", "1e-2147483647"})
  void aNumberThatWouldFillTheMemoryIsRefused(String value) {
    var values = Map.of(Metric.BODY_WEIGHT, new BigDecimal(value));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Measurement.of(KEY, AT, ZoneOffset.UTC, values, Quality.MANUAL))
        .withMessageContaining("at most 1000 digits");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "withings", "withings/", "/measures", "With/measures", "a/b/c", "../x"})
  void aSourceIsTwoPathSafeSegments(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> SourceId.parse(text));
  }

  @Test
  void aSourceReadsWhatItWrites() {
    assertThat(SourceId.parse(SOURCE.toString())).isEqualTo(SOURCE);
  }

  @Test
  void aMetricHasOneUnit() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Metric.of("body.weight", Unit.SCORE))
        .withMessageContaining("measured in kg");
  }

  @Test
  void anybodyCanAddAMetric() {
    assertThat(Metric.of("nutrition.food-index", Unit.SCORE).unit()).isEqualTo(Unit.SCORE);
  }

  @Test
  void aSecondUnitForOneMetricIsRefusedWithinAMeasurement() {
    var values = new TreeMap<Metric, BigDecimal>(Comparator.comparing(Metric::toString));
    values.put(Metric.of("food.index", Unit.SCORE), BigDecimal.ONE);
    values.put(Metric.of("food.index", Unit.PERCENT), BigDecimal.TEN);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Measurement(KEY, AT, ZoneOffset.UTC, values, Quality.MANUAL))
        .withMessageContaining("food.index");
  }

  @Test
  void aMeasurementWithoutAValueIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Measurement.of(KEY, AT, ZoneOffset.UTC, Map.of(), Quality.MANUAL));
  }

  @Test
  void valuesAreExactAndWithoutTrailingZeros() {
    var weighIn =
        Measurement.of(
            KEY,
            AT,
            ZoneOffset.UTC,
            Map.of(Metric.BODY_WEIGHT, new BigDecimal("8.050E1")),
            Quality.CONFIRMED);

    assertThat(weighIn.value(Metric.BODY_WEIGHT)).contains(new BigDecimal("80.5"));
    assertThat(weighIn.value(Metric.FAT_RATIO)).isEmpty();
  }

  @Test
  void theLocalDayIsThatOfTheRecordsZone() {
    var weighIn =
        Measurement.of(
            KEY,
            AT,
            ZoneId.of("Europe/Paris"),
            Map.of(Metric.BODY_WEIGHT, BigDecimal.TEN),
            Quality.CONFIRMED);

    assertThat(weighIn.localDate()).hasToString("2026-03-02");
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, -0.1})
  void anImpossibleDistanceIsRefused(double distance) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(distance, Duration.ofHours(1), Duration.ofHours(1)));
  }

  @Test
  void movingASecondLongerThanElapsedIsAccepted() {
    var run = run(1000, Duration.ofSeconds(301), Duration.ofSeconds(300));

    assertThat(run.movingTime()).isGreaterThan(run.elapsedTime());
  }

  @Test
  void aNegativeTimeIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> run(1000, Duration.ofSeconds(-1), Duration.ZERO));
  }

  @Test
  void aRangeIsHalfOpen() {
    var range = TimeRange.of(AT, AT.plusSeconds(1));

    assertThat(range.contains(AT)).isTrue();
    assertThat(range.contains(AT.plusSeconds(1))).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> TimeRange.of(AT, AT.minusSeconds(1)));
  }

  @Test
  void aRejectionIsNeverRefusedItself() {
    var rejection =
        new Rejection(
            SOURCE,
            null,
            "log!C17\n",
            "found \"a\nb\u0000\"" + "x".repeat(5000),
            "😀".repeat(3000));

    assertThat(rejection.locator()).isEqualTo("log!C17 ");
    assertThat(rejection.reason()).startsWith("found \"a b \"").hasSize(1000);
    assertThat(rejection.raw()).hasSize(2000);
  }

  @Test
  void aTextIsNotCutThroughTheMiddleOfAnEmoji() {
    assertThat(new Rejection(SOURCE, null, "l", "r", "x" + "😀".repeat(3000)).raw()).hasSize(1999);
  }

  private static Activity run(double distance, Duration moving, Duration elapsed) {
    return new Activity(
        KEY,
        AT,
        ZoneOffset.UTC,
        Sport.RUN,
        "Run",
        "Morning run",
        distance,
        moving,
        elapsed,
        0,
        false,
        null);
  }

  @Property
  void sourcesAreInTheOrderOfTheirText(
      @ForAll("segments") String provider,
      @ForAll("segments") String stream,
      @ForAll("segments") String otherProvider,
      @ForAll("segments") String otherStream) {
    var one = SourceId.of(provider, stream);
    for (SourceId other :
        List.of(SourceId.of(provider, otherStream), SourceId.of(otherProvider, otherStream))) {
      assertThat(Integer.signum(one.compareTo(other)))
          .isEqualTo(Integer.signum(one.toString().compareTo(other.toString())));
    }
  }

  @Provide
  Arbitrary<String> segments() {
    return Arbitraries.strings()
        .withChars("ab-.0")
        .ofMaxLength(2)
        .flatMap(rest -> Arbitraries.of('a', 'b', '0').map(first -> first + rest));
  }
}
