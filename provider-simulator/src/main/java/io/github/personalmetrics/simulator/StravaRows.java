package io.github.personalmetrics.simulator;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns a person's outings into the rows that their watch would have uploaded. */
final class StravaRows {
  private static final int SAMPLES_A_MAP_POINT = 12;

  private final SyntheticPerson person;
  private final long athleteId;

  private StravaRows(SyntheticPerson person, long athleteId) {
    this.person = person;
    this.athleteId = athleteId;
  }

  static StravaTable of(SyntheticPerson person, long athleteId) {
    var rows = new StravaRows(person, athleteId);
    return new StravaTable(person.outings().stream().map(rows::row).toList());
  }

  private StravaTable.Row row(Outing outing) {
    return new StravaTable.Row(
        outing.id(),
        outing.startedAt().getEpochSecond(),
        outing.storedAt(),
        athleteId,
        false,
        () -> json(outing),
        () -> StravaStreams.of(Track.of(outing)));
  }

  private Map<String, @Nullable Object> json(Outing outing) {
    var zone = person.zone();
    var local = LocalDateTime.ofInstant(outing.startedAt(), zone);
    var track = Track.of(outing);
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("resource_state", 2);
    json.put("athlete", Map.of("id", athleteId, "resource_state", 1));
    json.put("name", outing.name());
    json.put("distance", outing.metres());
    json.put("moving_time", outing.moving().toSeconds());
    json.put("elapsed_time", outing.elapsed().toSeconds());
    json.put("total_elevation_gain", number(outing.climb()));
    json.put("type", outing.sport().equals("TrailRun") ? "Run" : outing.sport());
    json.put("sport_type", outing.sport());
    if (outing.isRun()) {
      json.put("workout_type", outing.race() ? (Integer) 1 : outing.id() % 5 == 0 ? null : 0);
    }
    json.put("id", outing.id());
    json.put("start_date", outing.startedAt().toString());
    // Local time, marked as UTC all the same.
    json.put("start_date_local", DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local) + "Z");
    json.put("timezone", timezone(zone, outing.startedAt()));
    json.put(
        "utc_offset", (double) zone.getRules().getOffset(outing.startedAt()).getTotalSeconds());
    json.put("map", map(outing, track));
    for (String flag : List.of("trainer", "commute", "manual", "private", "flagged")) {
      json.put(flag, false);
    }
    json.put("visibility", "everyone");
    json.put("gear_id", null);
    json.put("start_latlng", track.positions.get(0));
    json.put("end_latlng", track.positions.get(track.positions.size() - 1));
    json.put("average_speed", Math.round(outing.speed() * 1000) / 1000.0);
    json.put("has_heartrate", outing.heartRate() != null);
    if (track.heartRate != null) {
      json.put("average_heartrate", outing.heartRate());
      json.put("max_heartrate", (double) Collections.max(track.heartRate));
    }
    json.put("elev_high", Collections.max(track.altitude));
    json.put("elev_low", Collections.min(track.altitude));
    json.put("upload_id", outing.id() + 1_000_000_000);
    json.put("external_id", "garmin_ping_" + outing.id());
    return json;
  }

  private static Map<String, Object> map(Outing outing, Track track) {
    return Map.of(
        "id",
        "a" + outing.id(),
        "summary_polyline",
        Polyline.of(track.positions, SAMPLES_A_MAP_POINT),
        "resource_state",
        2);
  }

  /** A whole number goes without its decimal point, as at the provider. */
  private static Number number(double value) {
    return value == Math.rint(value) ? (Number) (long) value : value;
  }

  /** The offset in front is that of winter, whatever the date. */
  private static String timezone(ZoneId zone, Instant at) {
    var standard = zone.getRules().getStandardOffset(at);
    var offset = standard.equals(ZoneOffset.UTC) ? "+00:00" : standard.getId();
    return "(GMT" + offset + ") " + zone.getId();
  }
}
