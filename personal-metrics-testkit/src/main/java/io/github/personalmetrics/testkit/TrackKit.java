package io.github.personalmetrics.testkit;

import static io.github.personalmetrics.testkit.Records.AT;
import static io.github.personalmetrics.testkit.Records.activity;
import static io.github.personalmetrics.testkit.Records.run;
import static io.github.personalmetrics.testkit.Records.weight;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.RecordKey;
import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import io.github.personalmetrics.store.DeletedRecord;
import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoreException;
import io.github.personalmetrics.store.TrackCommit;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which tracks are asked for, and that they come back as they went in. */
public abstract class TrackKit extends StoreKit {

  private static final RecordKey KEY = RecordKey.of(ACTIVITIES, "1");
  private static final Track TRACK = Records.track(50);

  @Test
  void aTrackComesBackEqual() {
    commit(run("1", AT, 5_000), run("2", AT, 5_000));
    var channels = new EnumMap<Channel, double[]>(Channel.class);
    var random = new Random(3);
    int[] millis = random.ints(1_000, 0, Integer.MAX_VALUE).sorted().toArray();
    for (Channel channel : Channel.values()) {
      channels.put(
          channel,
          random
              .doubles(1_000, 0, 90)
              .map(value -> random.nextInt(9) == 0 ? Double.NaN : value)
              .toArray());
    }
    Track full = Track.of(millis, channels);
    Track bare = Track.of(new int[] {7}, Map.of());
    store("1", full);
    store("2", bare);

    assertThat(metrics().track(KEY)).contains(full);
    assertThat(metrics().track(RecordKey.of(ACTIVITIES, "2"))).contains(bare);
    assertThat(metrics().track(RecordKey.of(ACTIVITIES, "3"))).isEmpty();
    assertThat(stores().open(YOU).metrics().track(KEY)).isEmpty();
  }

  @Test
  void activitiesWithoutATrackAreAskedForNewestFirst() {
    commit(run("1", AT, 1), run("2", AT.plusSeconds(60), 2), run("3", AT.plusNanos(1), 3));
    commit(weight("4", AT, "80"));

    assertMissing(10, "2", "3", "1");
    assertMissing(1, "2");
    assertThat(ledger().missingTracks(MEASURES, 10)).isEmpty();

    store("2", TRACK);
    store("1", null);
    assertMissing(10, "3");
    assertThat(metrics().track(KEY)).isEmpty();
  }

  @Test
  void aTrackChangesTheVersion() {
    commit(run("1", AT, 1));
    String version = metrics().version();
    store("1", null);
    assertThat(metrics().version()).isEqualTo(version);
    store("1", TRACK);
    assertThat(metrics().version()).isNotEqualTo(version);
  }

  @Test
  void aTrackStaysWhileTheCourseDoes() {
    commit(run("1", AT, 5_000), run("2", AT, 5_000));
    store("1", TRACK);
    store("2", null);
    commit(activity("1").at(AT).distance(5_000).name("Renamed").build());
    commit(activity("2").at(AT).distance(5_000).race().build());

    assertThat(metrics().track(KEY)).contains(TRACK);
    assertMissing(10);
  }

  @Test
  void aTrackIsAskedForAgainOnceTheCourseChanged() {
    commit(run("1", AT, 5_000), run("2", AT, 5_000), run("3", AT, 5_000));
    store("1", TRACK);
    store("2", null);
    store("3", TRACK);
    Duration hour = Duration.ofHours(1);
    commit(
        run("1", AT.plusSeconds(1), 5_000),
        run("2", AT, 4_900),
        activity("3").at(AT).distance(5_000).time(hour, hour).build());

    assertThat(metrics().track(KEY)).isEmpty();
    assertThat(ledger().missingTracks(ACTIVITIES, 10)).hasSize(3);
  }

  @Test
  void aTrackGoesAndComesBackWithItsActivity() {
    commit(run("1", AT, 5_000));
    store("1", TRACK);
    page(ACTIVITIES).deleted("1").commit();
    assertThat(metrics().track(KEY)).isEmpty();
    assertMissing(10);

    page(ACTIVITIES).restored("1").commit();
    assertThat(metrics().track(KEY)).contains(TRACK);
  }

  @Test
  void anActivityThatIsListedAgainOnAnotherCourseHasNoTrackYet() {
    commit(run("1", AT, 5_000), run("2", AT, 5_000));
    store("1", TRACK);
    store("2", TRACK);
    page(ACTIVITIES).deleted("1", "2").commit();
    commit(run("1", AT, 4_900), activity("2").at(AT).distance(5_000).name("Renamed").build());

    assertThat(metrics().track(KEY)).isEmpty();
    assertThat(metrics().track(RecordKey.of(ACTIVITIES, "2"))).contains(TRACK);
    assertMissing(10, "1");
  }

  @Test
  void aTrackGoesForGoodWithItsActivity() {
    commit(run("1", AT, 5_000));
    store("1", TRACK);
    page(ACTIVITIES).deleted("1").commit();
    clock.advance(DeletedRecord.KEPT);
    page(ACTIVITIES).commit();
    commit(run("1", AT, 5_000));

    assertMissing(10, "1");
  }

  @Test
  void retentionRemovesTracksToo() {
    commit(run("1", AT, 5_000));
    store("1", TRACK);
    ledger().sweep(ACTIVITIES, lease(), Instant.MAX);
    commit(run("1", AT, 5_000));

    assertThat(metrics().track(KEY)).isEmpty();
    assertMissing(10, "1");
  }

  @Test
  void theTrackOfWhatIsGoneOrNoActivityIsPassedOver() {
    commit(Records.measurement("1").from(ACTIVITIES).build());
    String version = metrics().version();
    store("1", TRACK);
    store("gone", TRACK);

    assertThat(metrics().track(KEY)).isEmpty();
    assertThat(metrics().version()).isEqualTo(version);
  }

  @Test
  void whoLostTheLeaseStoresNoTrack() {
    commit(run("1", AT, 5_000));
    Lease mine = lease();
    ledger().release(mine);

    assertThatThrownBy(() -> ledger().commit(new TrackCommit(mine, KEY, TRACK)))
        .isInstanceOf(StoreException.Conflict.class);
    assertMissing(10, "1");
  }

  private void store(String externalId, @Nullable Track track) {
    ledger().commit(new TrackCommit(lease(), RecordKey.of(ACTIVITIES, externalId), track));
  }

  private Lease lease() {
    return ledger()
        .lease(ACTIVITIES, "test-commit", clock.instant().plus(Duration.ofMinutes(5)))
        .orElseThrow();
  }

  private void assertMissing(int limit, String... externalIds) {
    assertThat(ledger().missingTracks(ACTIVITIES, limit))
        .extracting(RecordKey::externalId)
        .containsExactly(externalIds);
  }
}
