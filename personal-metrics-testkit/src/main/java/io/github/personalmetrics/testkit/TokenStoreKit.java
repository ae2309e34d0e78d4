package io.github.personalmetrics.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.store.Lease;
import io.github.personalmetrics.store.StoredToken;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a token store must do: opaque bytes, one winner, and a lease to refresh under. */
public abstract class TokenStoreKit extends StoreKit {

  private static final Duration WHILE = Duration.ofMinutes(1);

  @Test
  void whatWasNeverSetIsAbsent() {
    assertThat(tokens().load("strava")).isEmpty();
    tokens().remove("strava");
    assertThat(tokens().load("strava")).isEmpty();
  }

  @Test
  void bytesComeBackUntouched() {
    var random = new Random(6);
    for (int length : new int[] {0, 1, 255, 70_000}) {
      byte[] bytes = new byte[length];
      random.nextBytes(bytes);
      assertThat(tokens().compareAndSet("token " + length, 0, bytes)).isTrue();
      assertThat(load("token " + length).bytes()).isEqualTo(bytes);
    }
  }

  @Test
  void theFirstWriterExpectsNothing() {
    assertThat(tokens().compareAndSet("strava", 1, bytes("early"))).isFalse();
    assertThat(tokens().load("strava")).isEmpty();
    assertThat(tokens().compareAndSet("strava", 0, bytes("a"))).isTrue();
    assertThat(tokens().compareAndSet("strava", 0, bytes("b"))).isFalse();
    assertThat(load("strava").bytes()).isEqualTo(bytes("a"));
    assertThat(load("strava").version()).isPositive();
  }

  @Test
  void ofTwoWritersOneWins() {
    tokens().compareAndSet("strava", 0, bytes("a"));
    long seenByBoth = load("strava").version();

    assertThat(tokens().compareAndSet("strava", seenByBoth, bytes("b"))).isTrue();
    assertThat(tokens().compareAndSet("strava", seenByBoth, bytes("c"))).isFalse();
    assertThat(load("strava").bytes()).isEqualTo(bytes("b"));
    assertThat(load("strava").version()).isNotEqualTo(seenByBoth);
  }

  @Test
  void equalBytesAreAChangeToo() {
    tokens().compareAndSet("strava", 0, bytes("a"));
    long before = load("strava").version();
    assertThat(tokens().compareAndSet("strava", before, bytes("a"))).isTrue();
    assertThat(load("strava").version()).isNotEqualTo(before);
  }

  @Test
  void aRemovedTokenIsGoneAndItsVersionsDoNotComeBack() {
    tokens().compareAndSet("strava", 0, bytes("a"));
    tokens().compareAndSet("withings", 0, bytes("w"));
    long before = load("strava").version();
    tokens().remove("strava");

    assertThat(tokens().load("strava")).isEmpty();
    assertThat(tokens().load("withings")).isPresent();
    assertThat(tokens().compareAndSet("strava", before, bytes("b"))).isFalse();
    assertThat(tokens().compareAndSet("strava", 0, bytes("b"))).isTrue();
    assertThat(load("strava").version()).isNotEqualTo(before);
  }

  @Test
  void theStoreKeepsItsOwnCopyOfTheBytes() {
    byte[] mine = bytes("secret");
    tokens().compareAndSet("strava", 0, mine);
    mine[0] = 'X';
    load("strava").bytes()[0] = 'Y';

    assertThat(load("strava").bytes()).isEqualTo(bytes("secret"));
  }

  @Test
  void namesAreExact() {
    tokens().compareAndSet("strava", 0, bytes("a"));

    assertThat(tokens().load("Strava")).isEmpty();
    assertThat(tokens().load("strava ")).isEmpty();
    assertThat(tokens().load("%")).isEmpty();
  }

  @Test
  void onlyOneOwnerRefreshesAtATime() {
    Lease mine = lease("strava", "a");

    assertThat(mine.name()).isEqualTo("strava");
    assertThat(tokens().lease("strava", "b", soon())).isEmpty();
    assertThat(tokens().lease("withings", "b", soon())).isPresent();
    assertThat(lease("strava", "a").fence()).isEqualTo(mine.fence());

    clock.advance(WHILE);
    assertThat(lease("strava", "b").fence()).isGreaterThan(mine.fence());
    tokens().release(mine);
    assertThat(tokens().lease("strava", "c", soon())).isEmpty();
  }

  @Test
  void aReleasedLeaseIsFreeAtOnce() {
    Lease mine = lease("strava", "a");
    tokens().release(mine);
    assertThat(lease("strava", "b").fence()).isGreaterThan(mine.fence());
  }

  @Test
  void aTokenNamedLikeASourceHasALeaseOfItsOwn() {
    lease(MEASURES.toString(), "a");
    Lease other = ledger().lease(MEASURES, "b", soon()).orElseThrow();
    ledger().release(other);
    assertThat(tokens().lease(MEASURES.toString(), "b", soon())).isEmpty();
  }

  private StoredToken load(String name) {
    return tokens().load(name).orElseThrow();
  }

  private Lease lease(String name, String owner) {
    return tokens().lease(name, owner, soon()).orElseThrow();
  }

  private Instant soon() {
    return clock.instant().plus(WHILE);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
