package io.github.personalmetrics.store.sqlite;

import static io.github.personalmetrics.testkit.Records.ACTIVITIES;
import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.MEASURES;
import static io.github.personalmetrics.testkit.Records.activity;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.track;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.domain.Activity;
import io.github.personalmetrics.domain.SubjectId;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.SubjectStore;
import io.github.personalmetrics.store.SubjectStores;
import io.github.personalmetrics.store.TrackCommit;
import io.github.personalmetrics.sync.SyncEngine;
import io.github.personalmetrics.testkit.ScriptedConnector;
import io.github.personalmetrics.testkit.SettableClock;
import io.github.personalmetrics.testkit.TestCommit;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link SyncStormTest} meets by chance, each in the fewest steps. */
class StormFindingsTest {

  @TempDir Path folder;

  private final SettableClock clock = SettableClock.at(AT);
  private SubjectStores stores;
  private SubjectStore me;

  @BeforeEach
  void open() {
    stores = SqliteStore.open(folder.resolve("me.db"), clock);
    me = stores.open(SubjectId.of("me"));
  }

  @AfterEach
  void close() {
    stores.close();
  }

  @Test
  void aSyncThatWasOvertakenKeepsNoLease() {
    var scale = ScriptedConnector.of(MEASURES).put(weight("1", AT, "80"));
    scale.onFetch(
        request -> {
          clock.advance(Duration.ofMinutes(10));
          me.ledger().release(lease("another"));
        });

    var overtaken = SyncEngine.of(me, List.of(scale), clock).sync().runs().get(0);

    assertThat(overtaken.code()).isEqualTo("sync.lease-lost");
    assertThat(me.ledger().lease(MEASURES, "the next", inAMinute())).isPresent();
  }

  @Test
  void anActivityThatComesBackOnAnotherCourseHasNoTrackYet() {
    Activity before = run("1", AT, 5_000);
    page().records(before).commit();
    Lease lease = me.ledger().lease(ACTIVITIES, "test-commit", inAMinute()).orElseThrow();
    me.ledger().commit(new TrackCommit(lease, before.key(), track(10)));
    page().deleted("1").commit();

    page().records(run("1", AT, 4_900)).commit();

    assertThat(me.metrics().track(before.key())).isEmpty();
    assertThat(me.ledger().missingTracks(ACTIVITIES, 10)).containsExactly(before.key());
  }

  @Test
  void anActivityThatComesBackAsItWasHasItsTrack() {
    Activity before = run("1", AT, 5_000);
    page().records(before).commit();
    Lease lease = me.ledger().lease(ACTIVITIES, "test-commit", inAMinute()).orElseThrow();
    me.ledger().commit(new TrackCommit(lease, before.key(), track(10)));
    page().deleted("1").commit();

    page().records(activity("1").at(AT).distance(5_000).name("Renamed").build()).commit();

    assertThat(me.metrics().track(before.key())).contains(track(10));
  }

  private TestCommit page() {
    return TestCommit.to(me, ACTIVITIES, clock);
  }

  private Lease lease(String owner) {
    return me.ledger().lease(MEASURES, owner, inAMinute()).orElseThrow();
  }

  private Instant inAMinute() {
    return clock.instant().plusSeconds(60);
  }
}
