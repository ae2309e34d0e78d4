package io.github.personalmetrics.simulator;

import io.github.personalmetrics.simulator.Dice.Purpose;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * What a watch notes: steps that add up all day, nights and some naps, walks, and about every other
 * run or ride, which is then at Strava too. On some days a phone sends steps of its own.
 */
final class WatchDiary {
  private static final String DEVICE = "c8a1e07b35d94f2286b0a4417e5d90312fb6a85c";
  private static final long FIRST_NIGHT = 2_500_000_000L;
  private static final long FIRST_WORKOUT = 3_600_000_000L;
  private static final int QUARTER_OF_AN_HOUR = 900;

  private final Dice dice;
  private final ZoneId zone;
  private final LocalDate from;
  private final LocalDate to;
  private final List<Outing> outings;

  WatchDiary(Dice dice, ZoneId zone, LocalDate from, LocalDate to, List<Outing> outings) {
    this.dice = dice;
    this.zone = zone;
    this.from = from;
    this.to = to;
    this.outings = outings;
  }

  Map<String, DayRow.Source> days() {
    var rows = new LinkedHashMap<String, DayRow.Source>();
    for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
      var date = day;
      var random = dice.roll(Purpose.STEPS, day.toEpochDay());
      int steps = (int) (8500 * StrictMath.exp(Dice.noise(random, 0.35)));
      rows.put(day + " " + DEVICE, now -> day(date, steps, true, now));
      if (random.nextDouble() < 0.1) {
        int fewer = (int) (steps * 0.8);
        rows.put(day + " 18-1055", now -> day(date, fewer, false, now));
      }
    }
    return rows;
  }

  /** From seven in the morning till midnight it gets more with every quarter of an hour. */
  private @Nullable DayRow day(LocalDate date, int allSteps, boolean watch, Instant now) {
    long begins = at(date, LocalTime.of(7, 0)).getEpochSecond();
    long ends = at(date.plusDays(1), LocalTime.MIDNIGHT).getEpochSecond();
    long known = Math.floorDiv(now.getEpochSecond(), QUARTER_OF_AN_HOUR) * QUARTER_OF_AN_HOUR;
    if (known <= begins) {
      return null;
    }
    long modified = Math.min(known, ends);
    long steps = allSteps * (modified - begins) / (ends - begins);
    long active = steps / 3;
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("steps", steps);
    json.put("distance", Math.round(steps * 760.0) / 1000.0);
    json.put("elevation", steps / 900);
    json.put("soft", active);
    json.put("moderate", active / 4);
    json.put("intense", active / 10);
    json.put("active", active / 4 + active / 10);
    json.put("calories", Math.round(steps * 43.0) / 1000.0);
    json.put("totalcalories", Math.round(1_700_000 + steps * 43.0) / 1000.0);
    if (watch) {
      json.put("hr_average", 62 + allSteps % 17);
      json.put("hr_min", 47 + allSteps % 5);
      json.put("hr_max", 118 + allSteps % 41);
    }
    json.put("deviceid", watch ? DEVICE : null);
    json.put("hash_deviceid", watch ? DEVICE : null);
    json.put("timezone", zone.getId());
    json.put("date", date.toString());
    json.put("modified", modified);
    json.put("brand", watch ? 1 : 18);
    json.put("modelid", watch ? 93 : 1055);
    json.put("model", watch ? "ScanWatch" : "GoogleFit tracker");
    json.put("is_tracker", watch);
    return DayRow.of(json);
  }

  Map<String, DayRow.Source> nights() {
    var rows = new LinkedHashMap<String, DayRow.Source>();
    for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
      var random = dice.roll(Purpose.NIGHT, day.toEpochDay());
      if (random.nextDouble() < 0.92) {
        var rises = at(day, LocalTime.of(6, 0)).plusSeconds(random.nextInt(5400));
        long id = FIRST_NIGHT + day.toEpochDay() * 4;
        add(rows, night(id, day, rises, 21_600L + random.nextInt(9000), random));
        if (random.nextDouble() < 0.04) {
          var nap = at(day, LocalTime.of(15, 0)).plusSeconds(random.nextInt(3600));
          add(rows, night(id + 1, day, nap, 1500L + random.nextInt(2400), random));
        }
      }
    }
    return rows;
  }

  private Map<String, @Nullable Object> night(
      long id, LocalDate day, Instant rises, long seconds, Random random) {
    long awake = seconds / 12 / 60 * 60;
    long asleep = seconds - awake;
    long deep = asleep / 5 / 60 * 60;
    long rem = asleep / 6 / 60 * 60;
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("wakeupduration", awake);
    data.put("wakeupcount", random.nextInt(4));
    data.put("durationtosleep", awake / 2);
    data.put("durationtowakeup", awake / 4);
    data.put("sleep_latency", awake / 2);
    data.put("wakeup_latency", awake / 4);
    data.put("waso", awake / 4);
    data.put("total_timeinbed", seconds);
    data.put("total_sleep_time", asleep);
    data.put("sleep_efficiency", Math.round(100.0 * asleep / seconds) / 100.0);
    data.put("lightsleepduration", asleep - deep - rem);
    data.put("deepsleepduration", deep);
    data.put("remsleepduration", rem);
    data.put("nb_rem_episodes", 1 + random.nextInt(4));
    data.put("out_of_bed_count", random.nextInt(2));
    data.put("sleep_score", 55 + random.nextInt(40));
    data.put("hr_average", 50 + random.nextInt(12));
    data.put("hr_min", 44 + random.nextInt(6));
    data.put("hr_max", 68 + random.nextInt(20));
    data.put("rr_average", 13 + random.nextInt(4));
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", id);
    json.put("timezone", zone.getId());
    json.put("model", 16);
    json.put("model_id", 93);
    json.put("hash_deviceid", DEVICE);
    json.put("startdate", rises.getEpochSecond() - seconds);
    json.put("enddate", rises.getEpochSecond());
    json.put("date", day.toString());
    json.put("created", rises.plusSeconds(600).getEpochSecond());
    json.put("modified", rises.plusSeconds(600).getEpochSecond());
    json.put("completed", true);
    json.put("data", data);
    return json;
  }

  Map<String, DayRow.Source> workouts() {
    var rows = new LinkedHashMap<String, DayRow.Source>();
    for (var day = from; !day.isAfter(to); day = day.plusDays(1)) {
      var random = dice.roll(Purpose.WALK, day.toEpochDay());
      if (random.nextDouble() < 0.2) {
        var start = at(day, LocalTime.of(12, 15)).plusSeconds(random.nextInt(2700));
        var lasts = Duration.ofSeconds(900 + random.nextInt(2700));
        add(rows, workout(day.toEpochDay() * 4, 1, start, lasts, lasts.toSeconds() * 1.4, null));
      }
    }
    for (Outing outing : outings) {
      var random = dice.roll(Purpose.WALK, outing.id());
      if (random.nextDouble() < 0.5) {
        int category = outing.sport().equals("Ride") ? 6 : outing.sport().equals("Run") ? 2 : 498;
        var start = outing.startedAt().plusSeconds(5 + random.nextInt(15));
        double metres = outing.metres() * (1 + Dice.noise(random, 0.004));
        long day = LocalDate.ofInstant(start, zone).toEpochDay();
        var beats = outing.heartRate();
        add(rows, workout(day * 4 + 1, category, start, outing.elapsed(), metres, beats));
      }
    }
    return rows;
  }

  private Map<String, @Nullable Object> workout(
      long id,
      int category,
      Instant start,
      Duration lasts,
      double metres,
      @Nullable Double heartRate) {
    var end = start.plus(lasts);
    var data = new LinkedHashMap<String, @Nullable Object>();
    data.put("calories", Math.round(metres * 0.06));
    data.put("intensity", 30);
    data.put("manual_distance", 0);
    data.put("manual_calories", 0);
    data.put("hr_average", heartRate == null ? 0 : Math.round(heartRate));
    data.put("pause_duration", 0);
    data.put("algo_pause_duration", null);
    data.put("steps", Math.round(metres * 1.25));
    data.put("distance", Math.round(metres));
    data.put("elevation", Math.round(metres / 700));
    var json = new LinkedHashMap<String, @Nullable Object>();
    json.put("id", FIRST_WORKOUT + id);
    json.put("category", category);
    json.put("timezone", zone.getId());
    json.put("model", 93);
    json.put("attrib", 0);
    json.put("startdate", start.getEpochSecond());
    json.put("enddate", end.getEpochSecond());
    json.put("date", LocalDate.ofInstant(start, zone).toString());
    json.put("deviceid", DEVICE);
    json.put("data", data);
    json.put("modified", end.plusSeconds(300).getEpochSecond());
    return json;
  }

  /** The provider has it as soon as it has been changed for the last time. */
  private static void add(Map<String, DayRow.Source> rows, Map<String, @Nullable Object> json) {
    var row = DayRow.of(json);
    rows.put(row.key(), now -> row.modified() > now.getEpochSecond() ? null : row);
  }

  private Instant at(LocalDate day, LocalTime time) {
    return day.atTime(time).atZone(zone).toInstant();
  }
}
