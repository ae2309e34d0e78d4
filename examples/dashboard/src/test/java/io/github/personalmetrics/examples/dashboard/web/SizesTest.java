package io.github.personalmetrics.examples.dashboard.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Unit;
import io.github.personalmetrics.examples.dashboard.person.Distance;
import io.github.personalmetrics.examples.dashboard.person.Effort;
import io.github.personalmetrics.examples.dashboard.person.Mass;
import io.github.personalmetrics.examples.dashboard.person.Units;
import java.math.BigDecimal;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SizesTest {

  private final Sizes metric = sizes(Locale.UK, Mass.KG, Distance.KM);
  private final Sizes pounds = sizes(Locale.UK, Mass.LB, Distance.MI);
  private final Sizes stones = sizes(Locale.UK, Mass.ST, Distance.MI);

  @ParameterizedTest
  @CsvSource({
    "76.4, 76.4, 168.4, 12 st 0.4",
    "76.2, 76.2, 168.0, 12 st 0.0",
    "76.17, 76.2, 167.9, 11 st 13.9",
    "76.19, 76.2, 168.0, 12 st 0.0",
    "3.1, 3.1, 6.8, 6.8",
    "6.34, 6.3, 14.0, 1 st 0.0",
    "0, 0.0, 0.0, 0.0"
  })
  void aBodyIsWeighedInTheReadersUnit(double kilograms, String kg, String lb, String st) {
    assertThat(metric.weight().text(kilograms)).isEqualTo(kg);
    assertThat(pounds.weight().text(kilograms)).isEqualTo(lb);
    assertThat(stones.weight().text(kilograms)).isEqualTo(st);
  }

  @Test
  void aChangeIsConvertedWithoutAnOffsetAndNeverInStones() {
    assertThat(pounds.weight().change(-0.6)).isEqualTo("−1.3");
    assertThat(stones.weight().change(10)).isEqualTo("+22.0");
    assertThat(pounds.weight().change(0.01)).isEqualTo("0.0");
    assertThat(pounds.weight().arrow(0.01)).isEmpty();
    assertThat(pounds.weight().arrow(0.03)).isEqualTo("▲ ");
  }

  @Test
  void aChangeOfAPercentageIsInPointsAndTheValueInPercent() {
    Measure fat = metric.of(Metric.FAT_RATIO);
    Measure french = sizes(Locale.FRANCE, Mass.KG, Distance.KM).of(Metric.FAT_RATIO);

    assertThat(fat.full(18.24)).isEqualTo("18.2 %");
    assertThat(fat.fullChange(-0.4)).isEqualTo("−0.4 points");
    assertThat(fat.in(2).fullChange(0.4)).isEqualTo("+0.40 points");
    assertThat(fat.changes().full(0.4)).isEqualTo("0.4 points");
    assertThat(fat.changes().json()).contains("\"unit\":\"points\"");
    assertThat(french.full(18.24)).isEqualTo("18,2 %");
    assertThat(french.fullChange(0.4)).isEqualTo("+0,4 points");
    assertThat(stones.weight().fullChange(10)).isEqualTo("+22.0 lb");
    assertThat(stones.weight().changes().full(10.0)).isEqualTo("22.0 lb");
  }

  @Test
  void aBarbellIsNeverWeighedInStones() {
    assertThat(stones.load().full(100.0)).isEqualTo("220.5 lb");
    assertThat(stones.volume().full(1335.0)).isEqualTo("2,943 lb");
  }

  @Test
  void milesFeetAndTheirSpeedsGoTogether() {
    assertThat(pounds.distance().full(10_200.0)).isEqualTo("6.3 mi");
    assertThat(pounds.height().full(84.0)).isEqualTo("276 ft");
    assertThat(pounds.speed().full(3.2)).isEqualTo("7.2 mph");
    assertThat(pounds.pace(3.2)).isEqualTo("8:23");
    assertThat(pounds.paceUnit()).isEqualTo("min/mi");
    assertThat(metric.distance().full(10_200.0)).isEqualTo("10.2 km");
    assertThat(metric.height().full(84.0)).isEqualTo("84 m");
    assertThat(metric.speed().full(3.2)).isEqualTo("11.5 km/h");
    assertThat(metric.pace(3.2)).isEqualTo("5:13");
  }

  @Test
  void whoReadsPacesSeesAChangeInSeconds() {
    var units = new Units(Mass.KG, Distance.KM, Effort.PACE);
    var paces = new Sizes(new Numbers(Locale.UK), units, Texts.of(Locale.UK));

    assertThat(paces.effort(3.2)).isEqualTo("5:13");
    assertThat(paces.effortChange(3.2, 3.3)).isEqualTo("−0:09");
    assertThat(paces.effortChange(null, 3.3)).isEmpty();
    assertThat(paces.effortChange(0.0, 3.3)).isEmpty();
    assertThat(metric.effortChange(3.2, 3.3)).isEqualTo("+0.4");
  }

  @Test
  void aCountIsAWholeNumberWithoutAUnitAndAHeightIsNoDistance() {
    Measure steps = pounds.of(Metric.of("activity.steps", new Unit("count")));

    assertThat(steps.full(12_345.0)).isEqualTo("12,345");
    assertThat(steps.inUnit()).isEmpty();
    assertThat(pounds.of(Metric.HEIGHT).full(1.8)).isEqualTo("1.8 m");
    assertThat(pounds.of(Metric.of("activity.distance", Unit.METRE)).full(8_046.72))
        .isEqualTo("5.0 mi");
    assertThat(pounds.of(Metric.FAT_RATIO).full(18.24)).isEqualTo("18.2 %");
  }

  @Test
  void frenchNumbersHaveACommaAndThinSpaces() {
    Sizes french = sizes(Locale.FRANCE, Mass.KG, Distance.KM);

    assertThat(french.weight().change(-0.65)).isEqualTo("−0,6");
    assertThat(french.volume().full(12_345.0)).isEqualTo("12\u202f345 kg");
  }

  @ParameterizedTest
  @CsvSource({
    "72.5, 72.5, 32.885446825, 32.885446825",
    "'72,5', 72.5, 32.885446825, 32.885446825",
    "11 st 4, , , 71.66759446",
    "11st 4.5 lb, , , 71.894390645",
    "12 st, , , 76.20351816"
  })
  void whatIsTypedIsInTheReadersUnit(String typed, BigDecimal kg, BigDecimal lb, BigDecimal st) {
    assertThat(metric.read(Metric.BODY_WEIGHT, typed).orElse(null)).isEqualTo(kg);
    assertThat(pounds.read(Metric.BODY_WEIGHT, typed).orElse(null)).isEqualTo(lb);
    assertThat(stones.read(Metric.BODY_WEIGHT, typed).orElse(null)).isEqualTo(st);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "-1",
        "+1",
        "1e9",
        "NaN",
        "Infinity",
        "1,2,3",
        "1.2.3",
        "1 000",
        "0x1p3",
        "12 st 14",
        "12 st 4,5.6",
        "9999 st",
        "1234567890",
        "１２"
      })
  void whatIsNoNumberIsNone(String typed) {
    assertThat(stones.read(Metric.BODY_WEIGHT, typed)).isEmpty();
  }

  /** Whatever the unit, a sum of parts is the part of the sum. */
  @Property
  void aChangeIsTheDifferenceOfWhatItIsBetween(
      @ForAll @DoubleRange(min = 20, max = 300) double before,
      @ForAll @DoubleRange(min = 20, max = 300) double after) {
    Measure weight = pounds.weight();

    assertThat(weight.of(after - before))
        .isCloseTo(weight.of(after) - weight.of(before), offset(1e-9));
  }

  private static Sizes sizes(Locale locale, Mass mass, Distance distance) {
    var units = new Units(mass, distance, Effort.SPEED);
    return new Sizes(new Numbers(locale), units, Texts.of(locale));
  }
}
