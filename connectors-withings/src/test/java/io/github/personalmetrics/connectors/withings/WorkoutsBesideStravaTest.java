package io.github.personalmetrics.connectors.withings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.personalmetrics.analytics.Deduplication;
import io.github.personalmetrics.analytics.Running;
import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.SourceId;
import io.github.personalmetrics.domain.Sport;
import io.github.personalmetrics.simulator.Outing;
import io.github.personalmetrics.simulator.ProviderSimulator;
import io.github.personalmetrics.simulator.SyntheticPerson;
import io.github.personalmetrics.store.RecordQuery;
import io.github.personalmetrics.sync.SyncEngine;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A watch records what Strava has too. */
class WorkoutsBesideStravaTest {

  private static final SourceId STRAVA = SourceId.of("strava", "activities");
  private static final SyntheticPerson SYNTHETIC =
      SyntheticPerson.of(7, Person.FIRST_DAY, Person.LAST_DAY, ZoneId.of("Europe/Paris"));

  @TempDir private Path folder;

  @Test
  void aRunOfBothCountsOnceAndAWalkIsNone() {
    List<Activity> strava =
        SYNTHETIC.outings().stream().map(WorkoutsBesideStravaTest::run).toList();
    List<Activity> withings;
    try (var simulator =
        ProviderSimulator.builder().person(SYNTHETIC).requestsPerMinute(0).start()) {
      var me = new Person(simulator, folder);
      var workouts = me.everything().get(2);
      SyncEngine.of(me.store, List.of(workouts), me.clock).sync();
      withings =
          me.store.metrics().find(RecordQuery.all().from(WorkoutRows.SOURCE)).stream()
              .map(Activity.class::cast)
              .toList();
    }
    var both = new ArrayList<>(strava);
    both.addAll(withings);
    Running alone = Running.of(strava, Deduplication.WITHOUT_PREFERENCE);
    Running together = Running.of(both, Deduplication.WITHOUT_PREFERENCE);

    assertThat(withings).filteredOn(it -> it.sport().isRunning()).hasSizeGreaterThan(20);
    assertThat(withings).filteredOn(it -> it.sport().equals(Sport.WALK)).hasSizeGreaterThan(50);
    assertThat(together.runs()).hasSameSizeAs(alone.runs());
    assertThat(together.totals().distance()).isCloseTo(alone.totals().distance(), within(1.0));
  }

  private static Activity run(Outing outing) {
    Sport sport =
        switch (outing.sport()) {
          case "Ride" -> Sport.RIDE;
          case "TrailRun" -> Sport.TRAIL_RUN;
          default -> Sport.RUN;
        };
    return new Activity(
        RecordKey.of(STRAVA, Long.toString(outing.id())),
        outing.startedAt(),
        SYNTHETIC.zone(),
        sport,
        outing.sport(),
        outing.name(),
        outing.metres(),
        outing.moving(),
        outing.elapsed(),
        outing.climb(),
        outing.race(),
        outing.heartRate());
  }
}
