package io.github.personalmetrics.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class SettableClockTest {

  @Test
  void itMovesOnlyWhenToldToInEveryZone() {
    SettableClock clock = SettableClock.at("2026-03-01T07:00:00Z");
    SettableClock abroad = clock.withZone(ZoneId.of("Asia/Tokyo"));
    clock.advance(Duration.ofMinutes(5));

    assertThat(abroad.instant()).isEqualTo(Instant.parse("2026-03-01T07:05:00Z"));
    assertThat(abroad.getZone()).isEqualTo(ZoneId.of("Asia/Tokyo"));
    abroad.set(Instant.EPOCH);
    assertThat(clock.instant()).isEqualTo(Instant.EPOCH);
    assertThat(clock.millis()).isZero();
  }
}
