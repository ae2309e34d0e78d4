package io.github.personalmetrics.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.personalmetrics.domain.Track.Channel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrackTest {

  private static final int[] TIMES = {0, 1_000, 1_000};

  @Test
  void samplesStandAtTheSameIndexes() {
    Track track =
        Track.of(
            TIMES,
            Map.of(
                Channel.ALTITUDE, new double[] {35.5, Double.NaN, -3},
                Channel.DISTANCE, new double[] {0, 3.2, 3.2}));

    assertThat(track.size()).isEqualTo(3);
    assertThat(track.millis(1)).isEqualTo(1_000);
    assertThat(track.channels()).containsExactly(Channel.ALTITUDE, Channel.DISTANCE);
    assertThat(track.value(Channel.ALTITUDE, 1)).isNaN();
    assertThat(track.value(Channel.ALTITUDE, 2)).isEqualTo(-3);
    assertThat(track.value(Channel.POWER, 2)).isNaN();
  }

  @Test
  void aColumnWithoutAnyValueIsAbsent() {
    Track track = Track.of(new int[] {0}, Map.of(Channel.POWER, new double[] {Double.NaN}));
    assertThat(track.has(Channel.POWER)).isFalse();
    assertThat(track).isEqualTo(Track.of(new int[] {0}, Map.of()));
  }

  @Test
  void tracksAreEqualByContentAndKeepTheirOwnCopy() {
    double[] power = {200, Double.longBitsToDouble(0x7ff8000000000001L), -0.0};
    Track track = Track.of(TIMES, Map.of(Channel.POWER, power));
    power[0] = 1;

    assertThat(track)
        .isEqualTo(Track.of(TIMES, Map.of(Channel.POWER, new double[] {200, Double.NaN, 0})))
        .hasSameHashCodeAs(
            Track.of(TIMES, Map.of(Channel.POWER, new double[] {200, Double.NaN, 0})))
        .isNotEqualTo(Track.of(TIMES, Map.of(Channel.CADENCE, new double[] {200, Double.NaN, 0})))
        .isNotEqualTo(Track.of(TIMES, Map.of(Channel.POWER, new double[] {200, 0, 0})));
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> Track.of(new int[0], Map.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Track.of(new int[] {5, 4}, Map.of()))
        .hasMessageContaining("go back at sample 1");
    assertThatThrownBy(() -> Track.of(TIMES, Map.of(Channel.POWER, new double[] {1})))
        .hasMessageContaining("POWER has 1 samples");
  }

  @ParameterizedTest
  @CsvSource({
    "LATITUDE, 90.1",
    "LATITUDE, -91",
    "LONGITUDE, 180.5",
    "DISTANCE, -1",
    "HEART_RATE, -0.1",
    "ALTITUDE, Infinity",
    "ALTITUDE, -Infinity",
    "TEMPERATURE, -300"
  })
  void aValueThatCannotBeIsNamed(Channel channel, double value) {
    assertThatThrownBy(() -> Track.of(new int[] {0}, Map.of(channel, new double[] {value})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(channel + " cannot be " + value);
  }
}
