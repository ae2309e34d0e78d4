package io.github.personalmetrics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

final class TrackCodecTest {

  @Property(tries = 200)
  void everyTrackComesBackToTheLastBit(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int size) {
    var random = new Random(seed);
    var columns = new EnumMap<Channel, double[]>(Channel.class);
    for (Channel channel : Channel.values()) {
      columns.put(channel, column(random, size));
    }
    Track track = Track.of(random.ints(size, 0, Integer.MAX_VALUE).sorted().toArray(), columns);

    assertThat(TrackCodec.decode(TrackCodec.encode(track))).isEqualTo(track);
  }

  /** With few decimals, with all of them, with gaps, and with sizes beyond every whole number. */
  private static double[] column(Random random, int size) {
    double scale = Math.pow(10, random.nextInt(10));
    int kind = random.nextInt(4);
    return IntStream.range(0, size)
        .mapToDouble(
            i ->
                switch (kind) {
                  case 0 -> Math.round(random.nextDouble() * 90 * scale) / scale;
                  case 1 -> random.nextDouble() * 90;
                  case 2 -> random.nextInt(3) == 0 ? Double.NaN : random.nextInt(90);
                  default -> random.nextDouble() * 1e-300;
                })
        .toArray();
  }

  @Test
  void numbersThatAreTooLargeToScaleStayExact() {
    Track track =
        Track.of(
            new int[] {0, 1, 2},
            Map.of(Channel.ALTITUDE, new double[] {0.125, 4.5e15, Double.MAX_VALUE}));

    assertThat(TrackCodec.decode(TrackCodec.encode(track))).isEqualTo(track);
  }

  @Test
  void anHourOfARunTakesFewBytes() {
    int size = 3_600;
    var random = new Random(1);
    double[] latitude = new double[size];
    double[] longitude = new double[size];
    double[] altitude = new double[size];
    double[] heart = new double[size];
    for (int i = 0; i < size; i++) {
      latitude[i] = Math.round(48_850_000 + 20 * i + 5 * random.nextGaussian()) / 1e6;
      longitude[i] = Math.round(2_350_000 + 9 * i + 5 * random.nextGaussian()) / 1e6;
      altitude[i] = Math.round(350 + 90 * Math.sin(i / 90.0) + random.nextGaussian()) / 10.0;
      heart[i] = 150 + random.nextInt(3);
    }
    byte[] bytes =
        TrackCodec.encode(
            Track.of(
                IntStream.range(0, size).map(i -> i * 1_000).toArray(),
                Map.of(
                    Channel.LATITUDE, latitude,
                    Channel.LONGITUDE, longitude,
                    Channel.ALTITUDE, altitude,
                    Channel.HEART_RATE, heart)));

    assertThat(bytes.length / (double) size).isLessThan(4);
  }

  @Test
  void whatIsNoTrackIsRefused() {
    byte[] bytes = TrackCodec.encode(Track.of(new int[] {0, 5}, Map.of()));
    byte[] newer = bytes.clone();
    newer[0] = 9;

    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrackCodec.decode(newer))
        .withMessageContaining("version 9");
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatIllegalArgumentException().isThrownBy(() -> TrackCodec.decode(cut));
    }
  }
}
