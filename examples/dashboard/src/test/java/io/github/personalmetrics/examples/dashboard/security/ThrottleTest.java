package io.github.personalmetrics.examples.dashboard.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.personalmetrics.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThrottleTest {

  private final SettableClock clock = SettableClock.at("2026-11-23T08:00:00Z");
  private final Throttle throttle = new Throttle(clock);

  @Test
  void waitsDoubleUpToAMinuteAndNeverBecomeForever() {
    List<Long> waits = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      Duration wait = throttle.tryNow("account anna");
      while (wait.isZero()) {
        wait = throttle.tryNow("account anna");
      }
      waits.add(wait.toSeconds());
      clock.advance(wait);
    }

    assertThat(waits).startsWith(1L, 2L, 4L, 8L, 16L, 32L, 60L, 60L).endsWith(60L);
  }

  @Test
  void aSuccessForgetsTheTriesBeforeIt() {
    throttle.tryNow("account anna");
    throttle.tryNow("account anna");
    throttle.tryNow("account anna");
    throttle.succeeded("account anna");

    assertThat(throttle.tryNow("account anna")).isZero();
  }

  @Test
  void oneAccountFromManyAddressesIsSlowedDownAsOne() {
    int allowed = 0;
    for (int i = 0; i < 1000; i++) {
      allowed += throttle.tryNow("account anna", "address " + i).isZero() ? 1 : 0;
    }

    assertThat(allowed).isLessThanOrEqualTo(3);
  }

  @Test
  void oneAddressWithManyAccountsIsSlowedDownAsOne() {
    int allowed = 0;
    for (int i = 0; i < 1000; i++) {
      allowed += throttle.tryNow("account " + i, "address a").isZero() ? 1 : 0;
    }

    assertThat(allowed).isLessThanOrEqualTo(3);
  }

  @Test
  void anAccountUnderAttackIsNotForgottenInACrowdOfNames() {
    for (int i = 0; i < 30_000; i++) {
      throttle.tryNow("account " + i);
      throttle.tryNow("account anna");
    }

    assertThat(throttle.tryNow("account anna")).isPositive();
  }
}
