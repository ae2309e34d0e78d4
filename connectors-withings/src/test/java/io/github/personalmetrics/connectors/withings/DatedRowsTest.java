package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.HealthRecord;
import io.github.personalmetrics.domain.Measurement;
import io.github.personalmetrics.domain.Metric;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Unit;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Days, workouts and nights as they come over the wire. */
class DatedRowsTest {

  private static final Instant NOW = Instant.parse("2026-11-26T12:00:00Z");
  private static final Metric STEPS = Metric.of("activity.steps", new Unit("count"));

  private static RowReader.Read read(Stream stream, String list, String... rows) {
    String body = "{\"" + list + "\":[" + String.join(",", rows) + "],\"more\":false}";
    return new RowReader(stream).read(List.of(new RawJson(body).as(WithingsApi.Rows.class)), NOW);
  }

  private static HealthRecord only(RowReader.Read read) {
    assertThat(read.rejected()).isEmpty();
    assertThat(read.records()).hasSize(1);
    return read.records().get(0);
  }

  private static String day(String date, String zone, String more) {
    return "{\"date\":\"%s\",\"timezone\":\"%s\",\"steps\":1209%s}".formatted(date, zone, more);
  }

  @ParameterizedTest
  @CsvSource({
    "Europe/Paris",
    "America/Los_Angeles",
    "Pacific/Honolulu",
    "Pacific/Tongatapu",
    "Pacific/Auckland",
    "Pacific/Pago_Pago",
    "Pacific/Kiritimati",
    "Etc/GMT+12",
    "UTC"
  })
  void aDayIsItsDateInItsOwnZone(String zone) {
    for (String date : List.of("2024-02-29", "2026-03-29", "2025-12-31", "2026-10-25")) {
      var record = only(read(new DayRows(), "activities", day(date, zone, "")));

      assertThat(record.at().atZone(record.zone()).toLocalDate()).hasToString(date);
    }
  }

  @Test
  void aTravellersDayStaysWhereItIs() {
    var before = only(read(new DayRows(), "activities", day("2026-05-01", "Europe/Paris", "")));
    var after = only(read(new DayRows(), "activities", day("2026-05-01", "Asia/Tokyo", "")));

    assertThat(after.at()).isEqualTo(before.at());
    assertThat(after.key()).isEqualTo(before.key());
  }

  @Test
  void rowsOfOneDayDoNotOverwriteEachOtherAndExternalOnesAreApart() {
    var read =
        read(
            new DayRows(),
            "activities",
            day("2026-05-01", "UTC", ",\"brand\":1,\"hash_deviceid\":\"a\""),
            day("2026-05-01", "UTC", ",\"brand\":1,\"hash_deviceid\":\"b\""),
            day("2026-05-01", "UTC", ",\"brand\":18,\"modelid\":1055"),
            day("2026-05-01", "UTC", ",\"brand\":18,\"modelid\":1056"));

    assertThat(read.records()).hasSize(4).extracting(HealthRecord::key).doesNotHaveDuplicates();
    assertThat(read.records())
        .filteredOn(record -> ((Measurement) record).value(STEPS).isPresent())
        .hasSize(2);
    assertThat(read.records())
        .filteredOn(record -> ((Measurement) record).value(STEPS.part("external")).isPresent())
        .hasSize(2);
  }

