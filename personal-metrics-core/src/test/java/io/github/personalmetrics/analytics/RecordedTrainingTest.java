package io.github.personalmetrics.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.ExerciseSet;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Workout;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Two people's published logs, with the totals and records that they publish. */
class RecordedTrainingTest {

  private static final String LIFTS = "real/05_lifts_1rm_joelbecker";
  private static final String PERSON = "real/11_strava_hevy_davo";
  private static final double FOOT = 0.3048;

  /** That log's way: Epley's formula alone, whatever the repetitions. */
  private static final OneRepMax AS_PUBLISHED = OneRepMax.standard().literally().upTo(100);

  @Test
  void recordsOfFourYearsAgreeWithThePublishedOnes() {
    List<Map<String, String>> rows = Oracle.rows(LIFTS, "weightlifting.csv");
    Map<String, StrengthLog> logs = lifts(rows).byExercise();
    var soFar = new HashMap<String, Map<LocalDate, Double>>();
    var within = new HashMap<String, Map<LocalDate, Double>>();
    logs.forEach(
        (exercise, log) -> {
          Progress progress = Progress.oneRepMax(log, AS_PUBLISHED);
          double[] best = progress.bestWithin(90);
          for (int i = 0; i < progress.size(); i++) {
            soFar
                .computeIfAbsent(exercise, it -> new HashMap<>())
                .put(progress.date(i), progress.bestSoFar(i));
            within.computeIfAbsent(exercise, it -> new HashMap<>()).put(progress.date(i), best[i]);
          }
        });

    assertThat(rows).hasSize(7_662);
    for (Map<String, String> row : rows) {
      LocalDate day = LocalDate.parse(row.get("date"));
      String exercise = row.get("exercise_name");
      assertThat(soFar.get(exercise).get(day))
          .isCloseTo(number(row, "cummax_one_rep_max"), relative(1e-14));
      assertThat(within.get(exercise).get(day))
          .isCloseTo(number(row, "rolling_90d_max"), relative(1e-14));
    }
  }

  @Test
  void dailyVolumesOfFourYearsAgreeWithThePublishedOnes() {
    Progress sums =
        Progress.oneRepMaxSum(lifts(Oracle.rows(LIFTS, "weightlifting.csv")), AS_PUBLISHED);
    var byDay = new HashMap<LocalDate, Double>();
    for (int i = 0; i < sums.size(); i++) {
      byDay.put(sums.date(i), sums.value(i));
    }

    List<Map<String, String>> days = Oracle.rows(LIFTS, "volume.csv");

    assertThat(days).hasSize(1_489);
    for (Map<String, String> day : days) {
      assertThat(byDay.getOrDefault(LocalDate.parse(day.get("date")), 0.0))
          .isCloseTo(number(day, "one_rep_max"), relative(1e-13));
    }
  }

  /** The log gives each set's estimate; the load is what Epley's formula made it of. */
  private static StrengthLog lifts(List<Map<String, String>> rows) {
    var days = new LinkedHashMap<LocalDate, List<ExerciseSet>>();
    for (Map<String, String> row : rows) {
      int reps = (int) number(row, "reps");
      double load = number(row, "one_rep_max") / (1 + reps / 30.0);
      days.computeIfAbsent(LocalDate.parse(row.get("date")), day -> new ArrayList<>())
          .add(ExerciseSet.of(row.get("exercise_name"), reps, BigDecimal.valueOf(load)));
    }
    return StrengthLog.of(
        days.entrySet().stream().map(it -> Lifts.session(it.getKey(), it.getValue())).toList());
  }

  @Test
  void totalsOfStrengthAgreeWithThePublishedOnesWhichLeaveWarmUpsOut() {
    Map<String, Object> published = object(Oracle.json(PERSON, "hevy_data.json"), "athlete_stats");

    StrengthLog log = workouts();
    StrengthLog work = log.withoutWarmUps();

    assertThat(work.summary().totalWeight())
        .isEqualByComparingTo("736708.5")
        .isEqualByComparingTo(BigDecimal.valueOf(number(published, "total_volume_kg")));
    assertThat((double) work.size()).isEqualTo(number(published, "total_sets")).isEqualTo(3_257);
    assertThat((double) work.summary().repetitions())
        .isEqualTo(number(published, "total_reps"))
        .isEqualTo(32_092);
    assertThat(log.summary().totalWeight()).isEqualByComparingTo("771086.5");
    assertThat(log.size()).isEqualTo(3_326);
    assertThat(log.summary().repetitions()).isEqualTo(32_913);
  }

