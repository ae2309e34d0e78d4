package io.github.personalmetrics.connectors.strava;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.analytics.BestEfforts;
import io.github.personalmetrics.analytics.CalendarPeriod;
import io.github.personalmetrics.analytics.Course;
import io.github.personalmetrics.analytics.Deduplication;
import io.github.personalmetrics.analytics.GradeAdjustedPace;
import io.github.personalmetrics.analytics.Running;
import io.github.personalmetrics.analytics.Splits;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.store.Outcome;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.store.SourceRun;
import io.github.personalmetrics.testkit.SettableClock;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs as watches, treadmills and people leave them, through the engine and what is made of them.
 */
class OddRunsTest {

  private static final SourceId SOURCE = SourceId.of("strava", "activities");
  private static final Instant AT = Instant.parse("2026-03-30T10:00:00Z");
  private static final int MANY = 200_000;

  @TempDir private Path folder;

  private final SettableClock clock = SettableClock.at("2026-04-02T12:07:00Z");
  private final Runner me = new Runner(clock);
  private ProviderSimulator simulator;

  @BeforeEach
  void anOrdinaryRunBefore() {
    simulator = new RecordedFolder(folder).builder(List.of(), clock).start();
    upload(AT.minus(Duration.ofDays(2)), Map.of(), Map.of());
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  private long upload(
      Instant at,
      Map<String, ? extends @Nullable Object> fields,
      Map<String, ? extends List<?>> streams) {
    var all = new HashMap<String, @Nullable Object>(fields);
    all.put("start_date", at.toString());
    long id = simulator.activities().upload(all);
    simulator.activities().streams(id, streams);
    return id;
  }

  private SourceRun sync() {
    return me.syncWithTracks(Runner.config(simulator));
  }

  private Optional<Activity> activity(long id) {
    return activities().stream().filter(it -> it.key().equals(key(id))).findFirst();
  }

  private Optional<Track> track(long id) {
    return me.store.metrics().track(key(id));
  }

  private List<Activity> activities() {
    return me.store.metrics().find(RecordQuery.activities());
  }

  private static RecordKey key(long id) {
    return RecordKey.of(SOURCE, Long.toString(id));
  }

  private static @Nullable Map<String, @Nullable Object> map(@Nullable String polyline) {
    var map = new HashMap<String, @Nullable Object>();
    map.put("id", "a1");
    map.put("summary_polyline", polyline);
    return map;
  }

  private static Map<String, List<?>> streams(int samples) {
    return Map.of(
        "time", IntStream.range(0, samples).boxed().toList(),
        "distance", IntStream.range(0, samples).mapToObj(i -> i * 3.0).toList(),
        "latlng", IntStream.range(0, samples).mapToObj(i -> List.of(48 + i * 1e-6, 2.0)).toList());
  }

  private static Map<String, List<?>> with(String name, int index, Object value) {
    var streams = new HashMap<>(streams(100));
    var changed = new ArrayList<Object>(streams.get(name));
    changed.set(index, value);
    streams.put(name, changed);
    return streams;
  }

  enum Odd {
    NO_METRES(Map.of("distance", 0.0), Map.of()),
    NO_SECONDS(Map.of("moving_time", 0, "elapsed_time", 0), Map.of()),
    NO_CLIMB(Map.of("total_elevation_gain", 0), streams(10)),
    LESS_ELAPSED_THAN_MOVING(Map.of("moving_time", 3001, "elapsed_time", 3000), streams(10)),
    A_HUNDRED_METRES_A_SECOND(Map.of("distance", 300_000.0), streams(10)),
    NO_GPS(
        Map.of("start_latlng", List.of(), "map", Map.of("summary_polyline", "")),
        Map.of("time", List.of(0, 10), "distance", List.of(0.0, 30.0))),
    A_JUMP_TO_NULL_ISLAND(Map.of(), with("latlng", 50, List.of(0.0, 0.0))),
    A_JUMP_IN_THE_DISTANCE(Map.of(), with("distance", 50, 5_000_000.0)),
    A_BROKEN_POLYLINE(Map.of("map", Map.of("summary_polyline", "\u0001~~~")), streams(10)),
    A_HIDDEN_MAP(Map.of("map", map(null)), Map.of()),
    A_PAUSE_OF_EIGHT_HOURS(
        Map.of("elapsed_time", 3000 + 8 * 3600), with("time", 99, 8 * 3600 + 99)),
    MANY_SAMPLES(Map.of(), streams(MANY)),
    A_TREADMILL(
        Map.of("trainer", true, "sport_type", "VirtualRun"),
        Map.of("time", List.of(0, 10), "distance", List.of(0, 30))),
    TYPED_IN(Map.of("manual", true), Map.of()),
    FOR_ME_ALONE(Map.of("private", true, "visibility", "only_me"), streams(10));

    private final Map<String, ?> fields;
    private final Map<String, List<?>> streams;

    Odd(Map<String, ?> fields, Map<String, List<?>> streams) {
      this.fields = fields;
      this.streams = streams;
    }
  }

  @ParameterizedTest
  @EnumSource(Odd.class)
  void anOddRunIsStoredAndHarmsNothingThatIsMadeOfIt(Odd odd) {
    long id = upload(AT, odd.fields, odd.streams);
    SourceRun run = sync();

    assertThat(run.outcome()).as(run.toString()).isEqualTo(Outcome.OK);
    assertThat(run.counts().created()).isEqualTo(2);
    Activity activity = activity(id).orElseThrow();
    assertThat(activity.sport())
        .isEqualTo(odd == Odd.A_TREADMILL ? new Sport("virtual-run") : Sport.RUN);
    assertThat(track(id).isPresent()).isEqualTo(!odd.streams.isEmpty());
    track(id).ifPresent(track -> harmless(odd, track));
    var running = Running.of(activities(), Deduplication.WITHOUT_PREFERENCE);
    assertThat(running.runs()).hasSize(2);
    assertThat(Running.speed(activity).orElse(1)).isFinite();
    assertThat(Running.pace(activity).orElse(1)).isFinite();
    for (CalendarPeriod period : CalendarPeriod.values()) {
      assertThat(running.totals(period)).isNotEmpty();
    }
    running.bests();
    running.elevationEffect();
    assertThat(running.lastAgainstPrevious()).isPresent();
    assertThat(sync().counts().unchanged()).isEqualTo(2);
    assertThat(simulator.calls("strava/streams")).as("each once").isEqualTo(2);
  }

  private static void harmless(Odd odd, Track track) {
    Course course = Course.of(track);
    assertThat(course.distance()).isFinite().isLessThan(MANY * 3.0);
    assertThat(BestEfforts.of(course)).allMatch(it -> it.pace() > 0.01);
    assertThat(Splits.of(course, Splits.KILOMETRE)).allMatch(it -> Double.isFinite(it.pace()));
    GradeAdjustedPace.of(course);
    switch (odd) {
      case MANY_SAMPLES -> assertThat(track.size()).isEqualTo(MANY);
      case NO_GPS, A_TREADMILL -> assertThat(track.has(Channel.LATITUDE)).isFalse();
      case A_PAUSE_OF_EIGHT_HOURS -> assertThat(course.elapsedSeconds()).isEqualTo(8 * 3600 + 99);
      case A_JUMP_IN_THE_DISTANCE -> assertThat(course.distance()).isLessThan(300);
      default -> assertThat(track.size()).isPositive();
    }
  }

  @Test
  void theSameRunFromTwoDevicesIsKeptTwiceAndCountedOnce() {
    upload(AT, Map.of("distance", 10_000.0), streams(10));
    upload(AT.plusSeconds(40), Map.of("distance", 10_150.0), streams(12));
    sync();

    assertThat(activities()).hasSize(3);
    assertThat(Running.of(activities(), Deduplication.WITHOUT_PREFERENCE).runs()).hasSize(2);
  }

  @Test
  void aDeletedRunTakesItsTrackAlong() {
    long id = upload(AT, Map.of(), streams(10));
    sync();
    simulator.activities().delete(id);

    assertThat(sync().counts().deleted()).isEqualTo(1);
    assertThat(activity(id)).isEmpty();
    assertThat(track(id)).isEmpty();
  }

  @Test
  void anEditOfTypeAndNameKeepsTheTrackAndOneOfTheDistanceAsksForAnother() {
    long id = upload(AT, Map.of(), streams(10));
    sync();
    simulator.activities().edit(id, Map.of("sport_type", "TrailRun", "name", "Mud"));

    assertThat(sync().counts().changed()).isEqualTo(1);
    assertThat(activity(id).orElseThrow().sport()).isEqualTo(new Sport("trail-run"));
    assertThat(activity(id).orElseThrow().name()).isEqualTo("Mud");
    assertThat(track(id)).hasValueSatisfying(track -> assertThat(track.size()).isEqualTo(10));
    simulator.activities().edit(id, Map.of("distance", 24.0));
    simulator.activities().streams(id, streams(9));
    sync();
    assertThat(track(id)).hasValueSatisfying(track -> assertThat(track.size()).isEqualTo(9));
  }

  @Test
  void aRunThatIsMadePrivateStaysForWhoMayReadAll() {
    long id = upload(AT, Map.of(), streams(10));
    sync();
    simulator.activities().hide(id);

    assertThat(sync().counts().deleted()).isZero();
    assertThat(activity(id)).isPresent();
  }

  @Test
  void aLateUploadOfLastWeeksIsFoundWithItsTrack() {
    sync();
    long late = upload(AT.minus(Duration.ofDays(20)), Map.of(), streams(10));
    SourceRun run = sync();

    assertThat(run.counts().created()).isEqualTo(1);
    assertThat(track(late)).isPresent();
  }
}
