package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.connectors.http.RawJson;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.SourceId;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActivityMapperTest {

  private static final Instant START = Instant.parse("2026-01-15T03:30:00Z");
  private static final String GOOD = RecordedFolder.row(16_195_505_756L, START);

  private final ActivityMapper mapper = new ActivityMapper(SourceId.of("strava", "activities"));

  private Activity read(String row) {
    var mapped = mapper.map(new RawJson(row));
    assertThat(mapped.rejection()).isNull();
    return mapped.activity();
  }

  private String refused(String row) {
    var mapped = mapper.map(new RawJson(row));
    assertThat(mapped.activity()).isNull();
    assertThat(row).startsWith(mapped.rejection().raw());
    return mapped.rejection().locator() + ": " + mapped.rejection().reason();
  }

  @ParameterizedTest
  @CsvSource({
    "Run, run",
    "TrailRun, trail-run",
    "VirtualRun, virtual-run",
    "Ride, ride",
    "Swim, swim",
    "Walk, walk",
    "Hike, hike",
    "WeightTraining, strength",
    "Crossfit, strength",
    "Workout, other",
    "EMountainBikeRide, e-mountain-bike-ride",
    "HighIntensityIntervalTraining, high-intensity-interval-training",
    "AlpineSki, alpine-ski",
    "QuidditchIndoor2030, quidditch-indoor2030",
    "'Ski jump', other"
  })
  void aSportIsCanonicalAndKeepsItsOwnWord(String sportType, String sport) {
    Activity activity =
        read(GOOD.replace("\"sport_type\":\"Run\"", "\"sport_type\":\"" + sportType + "\""));

    assertThat(activity.sport()).hasToString(sport);
    assertThat(activity.providerSport()).isEqualTo(sportType);
  }

  @Test
  void withoutASportTypeTheOldTypeCounts() {
    assertThat(read(GOOD.replace("\"sport_type\":\"Run\",", "")).sport()).hasToString("run");
  }

  @ParameterizedTest
  @CsvSource({
    "0, false",
    "1, true",
    "2, false",
    "3, false",
    "11, true",
    "12, false",
    "null, false"
  })
  void aRaceIsTold(String workoutType, boolean race) {
    assertThat(read(GOOD.replace("\"workout_type\":0", "\"workout_type\":" + workoutType)).race())
        .isEqualTo(race);
  }

  /** Javas disagree what EST is called, but not what it means; a store must be read by all. */
  @Test
  void aShortZoneIsKeptUnderANameThatEveryJavaKnows() {
    Activity activity =
        read(
            GOOD.replace("(GMT+00:00) Etc/UTC", "(GMT-05:00) EST")
                .replace("\"utc_offset\":0.0", "\"utc_offset\":-18000"));

    assertThat(activity.zone().getId()).isIn("-05:00", "America/Panama");
    assertThat(activity.zone().getRules().getOffset(START)).hasToString("-05:00");
    assertThat(activity.localDate()).isEqualTo(LocalDate.parse("2026-01-14"));
  }

  @ParameterizedTest
  @CsvSource({
    "(GMT-05:00) America/New_York, -18000, America/New_York, 2026-01-14",
    "(GMT-05:00) EST5EDT, -18000, EST5EDT, 2026-01-14",
    "(GMT-05:00) Etc/GMT+5, -18000, Etc/GMT+5, 2026-01-14",
    "(GMT-05:00) Cuba, -18000, Cuba, 2026-01-14",
    "(GMT+01:00) Europe/Paris, 3600, Europe/Paris, 2026-01-15",
    "Europe/Paris, 3600, Europe/Paris, 2026-01-15",
    "(GMT+14:00) Pacific/Atlantis, 50400, +14:00, 2026-01-15",
    "'', -12600, -03:30, 2026-01-15"
  })
  void theZoneMakesTheDay(String timezone, int offset, String zone, LocalDate day) {
    Activity activity =
        read(
            GOOD.replace("(GMT+00:00) Etc/UTC", timezone)
                .replace("\"utc_offset\":0.0", "\"utc_offset\":" + offset));

    assertThat(activity.zone()).hasToString(zone);
    assertThat(activity.localDate()).isEqualTo(day);
    assertThat(activity.at()).isEqualTo(START);
  }

  @Test
  void wholeNumbersAndFractionsMix() {
    Activity activity =
        read(
            GOOD.replace("10000.5", "10000")
                .replace(":3000,", ":3000.0,")
                .replace(":40,", ":40.5,"));

    assertThat(activity.distance()).isEqualTo(10000);
    assertThat(activity.movingTime()).isEqualTo(Duration.ofSeconds(3000));
    assertThat(activity.elevationGain()).isEqualTo(40.5);
    assertThat(activity.heartRate()).isNull();
  }

  @Test
  void elapsedMayBeASecondShorterThanMoving() {
    assertThat(read(GOOD.replace("3100", "2999")).elapsedTime()).hasSeconds(2999);
  }

  @Test
  void whatNobodyReadsMayBeAnything() {
    assertThat(
            read(GOOD.replace("{\"id\"", "{\"map\":7,\"start_latlng\":[],\"gear_id\":{},\"id\"")))
        .isNotNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"id\":16195505756, | | an activity without id: it has no id",
        "\"start_date\":\"2026-01-15T03:30:00Z\", | | activity 16195505756: it has no start_date",
        "2026-01-15T03:30:00Z\",\"start_date_local | soon\",\"x | activity 16195505756: its start_date is \"soon\"",
        "10000.5 | -1 | activity 16195505756: distance must not be negative: -1.0",
        "\"moving_time\":3000,\"elapsed_time\":3100, | | activity 16195505756: it says neither moving_time nor elapsed_time"
      })
  void aBadRowSaysWhy(String part, String instead, String reason) {
    String bad = GOOD.replace(part, instead == null ? "" : instead);

    assertThat(bad).isNotEqualTo(GOOD);
    assertThat(refused(bad)).isEqualTo(reason);
  }

  @Test
  void aRowThatIsNoObjectIsARejectionToo() {
    assertThat(refused("[1]")).startsWith("an activity without id: ");
    assertThat(refused("null")).startsWith("an activity without id: ");
  }

  @Test
  void aReasonIsOneLineWhateverItQuotes() {
    String bad =
        GOOD.replace("(GMT+00:00) Etc/UTC", "a\\nb\\u0007" + "x".repeat(3000))
            .replace(",\"utc_offset\":0.0", "");

    assertThat(refused(bad)).contains("a b x").hasSizeLessThan(1100);
  }
}