  private static StrengthLog workouts() {
    var workouts = new ArrayList<Workout>();
    for (Map<String, Object> workout : objects(Oracle.json(PERSON, "hevy_data.json"), "workouts")) {
      var sets = new ArrayList<ExerciseSet>();
      for (Map<String, Object> exercise : objects(workout, "exercises")) {
        for (Map<String, Object> set : objects(exercise, "sets")) {
          ExerciseSet it =
              ExerciseSet.of(
                  text(exercise, "title"),
                  set.get("reps") == null ? 0 : (int) number(set, "reps"),
                  BigDecimal.valueOf(number(set, "weight_kg")));
          sets.add(text(set, "indicator").equals("warmup") ? Lifts.warmUp(it) : it);
        }
      }
      workouts.add(
          Lifts.session(
              LocalDate.parse(text(workout, "date")),
              text(workout, "start_time").substring(11),
              sets));
    }
    return StrengthLog.of(workouts);
  }

  @Test
  void totalsOfMovingAgreeWithThePublishedOnes() {
    Map<String, Object> published =
        object(Oracle.json(PERSON, "strava_activities.json"), "athlete_stats");

    var totals = ActivityTotals.of(strava(Splits.MILE, "distance_miles"));

    assertThat((double) totals.activities()).isEqualTo(number(published, "total_activities"));
    assertThat(totals.distance() / Splits.MILE)
        .isCloseTo(1_500.57, within(1e-9))
        .isCloseTo(number(published, "total_distance_miles"), within(0.05));
    assertThat(totals.elevationGain() / FOOT)
        .isCloseTo(90_381, within(1e-9))
        .isCloseTo(number(published, "total_elevation_feet"), within(1e-9));
    assertThat((double) totals.time().toSeconds())
        .isEqualTo(number(published, "total_moving_time_seconds"))
        .isEqualTo(1_324_371);
  }

  /** Both logs give days alone: a record starts at noon, and so does its copy. */
  @Test
  void theRunsOfTwoRecordersAreFoundOnce() {
    List<Activity> strava = strava(1_000, "distance_km");
    List<Activity> coros = activities("coros_activities.json", Runs.PHONE, 1_000, "distance_km");
    LocalDate since = LocalDate.parse("2024-06-14");
    long recorded =
        strava.stream()
            .filter(it -> it.sport().isRunning() && !it.localDate().isBefore(since))
            .count();
    var records = Stream.of(strava, coros).flatMap(List::stream).toList();

    long inBoth =
        Deduplication.preferring(List.of(Runs.WATCH)).groups(records).stream()
            .filter(it -> it.activity().sport().isRunning() && it.records().size() == 2)
            .count();

    assertThat(recorded).isEqualTo(263);
    assertThat(inBoth).isEqualTo(261);
  }

  private static List<Activity> strava(double unit, String distance) {
    return activities("strava_activities.json", Runs.WATCH, unit, distance);
  }

  private static List<Activity> activities(
      String file, SourceId source, double unit, String distance) {
    var activities = new ArrayList<Activity>();
    for (Map<String, Object> row : objects(Oracle.json(PERSON, file), "activities")) {
      double seconds = number(row, "moving_time_seconds");
      activities.add(
          Runs.of(source, "row " + activities.size())
              .at(LocalDate.parse(text(row, "date")).atTime(12, 0).toInstant(ZoneOffset.UTC))
              .sport(text(row, "type").equals("Run") ? Sport.RUN : Sport.OTHER)
              .metres(number(row, distance) * unit)
              .time(seconds, seconds)
              .gain(number(row, "elevation_feet") * FOOT)
              .build());
    }
    return activities;
  }

  private static Offset<Double> relative(double share) {
    return within(share * 1_000);
  }

  private static double number(Map<String, ?> row, String name) {
    Object value = row.get(name);
    return value instanceof Double number ? number : Double.parseDouble(String.valueOf(value));
  }

  private static String text(Map<String, Object> row, String name) {
    return String.valueOf(row.get(name));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Map<String, Object> row, String name) {
    return (Map<String, Object>) row.get(name);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> objects(Map<String, Object> row, String name) {
    return (List<Map<String, Object>>) row.get(name);
  }
}
