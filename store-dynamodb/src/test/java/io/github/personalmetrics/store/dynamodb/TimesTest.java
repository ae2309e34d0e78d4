package io.github.personalmetrics.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {

  private static final List<Instant> EDGES =
      List.of(
          Instant.MIN,
          Instant.parse("0000-01-01T00:00:00Z").minusNanos(1),
          Instant.parse("0000-01-01T00:00:00Z"),
          Instant.EPOCH.minusNanos(1),
          Instant.EPOCH,
          Instant.parse("2024-02-29T23:59:59.999999999Z"),
          Instant.parse("2026-11-27T06:30:00.000000001Z"),
          Instant.parse("9999-12-31T23:59:59.999999999Z"),
          Instant.parse("+10000-01-01T00:00:00Z"),
          Instant.MAX);

  @Test
  void everyMomentIsReadAsItWasWrittenAndSortsAsItsText() {
    assertThat(EDGES.stream().map(Times::write).map(Times::read)).isEqualTo(EDGES);
    assertThat(EDGES.stream().map(Times::write)).isSorted();
    var random = new Random(7);
    for (int i = 0; i < 10_000; i++) {
      Instant at = Instant.ofEpochSecond(random.nextLong(1L << 36), random.nextInt(1_000_000_000));
      assertThat(Times.read(Times.write(at))).isEqualTo(at);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-13-01T00:00:00.000000000Z",
        "2026-02-29T00:00:00.000000000Z",
        "2026-02-01T24:00:00.000000000Z",
        "2026-02-01Tab:00:00.000000000Z",
        "2026-02-01",
      })
  void whatIsNoMomentIsRefused(String text) {
    assertThatThrownBy(() -> Times.read(text)).isInstanceOf(RuntimeException.class);
  }
}
