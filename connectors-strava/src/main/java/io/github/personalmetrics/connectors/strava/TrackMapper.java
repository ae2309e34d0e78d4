package io.github.personalmetrics.connectors.strava;

import io.github.personalmetrics.domain.Track;
import io.github.personalmetrics.domain.Track.Channel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Turns streams into a track. A sample without a time has no place in it and is left out; a value
 * that is missing, or that cannot be, is one that the device missed.
 */
final class TrackMapper {

  private static final int LATITUDE = 0;
  private static final int LONGITUDE = 1;

  private final int[] samples;
  private final List<@Nullable Double> times;
  private final Map<Channel, double[]> columns = new EnumMap<>(Channel.class);

  private TrackMapper(List<@Nullable Double> times) {
    this.times = times;
    this.samples =
        IntStream.range(0, times.size()).filter(sample -> times.get(sample) != null).toArray();
  }

  /**
   * @return empty if nothing was recorded over time
   * @throws IllegalArgumentException if the streams do not belong together; the message says why
   */
  static Optional<Track> map(StravaApi.Streams streams) {
    List<@Nullable Double> times = streams.time() == null ? null : streams.time().data();
    if (times == null || times.isEmpty()) {
      return Optional.empty();
    }
    var mapper = new TrackMapper(times);
    mapper.add(Channel.DISTANCE, streams.distance());
    mapper.add(Channel.ALTITUDE, streams.altitude());
    mapper.add(Channel.HEART_RATE, streams.heartrate());
    mapper.add(Channel.CADENCE, streams.cadence());
    mapper.add(Channel.POWER, streams.watts());
    mapper.add(Channel.TEMPERATURE, streams.temp());
    mapper.add(Channel.LATITUDE, streams.latlng(), LATITUDE);
    mapper.add(Channel.LONGITUDE, streams.latlng(), LONGITUDE);
    return mapper.track();
  }

  private Optional<Track> track() {
    if (samples.length == 0) {
      return Optional.empty();
    }
    int[] millis = new int[samples.length];
    for (int i = 0; i < millis.length; i++) {
      millis[i] = Math.toIntExact(Math.round(value(times, samples[i]) * 1000));
    }
    return Optional.of(Track.of(millis, columns));
  }

  private void add(Channel channel, StravaApi.@Nullable Stream stream) {
    List<@Nullable Double> data = stream == null ? null : stream.data();
    if (data != null) {
      requireLength(channel, data.size());
      double[] column = new double[samples.length];
      for (int i = 0; i < column.length; i++) {
        column[i] = possible(channel, value(data, samples[i]));
      }
      columns.put(channel, column);
    }
  }

  private void add(Channel channel, StravaApi.@Nullable Positions positions, int part) {
    List<@Nullable List<@Nullable Double>> data = positions == null ? null : positions.data();
    if (data != null) {
      requireLength(channel, data.size());
      double[] column = new double[samples.length];
      for (int i = 0; i < column.length; i++) {
        List<@Nullable Double> position = data.get(samples[i]);
        column[i] =
            position == null || position.size() <= part
                ? Double.NaN
                : possible(channel, value(position, part));
      }
      columns.put(channel, column);
    }
  }

  private void requireLength(Channel channel, int length) {
    if (length != times.size()) {
      throw new IllegalArgumentException(
          channel + " has " + length + " samples and time has " + times.size());
    }
  }

  private static double possible(Channel channel, double value) {
    return channel.allows(value) ? value : Double.NaN;
  }

  private static double value(List<@Nullable Double> data, int index) {
    Double value = data.get(index);
    return value == null ? Double.NaN : value;
  }
}