  @Test
  void numbersOfADayAreExactAndFloorsAreNoMetres() {
    var day =
        (Measurement)
            only(
                read(
                    new DayRows(),
                    "activities",
                    day(
                        "2026-05-01",
                        "UTC",
                        ",\"distance\":1028.559,\"elevation\":3,\"calories\":85.497,"
                            + "\"hr_average\":0,\"hr_zone_0\":0")));

    assertThat(day.values())
        .containsEntry(Metric.of("activity.distance", Unit.METRE), new BigDecimal("1028.559"))
        .containsEntry(Metric.of("activity.floors", new Unit("count")), new BigDecimal("3"))
        .containsEntry(
            Metric.of("activity.active-energy", new Unit("kcal")), new BigDecimal("85.497"))
        .containsEntry(
            Metric.of("activity.heart-rate-zone-0-time", Unit.SECOND), new BigDecimal("0"))
        .doesNotContainKey(Metric.of("activity.heart-rate", Unit.BEATS_PER_MINUTE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"date\":\"2026-05-01\",\"steps\":1}",
        "{\"timezone\":\"UTC\",\"steps\":1}",
        "{\"date\":\"01.05.2026\",\"timezone\":\"UTC\",\"steps\":1}",
        "{\"date\":\"2026-05-01\",\"timezone\":\"Mars/Base\",\"steps\":1}",
        "{\"date\":\"2026-05-01\",\"timezone\":\"UTC\",\"steps\":\"many\"}",
        "{\"date\":\"2027-05-01\",\"timezone\":\"UTC\",\"steps\":1}",
        "[]",
        "7"
      })
  void aDayThatCannotBeReadStandsAlone(String row) {
    var read = read(new DayRows(), "activities", row, day("2026-05-02", "UTC", ""));

    assertThat(read.records()).hasSize(1);
    assertThat(read.rejected()).singleElement().satisfies(r -> assertThat(r.reason()).isNotBlank());
  }

  @Test
  void aRowThatSaysNothingIsNoRecordAndNoFault() {
    var read = read(new DayRows(), "activities", "{\"date\":\"2026-05-01\",\"timezone\":\"UTC\"}");

    assertThat(read.records()).isEmpty();
    assertThat(read.rejected()).isEmpty();
  }

  private static String workout(String fields, String data) {
    return ("{%s\"category\":1,\"timezone\":\"Europe/Amsterdam\",\"startdate\":1693336011,"
            + "\"enddate\":1693336513,\"date\":\"2023-08-29\",\"data\":%s}")
        .formatted(fields, data);
  }

  @Test
  void aWorkoutIsAnActivity() {
    var walk =
        (Activity)
            only(
                read(
                    new WorkoutRows(),
                    "series",
                    workout(
                        "\"id\":3661300277,",
                        "{\"distance\":680,\"hr_average\":80,\"pause_duration\":80,"
                            + "\"elevation\":10,\"algo_pause_duration\":null}")));

    assertThat(walk.key()).hasToString("withings/workouts/3661300277");
    assertThat(walk.sport()).isEqualTo(Sport.WALK);
    assertThat(walk.providerSport()).isEqualTo("Walk");
    assertThat(walk.distance()).isEqualTo(680);
    assertThat(walk.elapsedTime()).isEqualTo(Duration.ofSeconds(502));
    assertThat(walk.movingTime()).isEqualTo(Duration.ofSeconds(422));
    assertThat(walk.heartRate()).isEqualTo(80);
    assertThat(walk.elevationGain()).isZero();
    assertThat(walk.zone()).hasToString("Europe/Amsterdam");
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "[]", "{}", "{\"hr_average\":0}", "{\"distance\":null}"})
  void aWorkoutMayLackItsIdAndItsNumbers(String data) {
    var walk = (Activity) only(read(new WorkoutRows(), "series", workout("", data)));

    assertThat(walk.key().externalId()).isEqualTo("start-1693336011");
    assertThat(walk.distance()).isZero();
    assertThat(walk.heartRate()).isNull();
  }

  @Test
  void aWorkoutThatEndsBeforeItStartsIsRejected() {
    String row = workout("\"id\":1,", "{}").replace("1693336513", "1693336010");

    assertThat(read(new WorkoutRows(), "series", row).rejected())
        .singleElement()
        .satisfies(r -> assertThat(r.locator()).isEqualTo("workout 1"));
  }

  private static String night(String data) {
    return ("{\"id\":2081804182,\"timezone\":\"Europe/Paris\",\"startdate\":1618691453,"
            + "\"enddate\":1618713173,\"date\":\"2021-04-18\",\"modified\":1620237476,"
            + "\"data\":%s}")
        .formatted(data);
  }

  @Test
  void aNightStandsAtItsEndOnTheDayOfWaking() {
    var night =
        (Measurement)
            only(
                read(
                    new NightRows(),
                    "series",
                    night(
                        "{\"total_sleep_time\":18660,\"sleep_efficiency\":0.86,"
                            + "\"sleep_score\":37,\"apnea_hypopnea_index\":-1,"
                            + "\"night_events\":{\"1\":[0]},\"hr_average\":103}")));

    assertThat(night.at()).isEqualTo(Instant.ofEpochSecond(1618713173));
    assertThat(night.at().atZone(night.zone()).toLocalDate()).hasToString("2021-04-18");
    assertThat(night.values())
        .containsOnlyKeys(
            Metric.of("sleep.duration", Unit.SECOND),
            Metric.of("sleep.efficiency", new Unit("ratio")),
            Metric.of("sleep.score", Unit.SCORE),
            Metric.of("sleep.heart-rate", Unit.BEATS_PER_MINUTE))
        .containsValue(new BigDecimal("0.86"));
  }

  @Test
  void aNightOfAnotherApplicationHasNoStages() {
    var night =
        (Measurement)
            only(
                read(
                    new NightRows(),
                    "series",
                    night("{\"asleepduration\":25200,\"lightsleepduration\":null}")));

    assertThat(night.values())
        .containsOnly(Map.entry(Metric.of("sleep.duration", Unit.SECOND), new BigDecimal("25200")));
  }
}
