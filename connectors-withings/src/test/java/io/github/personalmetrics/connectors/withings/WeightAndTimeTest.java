package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Quality;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.IsoFields;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Weights that cannot be, and times that are hard: kept exactly, or rejected with a reason. */
class WeightAndTimeTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");

  private static RowReader.Read read(String zone, String... groups) {
    String body =
        "{\"timezone\":\"%s\",\"measuregrps\":[%s]}".formatted(zone, String.join(",", groups));
    var rows = new RawJson(body).as(WithingsApi.Rows.class);
    return new RowReader(new MeasureRows()).read(List.of(rows), NOW);
  }

  private static String group(long id, Object date, String measures) {
    return "{\"grpid\":%d,\"attrib\":0,\"date\":%s,\"category\":1,\"measures\":[%s]}"
        .formatted(id, date, measures);
  }

  private static String measure(String value, int unit, int type) {
    return "{\"value\":%s,\"unit\":%d,\"type\":%d}".formatted(value, unit, type);
  }

  /** With a good neighbour, which must not suffer. */
  private static RowReader.Read weigh(String measures) {
    var read =
        read(
            "UTC", group(1, 1_700_000_000, measures), group(2, 1_700_000_100, measure("80", 0, 1)));
    assertThat(read.records()).extracting(it -> it.key().externalId()).contains("2");
    return read;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "null; 0",
        "0; 0",
        "-1; 0",
        "0.5; 0",
        "400; 0",
        "1e308; 0",
        "\"NaN\"; 0",
        "\"Infinity\"; 0",
        "80000; 0",
        "80000; 3",
        "80000; 2",
        "80000; 1",
        "80000; -1",
        "80000; -5",
        "\"78,4\"; 0",
        "\"78.4 kg\"; 0",
      })
  void aWeightThatCannotBeIsRejectedAndShown(String value, int unit) {
    var read = weigh(measure(value, unit, 1));

    assertThat(read.records()).hasSize(1);
    assertThat(read.rejected())
        .singleElement()
        .satisfies(
            rejection -> {
              assertThat(rejection.externalId()).isEqualTo("1");
              assertThat(rejection.locator()).isEqualTo("grpid 1");
              assertThat(rejection.reason()).isNotBlank();
              assertThat(rejection.raw()).contains("\"grpid\":1");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "7845000, -5, 78.45",
    "784500, -4, 78.45",
    "78450, -3, 78.45",
    "7845, -2, 78.45",
    "784, -1, 78.4",
    "78, 0, 78",
    "8, 1, 80"
  })
  void aPossibleWeightIsExactInEveryUnit(String value, int unit, BigDecimal kilograms) {
    var read = weigh(measure(value, unit, 1));

    assertThat(weight(read, "1")).isEqualByComparingTo(kilograms);
  }

  private static @Nullable BigDecimal weight(RowReader.Read read, String id) {
    return read.records().stream()
        .filter(record -> record.key().externalId().equals(id))
        .map(record -> ((Measurement) record).value(Metric.BODY_WEIGHT).orElseThrow())
        .findFirst()
        .orElse(null);
  }

  /** The wire is always SI: pounds taken for kilograms are a jump, which is kept for statistics. */
  @Test
  void poundsMixedInAreKeptAsTheJumpTheyAre() {
    assertThat(weight(weigh(measure("172", 0, 1)), "1")).isEqualByComparingTo("172");
  }

  @ParameterizedTest
  @CsvSource({"0, ''", "100, between 0 and 100", "101, between 0 and 100"})
  void fatIsMeasuredAndPartOfThePersonOrNot(String percent, String reason) {
    var read = weigh(measure("80", 0, 1) + ',' + measure(percent, 0, 6));

    if (reason.isEmpty()) {
      assertThat(weight(read, "1")).isEqualByComparingTo("80");
      assertThat(((Measurement) read.records().get(0)).values())
          .doesNotContainKey(Metric.FAT_RATIO);
    } else {
      assertThat(read.rejected())
          .singleElement()
          .satisfies(it -> assertThat(it.reason()).contains(reason));
    }
  }

  @Test
  void twoWeighInsInAMinuteAreTwo() {
    var read =
        read(
            "UTC",
            group(1, 1_700_000_000, measure("80", 0, 1)),
            group(2, 1_700_000_030, measure("81", 0, 1)));

    assertThat(read.records()).hasSize(2);
  }

  @Test
  void whoeverItWasIsKeptApart() {
    String row = group(1, 1_700_000_000, measure("60", 0, 1));
    var read = read("UTC", row.replace("\"attrib\":0", "\"attrib\":1"));

    assertThat(((Measurement) read.records().get(0)).quality()).isEqualTo(Quality.AMBIGUOUS_OWNER);
  }

  @Test
  void aJumpOfThirtyKilogramsIsKept() {
    assertThat(weight(weigh(measure("50", 0, 1)), "1")).isEqualByComparingTo("50");
  }

  @Test
  void ofTwoStatesOfAGroupTheLaterCounts() {
    String before = group(1, 1_700_000_000, measure("80", 0, 1));
    String first = before.replace("\"attrib\"", "\"modified\":1700000100,\"attrib\"");
    String edited =
        first.replace("\"value\":80", "\"value\":79").replace("1700000100", "1700000200");

    assertThat(weight(read("UTC", first, edited), "1")).isEqualByComparingTo("79");
    assertThat(weight(read("UTC", edited, first), "1")).isEqualByComparingTo("79");
  }

  @ParameterizedTest
  @CsvSource({
    "1700000000000, milliseconds for seconds",
    "0, no clock",
    "-86400, before there were such scales",
    "253402300799, 9999",
    "2145916800, 2038 and not yet"
  })
  void aTimeThatCannotBeIsRejected(long date, String why) {
    var read = read("UTC", group(1, date, measure("80", 0, 1)));

    assertThat(read.records()).as(why).isEmpty();
    assertThat(read.rejected())
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).contains("cannot be right"));
    assertThat(read.newest()).as("no change that was read").isZero();
  }

  @Test
  void aChangeInTheFutureDoesNotHideThoseUntilThen() {
    long answered = 1_772_000_000;
    String group =
        "{\"grpid\":1,\"date\":1700000000,\"modified\":1900000000,\"measures\":[%s]}"
            .formatted(measure("80", 0, 1));
    var rows =
        new RawJson(
                "{\"updatetime\":%d,\"timezone\":\"UTC\",\"measuregrps\":[%s]}"
                    .formatted(answered, group))
            .as(WithingsApi.Rows.class);

    var read =
        new RowReader(new MeasureRows()).read(List.of(rows), Instant.ofEpochSecond(answered));

    assertThat(read.records()).hasSize(1);
    assertThat(read.newest()).isEqualTo(answered);
  }

  @Test
  void aPowerOfTenThatWouldFillTheMemoryIsARejection() {
    var read = read("UTC", group(1, 1_700_000_000, measure("8", 2_000_000_000, 1)));

    assertThat(read.rejected())
        .singleElement()
        .satisfies(it -> assertThat(it.reason()).contains("not between 20 and 350 kg"));
  }

  @Test
  void secondsThatDoNotFitThirtyTwoBitsAreFineOnceTheyAreThere() {
    String body =
        "{\"timezone\":\"UTC\",\"measuregrps\":[%s]}"
            .formatted(group(1, 2_200_000_000L, measure("80", 0, 1)));
    var rows = new RawJson(body).as(WithingsApi.Rows.class);
    var read =
        new RowReader(new MeasureRows()).read(List.of(rows), Instant.parse("2045-01-01T00:00:00Z"));

    assertThat(read.records()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "1970-02-01T12:00:00Z, Europe/Paris, 1970-02-01",
    "2026-11-27T06:00:00Z, Europe/Paris, 2026-11-27",
    // In the gap and in the overlap of Paris.
    "2026-03-29T01:00:00Z, Europe/Paris, 2026-03-29",
    "2026-10-25T00:30:00Z, Europe/Paris, 2026-10-25",
    "2026-10-25T01:30:00Z, Europe/Paris, 2026-10-25",
    "2024-02-29T10:00:00Z, Europe/Paris, 2024-02-29",
    "2026-01-01T00:30:00Z, America/New_York, 2025-12-31",
    "2025-12-31T20:00:00Z, Pacific/Kiritimati, 2026-01-01",
    "2025-12-31T10:00:00Z, Etc/GMT+12, 2025-12-30",
    // A minute before midnight there, the next day in UTC.
    "2026-06-02T03:59:00Z, America/New_York, 2026-06-01",
    "2026-06-01T21:59:00Z, Europe/Paris, 2026-06-01",
    "2026-06-01T22:00:00Z, Europe/Paris, 2026-06-02"
  })
  void theLocalDayIsThatOfTheRecordsOwnZone(Instant at, String zone, LocalDate day) {
    HealthRecord record =
        read(zone, group(1, at.getEpochSecond(), measure("80", 0, 1))).records().get(0);

    assertThat(record.at()).isEqualTo(at);
    assertThat(record.at().atZone(record.zone()).toLocalDate()).isEqualTo(day);
  }

  @Test
  void theLastDaysOfDecemberMayBeOfTheFirstWeek() {
    Instant at = Instant.parse("2020-12-31T23:30:00Z");
    HealthRecord there =
        read("Asia/Tokyo", group(1, at.getEpochSecond(), measure("80", 0, 1))).records().get(0);
    ZonedDateTime local = there.at().atZone(there.zone());

    assertThat(local.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR)).isEqualTo(53);
    assertThat(local.get(IsoFields.WEEK_BASED_YEAR)).isEqualTo(2020);
    assertThat(local.getYear()).isEqualTo(2021);
  }
}
