package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Cursor;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import io.github.personalmetrics.domain.Rejection;
import io.github.personalmetrics.source.FetchRequest;
import io.github.personalmetrics.source.Page;
import io.github.personalmetrics.source.SourceException;
import io.github.personalmetrics.testkit.SettableClock;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows as they come over the wire. */
class MeasureMappingTest {

  private Page read(String... groups) {
    return answer(
        "{\"status\":0,\"body\":{\"updatetime\":1,\"timezone\":\"Europe/Paris\",\"measuregrps\":["
            + String.join(",", groups)
            + "]}}");
  }

  /** One page, from a provider that answers this and nothing else. */
  private static Page answer(String body) {
    var clock = SettableClock.at("2026-03-02T12:00:00Z");
    try (var provider = new Stub(asked -> body)) {
      return provider.measures(clock).fetch(FetchRequest.resume(Cursor.START));
    }
  }

  private static String group(long id, String measures) {
    return ("{\"grpid\":%d,\"attrib\":0,\"date\":1700000000,\"created\":1700000060,"
            + "\"modified\":1700000060,\"category\":1,\"measures\":[%s]}")
        .formatted(id, measures);
  }

  private static String measure(String value, int type, int unit) {
    return "{\"value\":%s,\"type\":%d,\"unit\":%d}".formatted(value, type, unit);
  }

  private static Measurement only(Page page) {
    assertThat(page.rejected()).isEmpty();
    assertThat(page.records()).hasSize(1);
    return (Measurement) page.records().get(0);
  }

  @ParameterizedTest
  @CsvSource({"7845, -2, 78.45", "78450, -3, 78.45", "784500, -4, 78.45", "78, 0, 78", "8, 1, 80"})
  void aValueIsExactWhateverItsUnit(String value, int unit, String kilograms) {
    assertThat(only(read(group(1, measure(value, 1, unit)))).value(Metric.BODY_WEIGHT))
        .contains(new BigDecimal(kilograms));
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 0", "5, -1", "400, 0", "19999, -3", "350001, -3"})
  void anImpossibleWeightIsRejectedAndShown(String value, int unit) {
    Page page = read(group(12, measure(value, 1, unit)), group(13, measure("80", 1, 0)));

    assertThat(page.records()).hasSize(1);
    assertThat(page.rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.externalId()).isEqualTo("12");
              assertThat(rejection.locator()).isEqualTo("grpid 12");
              assertThat(rejection.reason()).contains("between 20 and 350 kg");
              assertThat(rejection.raw()).contains("\"grpid\":12");
            });
  }

  @Test
  void oneBrokenRowDoesNotStopTheOthers() {
    Page page =
        read(
            group(1, measure("80", 1, 0)),
            group(2, measure("\"eighty\"", 1, 0)),
            group(3, measure("null", 1, 0)),
            group(4, ""),
            "{\"grpid\":5,\"measures\":[" + measure("80", 1, 0) + "]}",
            group(6, measure("81", 1, 0)));

    assertThat(page.records()).extracting(r -> r.key().externalId()).containsOnly("1", "6");
    assertThat(page.rejected())
        .extracting(Rejection::locator)
        .contains("grpid 3", "grpid 4", "grpid 5")
        .hasSize(4);
  }

  @Test
  void aRowMayHoldAnythingAndIsStillOnlyRejected() {
    Page page =
        read(
            group(1, measure("\"" + "eighty\\n\\u0000".repeat(400) + "\"", 1, 0)),
            group(2, measure("80", 1, 0)));

    assertThat(page.records()).hasSize(1);
    assertThat(page.rejected()).hasSize(1);
  }

  @Test
  void aValueThatStandsTwiceCountsOnceAndTwoThatDifferAreRejected() {
    Page page =
        read(
            group(1, measure("80", 1, 0) + "," + measure("800", 1, -1)),
            group(2, measure("80", 1, 0) + "," + measure("81", 1, 0)));

    assertThat(page.records()).extracting(r -> r.key().externalId()).containsExactly("1");
    assertThat(page.rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.reason()).contains("given twice"));
  }

  @Test
  void fatThatWasNotMeasuredIsLeftOutOfTheWeighIn() {
    Measurement weighIn =
        only(
            read(
                group(
                    1,
                    measure("80", 1, 0)
                        + ","
                        + measure("0", 6, -3)
                        + ","
                        + measure("0", 8, -2)
                        + ","
                        + measure("80", 5, 0))));

    assertThat(weighIn.values()).containsOnlyKeys(Metric.BODY_WEIGHT);
  }

  @Test
  void partsOfTheBodyAreMetricsOfTheirOwn() {
    Measurement scan =
        only(
            read(
                group(
                    1,
                    "{\"value\":21,\"type\":174,\"unit\":-1,\"position\":3},"
                        + "{\"value\":157,\"type\":174,\"unit\":-1,\"position\":7}")));

    assertThat(scan.value(Metric.FAT_MASS.part("left-arm"))).contains(new BigDecimal("2.1"));
    assertThat(scan.value(Metric.FAT_MASS)).contains(new BigDecimal("15.7"));
  }

  @Test
  void aCodeThatNobodyHasDescribedYetIsKept() {
    Measurement reading = only(read(group(1, measure("42", 777, 0))));

    assertThat(reading.values().firstKey().id()).isEqualTo("withings.measure-777");
  }

  @ParameterizedTest
  @CsvSource({
    "0, CONFIRMED",
    "1, AMBIGUOUS_OWNER",
    "2, MANUAL",
    "4, DECLARED",
    "7, CONFIRMED",
    "8, CONFIRMED",
    "17, CONFIRMED",
    "10000, CONFIRMED"
  })
  void theAttributeTellsHowSureTheReadingIs(int attrib, Quality quality) {
    String row = group(1, measure("80", 1, 0)).replace("\"attrib\":0", "\"attrib\":" + attrib);

    assertThat(only(read(row)).quality()).isEqualTo(quality);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"status\":0,\"body\":[]}", "{\"body\":{}}", "[]"})
  void anAnswerOfAnotherShapeIsTheConnectorsProblem(String body) {
    assertThatThrownBy(() -> answer(body)).isInstanceOf(SourceException.InvalidResponse.class);
  }

  @Test
  void anUnknownTimeZoneIsNotGuessedAt() {
    assertThatThrownBy(
            () ->
                answer(
                    "{\"status\":0,\"body\":{\"timezone\":\"Mars/Base\",\"measuregrps\":["
                        + group(1, measure("80", 1, 0))
                        + "]}}"))
        .isInstanceOf(SourceException.InvalidResponse.class)
        .hasMessageContaining("Mars/Base");
  }
}
